import { applyDocument, createTextTable, type MixtureDocument } from 'latent';
import { expect, test } from 'vitest';
import { rowDensities, rowFigures } from '../src/index.ts';

const MODEL: MixtureDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['a', 'b'] },
  features: [
    { name: 'A', family: 'categorical', levels: ['0', '1'] },
    { name: 'x', family: 'gaussian' },
  ],
  parameters: {
    class: [0.25, 0.75],
    A: [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
    x: { mean: [[0], [2]], variance: [[1], [4]] },
  },
};

const columns = new Map([
  ['A', 'labels'],
  ['x', 'numbers'],
] as const);
const builder = createTextTable(['A', 'x'], { columns, missing: '', expectedRows: 4 });
for (const row of [
  ['0', '0'],
  ['1', '2'],
  ['', ''],
  ['0', ''],
])
  builder.add(row);
const table = builder.finish();

const normal = (x: number, mean: number, variance: number): number =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

test('a row in logarithms: by hand', () => {
  const { features, logSizes, responsibilities, logLikelihood } = rowDensities(MODEL, table, 0);
  const [a, b] = [0.25 * 0.8 * normal(0, 0, 1), 0.75 * 0.1 * normal(0, 2, 4)];
  expect(responsibilities[0]).toBeCloseTo(a / (a + b), 12);
  expect(logLikelihood).toBeCloseTo(Math.log(a + b), 12);
  expect(logSizes[0]).toBeCloseTo(Math.log(0.25), 12);
  expect(features.map(({ cells }) => cells)).toEqual([{ A: '0' }, { x: 0 }]);
  expect(features[0]?.logOdds).toBeCloseTo(Math.log(8), 12);
  expect(features[1]?.logOdds).toBeCloseTo(Math.log(normal(0, 0, 1) / normal(0, 2, 4)), 12);
});

test('what is missing adds nothing', () => {
  const { features, responsibilities } = rowDensities(MODEL, table, 2);
  expect(features.map(({ logOdds }) => logOdds)).toEqual([null, null]);
  expect(responsibilities[0]).toBeCloseTo(0.25, 12);
});

test('figures of rows: most probable classes, mean probabilities and tenths, weights counted', () => {
  const applied = applyDocument(MODEL).apply(table);
  const weights = [2, 1, 0, 3];
  const { modal, certainty, logLikelihood, rows, impossible } = rowFigures(applied, weights);
  const p = (row: number): number => applied.posterior.row(row)[0] as number;
  expect([rows, impossible]).toEqual([4, 0]);
  expect(modal.map(({ weight }) => weight)).toEqual([5, 1]); // rows 0 and 3, and row 1; row 2 has no weight
  expect(modal[0]?.means[0]).toBeCloseTo((2 * p(0) + 3 * p(3)) / 5, 12);
  expect(modal[1]?.means[1]).toBeCloseTo(1 - p(1), 12);
  expect(certainty.reduce((sum, own) => sum + own, 0)).toBe(6);
  expect(certainty[Math.floor(10 * Math.max(p(3), 1 - p(3)))]).toBeGreaterThanOrEqual(3);
  const expected = weights.reduce((sum, weight, i) => sum + weight * (applied.logLikelihoods[i] as number), 0);
  expect(logLikelihood).toBeCloseTo(expected, 12);
});
