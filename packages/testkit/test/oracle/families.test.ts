import { expect, test } from 'vitest';
import { conditional } from '../../src/oracle/families/conditional.ts';
import { familyOf, type Values } from '../../src/oracle/families/index.ts';
import type { Feature } from '../../src/oracle/feature.ts';
import { add, at } from '../../src/oracle/nested.ts';
import { createDice } from '../../src/random.ts';

const counts: readonly (readonly [Feature, Values])[] = [
  [{ name: 'c', family: 'categorical', levels: ['a', 'b', 'c'] }, { table: [[0.2, 0.35, 0.45]] }],
  [{ name: 'n', family: 'poisson' }, { rate: [3.7] }],
  [{ name: 'h', family: 'binomial', trials: 9 }, { probability: [0.35] }],
  [
    { name: 'm', family: 'negative-binomial' },
    { mean: [4.2], size: [2.6] },
  ],
];
const covariance = [
  [1, 0.5, -0.3],
  [0.5, 1.2, 0.2],
  [-0.3, 0.2, 0.8],
];
const block: Feature = { name: 'b', family: 'gaussian', columns: ['x', 'y', 'z'], covariance: 'full' };
const values: Values = { mean: [[1, -1, 0.5]], covariance: [covariance] };
const continuous: readonly (readonly [Feature, Values])[] = [
  [{ name: 't', family: 'exponential' }, { rate: [0.8] }],
  [
    { name: 'x', family: 'gaussian' },
    { mean: [[1.5]], variance: [[0.7]] },
  ],
];
const blocks: readonly (readonly [Feature, Values])[] = [
  [block, values],
  [
    { ...block, covariance: 'tied' },
    { ...values, covariance },
  ],
  [
    { ...block, covariance: 'diagonal' },
    { mean: [[1, -1, 0.5]], variance: [[1, 1.2, 0.8]] },
  ],
  [
    { ...block, covariance: 'spherical' },
    { mean: [[1, -1, 0.5]], variance: [0.9] },
  ],
];

test.each(counts)('probabilities of %o add up to one, and have their mean and variance', (feature, own) => {
  const { logDensity, moments } = familyOf(feature);
  const top = feature.levels?.length ?? (feature.trials ? Number(feature.trials) + 1 : 400);
  const p = Array.from({ length: top }, (_, n) => Math.exp(logDensity(feature, own, 0, [n])));
  expect(add(p)).toBeCloseTo(1, 13);
  expect(logDensity(feature, own, 0, [Number.NaN])).toBeCloseTo(0, 15);
  if (feature.levels) return;
  const mean = add(p.map((share, n) => share * n));
  const { mean: means, covariance: variances } = moments(feature, own, 0);
  expect(at(means, 0)).toBeCloseTo(mean, 11);
  expect(at(variances, 0, 0)).toBeCloseTo(add(p.map((share, n) => share * (n - mean) ** 2)), 10);
});

test('probabilities by hand', () => {
  const log = (i: number, cells: number[]) => {
    const [feature, own] = counts[i] as (typeof counts)[number];
    return familyOf(feature).logDensity(feature, own, 0, cells);
  };
  expect(log(1, [2])).toBeCloseTo(Math.log((3.7 ** 2 / 2) * Math.exp(-3.7)), 14);
  expect(log(2, [3])).toBeCloseTo(Math.log(84 * 0.35 ** 3 * 0.65 ** 6), 14);
  expect(log(3, [2])).toBeCloseTo(Math.log(((2.6 * 3.6) / 2) * (2.6 / 6.8) ** 2.6 * (4.2 / 6.8) ** 2), 14);
  const trials: Feature = { name: 'h', family: 'binomial', trials: 'n' };
  const { logDensity } = familyOf(trials);
  expect(logDensity(trials, { probability: [0.35] }, 0, [3, 9])).toBeCloseTo(log(2, [3]), 15);
  expect(logDensity(trials, { probability: [0.35] }, 0, [Number.NaN, 9])).toBe(0);
});

test.each(continuous)('the density of %o integrates to one', (feature, own) => {
  const density = (x: number) => Math.exp(familyOf(feature).logDensity(feature, own, 0, [x]));
  expect(integrate(density, feature.family === 'exponential' ? 0 : -10, 60)).toBeCloseTo(1, 8);
});

test.each(blocks)('the density of %o: a missing cell is integrated out', (feature, own) => {
  const { logDensity } = familyOf(feature);
  const density = (...cells: number[]) => Math.exp(logDensity(feature, own, 0, cells));
  const missing = Number.NaN;
  expect(integrate((y) => density(0.3, y, 1.1), -12, 12)).toBeCloseTo(density(0.3, missing, 1.1), 8);
  expect(integrate((x) => density(x, missing, 1.1), -12, 12)).toBeCloseTo(density(missing, missing, 1.1), 8);
  expect(integrate((z) => density(missing, missing, z), -12, 12)).toBeCloseTo(1, 8);
  expect(logDensity(feature, own, 0, [missing, missing, missing])).toBeCloseTo(0, 15);
});

test('a conditional by hand', () => {
  const { regression, left, logDeterminant } = conditional(
    [
      [4, 1],
      [1, 2],
    ],
    [7, Number.NaN],
  );
  expect(regression).toEqual([[0.25]]);
  expect(left).toEqual([[1.75]]);
  expect(logDeterminant).toBeCloseTo(Math.log(4), 15);
});

test.each([...counts, ...continuous, ...blocks])('draws of %o have its moments', (feature, own) => {
  const { draw, moments } = familyOf(feature);
  const dice = createDice(5);
  const n = 20_000;
  const drawn = Array.from({ length: n }, () => draw(feature, own, 0, dice)).map((cells) =>
    feature.levels ? feature.levels.map((_, level) => (cells[0] === level ? 1 : 0)) : cells,
  );
  const { mean, covariance: expected } = moments(feature, own, 0);
  const z = (sample: readonly number[], about: number): number => {
    const own = add(sample) / n;
    return (own - about) / Math.sqrt(add(sample.map((x) => (x - own) ** 2)) / n / n);
  };
  mean.forEach((center, i) => {
    const column = drawn.map((cells) => at(cells, i));
    expect(Math.abs(z(column, center)), `mean ${i}`).toBeLessThan(4);
    mean.forEach((other, j) => {
      const products = drawn.map((cells) => (at(cells, i) - center) * (at(cells, j) - other));
      expect(Math.abs(z(products, at(expected, i, j))), `covariance ${i}, ${j}`).toBeLessThan(4);
    });
  });
});

/** Simpson's rule. */
function integrate(f: (x: number) => number, from: number, to: number): number {
  const n = 4000;
  const h = (to - from) / n;
  const terms = Array.from(
    { length: n + 1 },
    (_, i) => (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * f(from + i * h),
  );
  return (h / 3) * add(terms);
}
