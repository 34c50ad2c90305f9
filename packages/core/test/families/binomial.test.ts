import { expect, test } from 'vitest';
import { binomial } from '../../src/families/binomial.ts';
import type { Emission } from '../../src/families/family.ts';
import { createRandom } from '../../src/random/index.ts';
import {
  densityOf,
  expectDerivatives,
  expectMaximum,
  logFactorial,
  maximized,
  mixed,
  NOTHING,
  scoresOf,
  specOf,
  statisticsOf,
} from './support.ts';

const PROBABILITIES = Float64Array.of(0.2, 0.65);
const one = { rows: [[0], [3], [9], [10], [4], [4]], support: Float64Array.of(0, 3, 4, 9, 10), trials: 10 };
const two = {
  rows: [
    [0, 0],
    [0, 7],
    [3, 4],
    [3, 20],
    [50, 50],
    [3, 4],
  ],
  support: Float64Array.of(0, 0, 0, 7, 3, 4, 3, 20, 50, 50),
  trials: 'n',
};
const emissionOf = (trials: number | string, support?: Float64Array, fixed = false): Emission =>
  binomial.emission(
    specOf({ classes: 2, feature: { trials }, support, fixed, columns: trials === 10 ? ['x'] : ['x', 'n'] }),
  );
const CASES = [one, two].flatMap(({ rows, support, trials }) => [
  { what: `trials ${trials}, support`, rows, support, trials, emission: emissionOf(trials, support) },
  { what: `trials ${trials}, moments`, rows, support, trials, emission: emissionOf(trials) },
]);

test.each(CASES)('density, Q, scores and M-step: $what', ({ rows, support, trials, emission }) => {
  const trialsOf = (row: readonly number[]) => (typeof trials === 'number' ? trials : (row[1] as number));
  const logDensity = (row: readonly number[], p: number): number => {
    const [x = 0] = row;
    const n = trialsOf(row);
    return logFactorial(n) - logFactorial(x) - logFactorial(n - x) + x * Math.log(p) + (n - x) * Math.log1p(-p);
  };
  const responsibilities = mixed(rows.length);
  const statistics = statisticsOf(emission, 2, rows, responsibilities, support);
  let direct = 0;
  rows.forEach((row, i) => {
    PROBABILITIES.forEach((p, k) => {
      expect(densityOf(emission, 2, PROBABILITIES, row, k, support)).toBeCloseTo(logDensity(row, p), 12);
      direct += (responsibilities[i]?.[k] as number) * logDensity(row, p);
    });
  });
  expect(emission.expectedLogJoint(PROBABILITIES, statistics, PROBABILITIES)).toBeCloseTo(direct, 11);
  expectDerivatives(emission, PROBABILITIES, statistics);
  const best = maximized(emission, statistics, PROBABILITIES);
  best.forEach((p, k) => {
    const sum = (of: (row: readonly number[]) => number) =>
      rows.reduce((own, row, i) => own + (responsibilities[i]?.[k] as number) * of(row), 0);
    expect(p).toBeCloseTo(sum(([x = 0]) => x) / sum(trialsOf), 14);
  });
  expectMaximum(emission, best, statistics, 1);
  for (const score of scoresOf(emission, best, statistics)) expect(score).toBeCloseTo(0, 11);
});

