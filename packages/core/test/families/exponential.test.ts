import { expect, test } from 'vitest';
import { exponential } from '../../src/families/exponential.ts';
import { createRandom } from '../../src/random/index.ts';
import {
  densityOf,
  expectDerivatives,
  expectMaximum,
  maximized,
  mixed,
  NOTHING,
  scoresOf,
  specOf,
  statisticsOf,
} from './support.ts';

const DATA = [0, 0.3, 1.7, 2.2, 0.01, 14, 3.3];
const ROWS = DATA.map((value) => [value]);
const RATES = Float64Array.of(0.4, 2.5);
const emission = exponential.emission(specOf({ classes: 2 }));

test('density, Q, scores and M-step', () => {
  const responsibilities = mixed(DATA.length);
  const logDensity = (value: number, k: number): number => Math.log(RATES[k] as number) - (RATES[k] as number) * value;
  for (const value of DATA)
    for (const k of [0, 1]) expect(densityOf(emission, 2, RATES, [value], k)).toBeCloseTo(logDensity(value, k), 13);
  let area = 0;
  for (let i = 0; i < 100_000; i++) area += 1e-3 * Math.exp(densityOf(emission, 2, RATES, [(i + 0.5) * 1e-3], 0));
  expect(area).toBeCloseTo(1, 6);
  const statistics = statisticsOf(emission, 2, ROWS, responsibilities);
  let direct = 0;
  DATA.forEach((value, i) => {
    responsibilities[i]?.forEach((r, k) => {
      direct += r * logDensity(value, k);
    });
  });
  expect(emission.expectedLogJoint(RATES, statistics, RATES)).toBeCloseTo(direct, 12);
  expectDerivatives(emission, RATES, statistics);
  const best = maximized(emission, statistics, RATES);
  expectMaximum(emission, best, statistics);
  for (const score of scoresOf(emission, best, statistics)) expect(score).toBeCloseTo(0, 12);
});

test('a class of zeros alone collapses and has no density; empty classes and missing cells', () => {
  const statistics = statisticsOf(
    emission,
    2,
    [[2], [0], [Number.NaN]],
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  );
  const best = maximized(emission, statistics, RATES);
  expect(Array.from(best)).toEqual([0.5, Infinity]);
  expect(emission.collapsed?.(best)).toBe(1);
  expect(emission.collapsed?.(RATES)).toBe(-1);
  expect(densityOf(emission, 2, best, [0], 1)).toBeNaN();
  expect(densityOf(emission, 2, best, [2], 0)).toBeCloseTo(Math.log(0.5) - 1, 14);
  const first = statisticsOf(emission, 2, [[2]], [[1, 0]]);
  expect(Array.from(maximized(emission, first, RATES))).toEqual([0.5, 2.5]);
  const fixed = exponential.emission(specOf({ classes: 2, fixed: true }));
  expect(maximized(fixed, statistics, RATES)).toEqual(RATES);
  expect([fixed.freeParameters, emission.freeParameters]).toEqual([0, 2]);
});

test('starts follow the unit of the data', () => {
  for (const unit of [1e-200, 1, 1e200]) {
    const column = { weight: 9, mean: 3 * unit, variance: 4 * unit * unit, least: unit, most: 8 * unit };
    const out = new Float64Array(2);
    emission.start(createRandom(2), { counts: new Float64Array(0), columns: [column] }, out);
    for (const rate of out) expect(rate * unit > 0.1 && rate * unit < 1.1).toBe(true);
    expect(out[0]).not.toBe(out[1]);
  }
  const out = new Float64Array(2);
  emission.start(createRandom(2), NOTHING, out);
  for (const rate of out) expect(rate >= 0.2 && rate <= 1).toBe(true);
});

test('drawing, then fitting one class finds the rate; the mean fills in', () => {
  const random = createRandom(11);
  const drawn = Array.from({ length: 20_000 }, () => {
    const cells = Float64Array.of(Number.NaN);
    emission.draw(random, RATES, 1, cells);
    return [cells[0] as number];
  });
  const one = exponential.emission(specOf({}));
  const [rate = 0] = maximized(
    one,
    statisticsOf(
      one,
      1,
      drawn,
      drawn.map(() => [1]),
    ),
    Float64Array.of(1),
  );
  expect(Math.abs(rate / 2.5 - 1)).toBeLessThan(3.5 / Math.sqrt(20_000));
  const cells = Float64Array.of(Number.NaN);
  emission.complete('mode', RATES, Float64Array.of(0.5, 0.5), cells);
  expect(cells[0]).toBeCloseTo(0.5 / 0.4 + 0.5 / 2.5, 14);
});
