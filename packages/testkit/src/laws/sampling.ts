import type { MixtureDocument } from 'latent';
import { expect } from 'vitest';
import { drawFromTruth } from '../models.ts';
import { columnsOf, familyOf, isCategorical, type Moments, type Values } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { add, at } from '../oracle/nested.ts';
import { type Parameters, readParameters, tableOfItem } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import type { Law } from './law.ts';

const ROWS = 4000;

type Rows = readonly (readonly (string | null)[])[];

export const sampling: Law = {
  says: 'drawn rows have the margins and pairs of the model, their numbers its means, variances and covariances (|z| < 4.5); the same seed draws the same rows',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 50, 3);
    const { document } = await front.fit(steps(instance, engine, 0));
    const rows = await front.sample(document, ROWS, 1);
    expect(rows.length).toBe(ROWS);
    expect(await front.sample(document, ROWS, 1)).toEqual(rows);
    expect(await front.sample(document, ROWS, 2)).not.toEqual(rows);
    const truth = readParameters(instance.start);
    const items = featuresOf(instance.document).flatMap((feature, j) => (isCategorical(feature) ? [j] : []));
    items.forEach((a, i) => {
      for (const b of items.slice(i)) expectPairs(instance.document, truth, rows, a, b);
    });
    if (items.length < instance.document.features.length) expectMoments(instance.document, truth, rows);
  },
};

/** Counts of the pairs of levels of two items (of the levels of one, where a = b). */
function expectPairs(document: MixtureDocument, parameters: Parameters, rows: Rows, a: number, b: number): void {
  const features = featuresOf(document);
  const columns = features.flatMap(columnsOf);
  const levels = (item: number): readonly string[] => features[item]?.levels ?? [];
  const where = (item: number): number => columns.indexOf(features[item]?.name as string);
  const p = (item: number, k: number, level: number): number => at(tableOfItem(parameters, item), k, level);
  levels(a).forEach((nameA, first) => {
    levels(b).forEach((nameB, second) => {
      if (a === b && first !== second) return;
      const share = add(parameters.sizes.map((size, k) => size * p(a, k, first) * (a === b ? 1 : p(b, k, second))));
      const count = rows.filter((row) => row[where(a)] === nameA && row[where(b)] === nameB).length;
      const z = (count - ROWS * share) / Math.sqrt(ROWS * share * (1 - share));
      expect(
        Math.abs(z),
        `item ${a + 1} = ${nameA}, item ${b + 1} = ${nameB}: ${count} of ${ROWS}, expected ${ROWS * share}`,
      ).toBeLessThan(4.5);
    });
  });
}

/** Means and covariances of all columns, of a categorical those of the indicators of its levels. */
function expectMoments(document: MixtureDocument, { sizes, features: values }: Parameters, rows: Rows): void {
  const features = featuresOf(document);
  const byClass = sizes.map((_, k) =>
    beside(features.map((feature, j) => familyOf(feature).moments(feature, values[j] as Values, k))),
  );
  const width = byClass[0]?.mean.length ?? 0;
  const mixed = (of: (k: number) => number): number => add(sizes.map((size, k) => size * of(k)));
  const mean = Array.from({ length: width }, (_, i) => mixed((k) => at(byClass[k]?.mean, i)));
  const numbers = rows.map((row) => numbersOf(document, row));
  for (let i = 0; i < width; i++) {
    const gap = (k: number, column: number): number => at(byClass[k]?.mean, column) - at(mean, column);
    expectMean(
      numbers.map((row) => at(row, i)),
      at(mean, i),
      `mean of column ${i}`,
    );
    for (let j = 0; j <= i; j++)
      expectMean(
        numbers.map((row) => (at(row, i) - at(mean, i)) * (at(row, j) - at(mean, j))),
        mixed((k) => at(byClass[k]?.covariance, i, j) + gap(k, i) * gap(k, j)),
        `covariance of columns ${i} and ${j}`,
      );
  }
}

/** Features are independent given the class. */
function beside(parts: readonly Moments[]): Moments {
  const mean = parts.flatMap((part) => part.mean);
  const covariance = parts.flatMap((part, p) =>
    part.covariance.map((line) => parts.flatMap((other, o) => (o === p ? line : other.mean.map(() => 0)))),
  );
  return { mean, covariance };
}

function numbersOf(document: MixtureDocument, row: readonly (string | null)[]): number[] {
  const columns = featuresOf(document).flatMap((feature) => columnsOf(feature).map(() => feature));
  return columns.flatMap((feature, i) =>
    isCategorical(feature) ? (feature.levels ?? []).map((level) => (row[i] === level ? 1 : 0)) : [Number(row[i])],
  );
}

function expectMean(sample: readonly number[], expected: number, what: string): void {
  const mean = add(sample) / sample.length;
  const variance = add(sample.map((x) => (x - mean) ** 2)) / sample.length;
  const z = (mean - expected) / Math.sqrt(variance / sample.length);
  expect(Math.abs(mean - expected) < 1e-12 ? 0 : Math.abs(z), `${what}: ${mean}, expected ${expected}`).toBeLessThan(
    4.5,
  );
}
