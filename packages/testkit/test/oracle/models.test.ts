import { sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryInstance, type ModelName, models } from '../../src/models.ts';
import { readData, rowOf } from '../../src/oracle/data.ts';
import { logLikelihood, posterior } from '../../src/oracle/enumerate.ts';
import { derivative, directions } from '../../src/oracle/gradient.ts';
import { rowScores, standardErrors } from '../../src/oracle/information.ts';
import { logPrior, maximize } from '../../src/oracle/maximize.ts';
import { at } from '../../src/oracle/nested.ts';
import {
  blocksOf,
  flatten,
  orderClasses,
  type Parameters,
  readParameters,
  unflatten,
  writeParameters,
} from '../../src/oracle/numbers.ts';
import type { Instance } from '../../src/problem.ts';

// No library takes part: also of families that it does not have yet.
const names = Object.keys(models) as ModelName[];

describe.each(names)('%s', (name) => {
  const instance = sample(arbitraryInstance(name), { seed: 11, numRuns: 1 })[0] as Instance;
  const { document } = instance;
  const data = readData(document, instance);
  const start = readParameters(instance.start);

  test('parameters are read and written, flat in the order of the document', () => {
    expect(unflatten(flatten(start), start)).toEqual(start);
    expect(writeParameters(document, start)).toEqual(instance.start);
    const inDocument = [document.latent.name, ...document.features.map((feature) => feature.name)].flatMap((key) =>
      everyNumber(instance.start.parameters?.[key]),
    );
    expect(flatten(start)).toEqual(inDocument);
    const blocks = blocksOf(document);
    expect(blocks.at(-1)).toMatchObject({ offset: inDocument.length - (blocks.at(-1)?.length ?? 0) });
    const backwards = start.sizes.map((_, k) => k).reverse();
    expect(orderClasses(document, orderClasses(document, start, backwards), backwards)).toEqual(start);
  });

  // What the M-step is about stands in the limit: there the gradient of log-likelihood + log-prior is zero in every direction.
  test('iterations never lower the objective and end where its gradient is zero', () => {
    const objective = (own: Parameters) => logLikelihood(document, own, data) + logPrior(document, own);
    let now = start;
    for (let i = 0; i < 400; i++) {
      const next = maximize(document, data, posterior(document, now, data), now);
      if (i < 10) expect(objective(next)).toBeGreaterThanOrEqual(objective(now) - 1e-9);
      now = next;
    }
    // The oracle has no M-step for sizes of negative binomials; probabilities on their boundary have no gradient.
    const size = blocksOf(document).filter(({ improvedOnly }) => improvedOnly);
    const free = directions(document).filter(({ entries }) =>
      entries.every(
        ({ index }) =>
          at(flatten(now), index) !== 0 &&
          !size.some(({ offset, length }) => index >= offset && index < offset + length),
      ),
    );
    for (const along of free) {
      const scale = along.step(flatten(now), 1); // a probability that goes to 0 has no gradient there
      if (scale > 1e-3)
        expect(Math.abs(derivative(objective, now, along, 1e-4) * scale), along.name).toBeLessThan(1e-6);
    }
  });

  test('scores of rows are derivatives of their log-likelihoods', () => {
    const along = directions(document);
    const scores = rowScores(document, start, data, along);
    for (const row of [0, 2, 5]) {
      along.forEach((direction, i) => {
        const numeric = derivative((own) => logLikelihood(document, own, rowOf(data, row)), start, direction);
        expect(at(scores, i, row)).toBeCloseTo(numeric, 6);
      });
    }
  });
});

test('there is a direction for every free parameter', () => {
  const count = (name: ModelName): number => {
    const instance = sample(arbitraryInstance(name), { seed: 11, numRuns: 1 })[0] as Instance;
    return directions(instance.document).length;
  };
  expect(count('gaussian-full')).toBe(1 + 2 * (3 + 6));
  expect(count('gaussian-tied')).toBe(1 + 2 * 3 + 6);
  expect(count('gaussian-one')).toBe(1 + 2 * 2);
  expect(count('negative-binomial')).toBe(1 + 2 * 2 * 2);
  // Full, tied, diagonal, spherical, three levels; what is fixed has none.
  expect(count('gaussian-prior')).toBe(1 + 2 * 5 + (2 * 2 + 3) + 2 * 4 + 2 * 3 + 2 * 2);
});

test('standard errors of a mean and a variance', () => {
  const document = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: ['1'] },
    features: [{ name: 'x', family: 'gaussian' }],
  } as const;
  const own: Parameters = { sizes: [1], features: [{ mean: [[0]], variance: [[1]] }] };
  // ±√3 and 0, as 1 : 4 : 1, have the first five moments of a standard normal.
  const [a, b] = [Math.sqrt(3), -Math.sqrt(3)];
  const data = { cells: [[[a]], [[0]], [[b]]], known: [0, 0, 0], weights: [100, 400, 100] };
  const { errors } = standardErrors(document, own, data);
  expect(errors[0]).toBeCloseTo(Math.sqrt(1 / 600), 9);
  expect(errors[1]).toBeCloseTo(Math.sqrt(2 / 600), 9);
});

function everyNumber(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return Object.values(value as object).flatMap(everyNumber);
}