test.each(CASES)('certain and empty classes, missing cells: $what', ({ support, trials, emission }) => {
  const wide = typeof trials === 'string';
  const none = wide ? [0, 7] : [0];
  const all = wide ? [50, 50] : [10];
  const missing = wide ? [Number.NaN, 7] : [Number.NaN];
  const certain = Float64Array.of(0, 1);
  const statistics = statisticsOf(
    emission,
    2,
    [none, all, missing],
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    support,
  );
  expect(maximized(emission, statistics, PROBABILITIES)).toEqual(certain);
  expect(emission.expectedLogJoint(certain, statistics, certain)).toBeCloseTo(0, 12);
  expect(densityOf(emission, 2, certain, none, 0, support)).toBeCloseTo(0, 12);
  expect(densityOf(emission, 2, certain, none, 1, support)).toBe(-Infinity);
  for (const score of scoresOf(emission, certain, statistics)) expect(Number.isFinite(score)).toBe(true);
  const nothing = statisticsOf(emission, 2, [missing], [[1, 1]], support);
  expect(maximized(emission, nothing, PROBABILITIES)).toEqual(PROBABILITIES);
  const fixed = emissionOf(trials, support, true);
  const counted = statisticsOf(
    fixed,
    2,
    [none, all],
    [
      [1, 0],
      [0, 1],
    ],
    support,
  );
  expect(maximized(fixed, counted, PROBABILITIES)).toEqual(PROBABILITIES);
  expect([fixed.freeParameters, emission.freeParameters]).toEqual([0, 2]);
});

test('starts differ, are at the scale of the data, never 0 or 1', () => {
  const out = new Float64Array(2);
  const start = (trials: number | string, counts: number[], support: Float64Array) => {
    emissionOf(trials, support).start(createRandom(3), { counts: Float64Array.from(counts), columns: [] }, out);
    expect(out[0]).not.toBe(out[1]);
    return out;
  };
  for (const p of start('n', [5, 5], Float64Array.of(1, 1e6, 3, 1e6))) expect(p > 5e-7 && p < 6e-6).toBe(true);
  for (const p of start('n', [1], Float64Array.of(2 ** 53 - 1, 2 ** 53 - 1))) expect(p > 0.5 && p < 1).toBe(true);
  for (const p of start(10, [3], Float64Array.of(0))) expect(p > 0 && p < 0.1).toBe(true);
  const column = { weight: 9, mean: 6, variance: 2, least: 0, most: 10 };
  for (const margin of [NOTHING, { counts: new Float64Array(0), columns: [column] }]) {
    emissionOf(10).start(createRandom(3), margin, out);
    for (const p of out) expect(p > 0.05 && p < 0.95).toBe(true);
  }
});

test('drawing keeps the trials; where they are missing nothing is drawn', () => {
  const random = createRandom(5);
  const emission = emissionOf('n');
  const drawn = Array.from({ length: 20_000 }, (_, i) => {
    const cells = Float64Array.of(Number.NaN, i % 30);
    emission.draw(random, PROBABILITIES, 1, cells);
    expect(cells[1]).toBe(i % 30);
    return Array.from(cells);
  });
  const fitted = maximized(
    emission,
    statisticsOf(
      emission,
      2,
      drawn,
      drawn.map(() => [0, 1]),
    ),
    PROBABILITIES,
  );
  const trials = drawn.reduce((sum, [, n = 0]) => sum + n, 0);
  expect(Math.abs((fitted[1] as number) - 0.65)).toBeLessThan(3.5 * Math.sqrt((0.65 * 0.35) / trials));
  for (const cells of [
    Float64Array.of(Number.NaN, Number.NaN),
    Float64Array.of(4, Number.NaN),
    Float64Array.of(4, 9),
  ]) {
    const before = cells.slice();
    emission.draw(random, PROBABILITIES, 0, cells);
    emission.complete('mode', PROBABILITIES, Float64Array.of(0.5, 0.5), cells);
    expect(cells).toEqual(before);
  }
});

test('filling in successes', () => {
  const cells = Float64Array.of(Number.NaN, 20);
  emissionOf('n').complete('mean', PROBABILITIES, Float64Array.of(0.5, 0.5), cells);
  expect(cells[0]).toBeCloseTo(8.5, 13);
  const mode = Float64Array.of(Number.NaN);
  emissionOf(10).complete('mode', PROBABILITIES, Float64Array.of(0.9, 0.1), mode);
  expect(mode[0]).toBe(2);
  const certain = Float64Array.of(Number.NaN);
  emissionOf(10).complete('mode', Float64Array.of(0, 1), Float64Array.of(0.4, 0.6), certain);
  expect(certain[0]).toBe(10);
});
