import { expect, test } from 'vitest';
import type { Emission } from '../../src/families/family.ts';
import { poisson } from '../../src/families/poisson.ts';
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

const DATA = [0, 0, 1, 3, 3, 4, 7, 12, 30, 2, 1, 3];
const SUPPORT = Float64Array.of(0, 1, 2, 3, 4, 7, 12, 30);
const ROWS = DATA.map((count) => [count]);
const RATES = Float64Array.of(1.7, 8.2);
const coded = poisson.emission(specOf({ classes: 2, support: SUPPORT }));
const summed = poisson.emission(specOf({ classes: 2 }));
const FORMS: [string, Emission][] = [
  ['coded by the support', coded],
  ['moments', summed],
];

test.each(FORMS)('density, Q, scores and M-step: %s', (_, emission) => {
  for (const [count] of ROWS as [number][])
    for (const latent of [0, 1]) {
      const rate = RATES[latent] as number;
      const expected = count * Math.log(rate) - rate - logFactorial(count);
      expect(densityOf(emission, 2, RATES, [count], latent, SUPPORT)).toBeCloseTo(expected, 12);
    }
  const responsibilities = mixed(ROWS.length);
  const statistics = statisticsOf(emission, 2, ROWS, responsibilities, SUPPORT);
  const direct = DATA.reduce(
    (sum, count, i) =>
      sum +
      [0, 1].reduce((own, k) => {
        const rate = RATES[k] as number;
        return own + (responsibilities[i]?.[k] as number) * (count * Math.log(rate) - rate - logFactorial(count));
      }, 0),
    0,
  );
  expect(emission.expectedLogJoint(RATES, statistics, RATES)).toBeCloseTo(direct, 10);
  expectDerivatives(emission, RATES, statistics);
  const best = maximized(emission, statistics, RATES);
  for (const k of [0, 1]) {
    const weight = responsibilities.reduce((sum, r) => sum + (r[k] as number), 0);
    const sum = DATA.reduce((own, count, i) => own + count * (responsibilities[i]?.[k] as number), 0);
    expect(best[k]).toBeCloseTo(sum / weight, 13);
  }
  expectMaximum(emission, best, statistics);
  for (const score of scoresOf(emission, best, statistics)) expect(score).toBeCloseTo(0, 12);
});

test.each(FORMS)('empty classes, rates of 0, missing cells, fixed rates: %s', (_, emission) => {
  const zero = Float64Array.of(0, 3);
  const statistics = statisticsOf(
    emission,
    2,
    [[0], [0], [Number.NaN]],
    [
      [1, 0],
      [0.5, 0],
      [1, 1],
    ],
    SUPPORT,
  );
  expect(Array.from(maximized(emission, statistics, RATES))).toEqual([0, 8.2]);
  expect(emission.expectedLogJoint(zero, statistics, zero)).toBeCloseTo(0, 15);
  expect(Array.from(scoresOf(emission, zero, statistics), (score) => score + 0)).toEqual([-1.5, 0]);
  expect(densityOf(emission, 2, zero, [0], 0, SUPPORT)).toBeCloseTo(0, 15);
  expect(densityOf(emission, 2, zero, [1], 0, SUPPORT)).toBe(-Infinity);
  const fixed = poisson.emission(specOf({ classes: 2, fixed: true, support: SUPPORT }));
  const counted = statisticsOf(fixed, 2, ROWS, mixed(ROWS.length), SUPPORT);
  expect(maximized(fixed, counted, RATES)).toEqual(RATES);
  expect([fixed.freeParameters, emission.freeParameters, emission.logPrior(RATES)]).toEqual([0, 2, 0]);
});

test('counts near 2^53 keep Q and the rate exact', () => {
  const support = Float64Array.of(2 ** 53 - 2, 2 ** 53 - 1);
  const emission = poisson.emission(specOf({ support }));
  const statistics = statisticsOf(emission, 1, [[2 ** 53 - 2], [2 ** 53 - 1]], [[1], [1]], support);
  const best = maximized(emission, statistics, Float64Array.of(1));
  expect(best[0]).toBeCloseTo(2 ** 53 - 2, -1);
  // Both are within 1e-8 deviations of the mode, where the density is 1 / √(2π·rate).
  expect(emission.expectedLogJoint(best, statistics, best)).toBeCloseTo(-Math.log(2 * Math.PI * 2 ** 53), 12);
});

