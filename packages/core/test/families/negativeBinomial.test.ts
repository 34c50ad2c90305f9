import { expect, test } from 'vitest';
import { negativeBinomial } from '../../src/families/negativeBinomial.ts';
import { improveSize, sizeScore } from '../../src/families/negativeBinomialSize.ts';
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
const PARAMETERS = Float64Array.of(2.1, 9.5, 0.7, 3.4);
const emission = negativeBinomial.emission(specOf({ classes: 2, support: SUPPORT }));

/** Product by product. */
function logDensity(count: number, mean: number, size: number): number {
  let sum = -logFactorial(count) + size * Math.log(size / (size + mean)) + count * Math.log(mean / (size + mean));
  for (let i = 0; i < count; i++) sum += Math.log(size + i);
  return sum;
}

test('density, Q and scores', () => {
  const responsibilities = mixed(ROWS.length);
  const statistics = statisticsOf(emission, 2, ROWS, responsibilities, SUPPORT);
  let direct = 0;
  DATA.forEach((count, i) => {
    responsibilities[i]?.forEach((r, k) => {
      const expected = logDensity(count, PARAMETERS[k] as number, PARAMETERS[2 + k] as number);
      expect(densityOf(emission, 2, PARAMETERS, [count], k, SUPPORT)).toBeCloseTo(expected, 12);
      direct += r * expected;
    });
  });
  expect(emission.expectedLogJoint(PARAMETERS, statistics, PARAMETERS)).toBeCloseTo(direct, 11);
  expectDerivatives(emission, PARAMETERS, statistics);
});

test('M-steps take the exact mean, never lower Q, and end at its maximum, from sizes far off on both sides', () => {
  const statistics = statisticsOf(emission, 2, ROWS, mixed(ROWS.length), SUPPORT);
  for (const start of [1e-6, 1e-3, 1, 50, 1e4, 1e7]) {
    let parameters = Float64Array.of(1, 1, start, start);
    let before = emission.expectedLogJoint(parameters, statistics, parameters);
    for (let i = 0; i < 60; i++) {
      parameters = maximized(emission, statistics, parameters) as Float64Array<ArrayBuffer>;
      const quality = emission.expectedLogJoint(parameters, statistics, parameters);
      expect(quality).toBeGreaterThanOrEqual(before - 1e-13 * Math.abs(before));
      before = quality;
    }
    for (const score of scoresOf(emission, parameters, statistics)) expect(score, `from ${start}`).toBeCloseTo(0, 10);
    expectMaximum(emission, parameters, statistics);
  }
});

test('counts without overdispersion drive the size to its cap, where the density is Poisson', () => {
  const support = Float64Array.of(4, 5, 6);
  const one = negativeBinomial.emission(specOf({ support }));
  const statistics = statisticsOf(one, 1, [[4], [5], [6]], [[1], [2], [1]], support);
  let parameters = Float64Array.of(5, 2);
  for (let i = 0; i < 60; i++) parameters = maximized(one, statistics, parameters) as Float64Array<ArrayBuffer>;
  expect(Array.from(parameters)).toEqual([5, 1e7]);
  expect(densityOf(one, 1, parameters, [6], 0, support)).toBeCloseTo(6 * Math.log(5) - 5 - logFactorial(6), 6);
  const above = Float64Array.of(5, 1e9);
  expect(maximized(one, statistics, above)[1]).toBeGreaterThanOrEqual(1e7);
});

test('slope and curvature in the size keep their digits where it is large', () => {
  // At r → ∞: slope r² → (Σ n (x − (x − μ)²)) / 2 and curvature −2·slope / r.
  const support = Float64Array.of(2, 5, 11);
  const counts = [1, 2, 1];
  const mean = 5.75;
  const limit = support.reduce((sum, x, i) => sum + ((counts[i] as number) * (x - (x - mean) ** 2)) / 2, 0);
  const { slope, curvature } = sizeScore(counts, support, mean, 1e7);
  expect((slope * 1e14) / limit).toBeCloseTo(1, 4);
  expect((curvature * 1e21) / (-2 * limit)).toBeCloseTo(1, 4);
});