test('starts are at the scale of the data, differ, and are positive also where all counts are 0 or nothing was observed', () => {
  const emission = poisson.emission(specOf({ classes: 5, support: Float64Array.of(0, 900, 1100) }));
  const out = new Float64Array(5);
  emission.start(createRandom(1), { counts: Float64Array.of(0, 10, 10), columns: [] }, out);
  for (const rate of out) expect(rate > 400 && rate < 1700).toBe(true);
  expect(new Set(out).size).toBe(5);
  emission.start(createRandom(1), { counts: Float64Array.of(3, 0, 0), columns: [] }, out);
  for (const rate of out) expect(rate > 0 && rate < 1).toBe(true);
  emission.start(createRandom(1), NOTHING, out);
  for (const rate of out) expect(rate >= 1 && rate <= 5).toBe(true);
  const column = { weight: 9, mean: 40_000, variance: 1e6, least: 38_000, most: 42_000 };
  summed.start(createRandom(1), { counts: new Float64Array(0), columns: [column] }, out);
  for (const rate of out.subarray(0, 2)) expect(rate > 19_000 && rate < 63_000).toBe(true);
});

test('drawing, then fitting one class finds the rate', () => {
  const random = createRandom(11);
  const drawn = Array.from({ length: 20_000 }, () => {
    const cells = Float64Array.of(Number.NaN);
    summed.draw(random, RATES, 1, cells);
    return [cells[0] as number];
  });
  const one = poisson.emission(specOf({}));
  const statistics = statisticsOf(
    one,
    1,
    drawn,
    drawn.map(() => [1]),
  );
  const [rate = 0] = maximized(one, statistics, Float64Array.of(1));
  expect(Math.abs(rate - 8.2)).toBeLessThan(3.5 * Math.sqrt(8.2 / 20_000));
  const kept = Float64Array.of(5);
  summed.draw(random, RATES, 1, kept);
  expect(kept[0]).toBe(5);
});

test('filling in: the mean, and the mode of the mixture found one by one', () => {
  const complete = (how: 'mode' | 'mean', rates: number[], responsibilities: number[]): number => {
    const cells = Float64Array.of(Number.NaN);
    poisson
      .emission(specOf({ classes: rates.length }))
      .complete(how, Float64Array.from(rates), Float64Array.from(responsibilities), cells);
    return cells[0] as number;
  };
  expect(complete('mean', [2, 10], [0.25, 0.75])).toBe(8);
  for (const [rates, shares] of [
    [
      [2.5, 10.5],
      [0.5, 0.5],
    ],
    [
      [9.5, 12.5],
      [0.5, 0.5],
    ],
    [
      [0, 40],
      [0.05, 0.95],
    ],
    [
      [3, 30, 31],
      [0.2, 0.4, 0.4],
    ],
  ] as [number[], number[]][]) {
    const density = (count: number): number =>
      rates.reduce(
        (sum, rate, k) =>
          sum +
          (shares[k] as number) * Math.exp((count === 0 ? 0 : count * Math.log(rate)) - rate - logFactorial(count)),
        0,
      );
    let best = 0;
    for (let count = 0; count < 100; count++) if (density(count) > density(best)) best = count;
    expect(complete('mode', rates, shares)).toBe(best);
  }
  expect(complete('mode', [1e12 + 0.5, 1e3], [0.9999, 1e-4])).toBe(1000);
  expect(complete('mode', [1e12 + 0.5, 1e3], [1, 0])).toBe(1e12);
  expect(complete('mode', [1e9 + 0.5, 10.5], [1, 1e-300])).toBe(1e9);
  for (const how of ['mode', 'mean'] as const) expect(complete(how, [1, 2], [Number.NaN, Number.NaN])).toBeNaN();
});