test('EM on a drawn mixture never lowers the log-likelihood and finds one class again', () => {
  const random = createRandom(21);
  const drawn = Array.from({ length: 4000 }, (_, i) => {
    const cells = Float64Array.of(Number.NaN);
    emission.draw(random, PARAMETERS, i % 2, cells);
    return cells[0] as number;
  });
  const support = Float64Array.from(new Set(drawn)).sort();
  const weights = Array.from(support, (value) => drawn.filter((count) => count === value).length);
  const model = negativeBinomial.emission(specOf({ classes: 2, support }));
  let parameters = new Float64Array(4);
  model.start(createRandom(4), { counts: Float64Array.from(weights), columns: [] }, parameters);
  let before = -Infinity;
  const table = new Float64Array(2 * support.length);
  for (let iteration = 0; iteration < 200; iteration++) {
    if (model.block.kind !== 'table') throw new Error('unexpected');
    model.block.logProbabilities(parameters, table);
    const counts = new Float64Array(table.length);
    let logLikelihood = 0;
    weights.forEach((weight, level) => {
      const joint = [0, 1].map((k) => 0.5 * Math.exp(table[2 * level + k] as number)) as [number, number];
      const total = joint[0] + joint[1];
      logLikelihood += weight * Math.log(total);
      for (const k of [0, 1] as const) counts[2 * level + k] = (weight * joint[k]) / total;
    });
    expect(logLikelihood).toBeGreaterThanOrEqual(before - 1e-12 * Math.abs(before));
    before = logLikelihood;
    const statistics = new Float64Array(table.length);
    model.block.fold(counts, statistics);
    parameters = maximized(model, statistics, parameters) as Float64Array<ArrayBuffer>;
  }
  const means = Array.from(parameters.subarray(0, 2)).sort((a, b) => a - b);
  expect(means[0] as number).toBeCloseTo(2.1, 0);
  expect(Math.abs((means[1] as number) - 9.5)).toBeLessThan(1);

  const rows = drawn.filter((_, i) => i % 2 === 1).map((count) => [count]);
  const one = negativeBinomial.emission(specOf({ support }));
  const statistics = statisticsOf(
    one,
    1,
    rows,
    rows.map(() => [1]),
    support,
  );
  let fitted = Float64Array.of(1, 1);
  for (let i = 0; i < 50; i++) fitted = maximized(one, statistics, fitted) as Float64Array<ArrayBuffer>;
  expect(Math.abs((fitted[0] as number) - 9.5)).toBeLessThan(3.5 * Math.sqrt((9.5 + 9.5 ** 2 / 3.4) / 2000));
  expect(Math.abs((fitted[1] as number) - 3.4)).toBeLessThan(0.6);
});

test('all counts 0, empty classes, fixed parameters, extreme counts', () => {
  const zeros = statisticsOf(
    emission,
    2,
    [[0], [0], [Number.NaN]],
    [
      [1, 0],
      [1, 0],
      [1, 1],
    ],
    SUPPORT,
  );
  const best = maximized(emission, zeros, PARAMETERS);
  expect(Array.from(best)).toEqual([0, 9.5, 0.7, 3.4]);
  expect(emission.expectedLogJoint(best, zeros, best)).toBeCloseTo(0, 15);
  expect(densityOf(emission, 2, best, [1], 0, SUPPORT)).toBe(-Infinity);
  for (const score of scoresOf(emission, best, zeros)) expect(Number.isFinite(score)).toBe(true);
  expect(maximized(emission, zeros, best)).toEqual(best);
  const fixed = negativeBinomial.emission(specOf({ classes: 2, support: SUPPORT, fixed: true }));
  expect(maximized(fixed, zeros, PARAMETERS)).toEqual(PARAMETERS);
  expect([fixed.freeParameters, emission.freeParameters]).toEqual([0, 4]);
  const support = Float64Array.of(0, 1, 2 ** 53 - 1);
  let size = 1;
  for (let i = 0; i < 100; i++) size = improveSize(Float64Array.of(1, 1, 1), support, 2 ** 53 / 3, size);
  expect(Math.abs(size * sizeScore([1, 1, 1], support, 2 ** 53 / 3, size).slope)).toBeLessThan(1e-9);
  expect(size > 0.01 && size < 0.2).toBe(true);
});

test('starts and filling in', () => {
  const out = new Float64Array(4);
  emission.start(createRandom(1), NOTHING, out);
  for (const value of out) expect(value > 0.5 && value < 20).toBe(true);
  expect(out[0] !== out[1] && out[2] !== out[3]).toBe(true);
  emission.start(createRandom(1), { counts: Float64Array.of(5, 0, 0, 0, 0, 0, 0, 0), columns: [] }, out);
  for (const value of out) expect(value > 0 && value < 20).toBe(true);
  const without = negativeBinomial.emission(specOf({ classes: 2 }));
  expect(without.block).toMatchObject({ kind: 'table', levels: 0 });
  const cells = Float64Array.of(Number.NaN);
  emission.complete('mean', PARAMETERS, Float64Array.of(0.5, 0.5), cells);
  expect(cells[0]).toBeCloseTo(5.8, 14);
  cells[0] = Number.NaN;
  emission.complete('mode', PARAMETERS, Float64Array.of(0, 1), cells);
  expect(cells[0]).toBe(Math.floor(9.5 * (1 - 1 / 3.4)));
});
