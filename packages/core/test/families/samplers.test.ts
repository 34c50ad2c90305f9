import { expect, test } from 'vitest';
import { drawBinomial, drawGamma, drawNegativeBinomial, drawPoisson } from '../../src/families/samplers.ts';
import { binomialLog, negativeBinomialLog, poissonLog } from '../../src/math/index.ts';
import { createRandom, type Random } from '../../src/random/index.ts';

const DRAWS = 40_000;

/** Pearson's χ² over counts with at least 20 expected, the rest in one cell, as a standard normal deviate (Wilson & Hilferty 1931). */
function deviate(
  draw: (random: Random) => number,
  logProbability: (count: number) => number,
  from: number,
  to: number,
) {
  const random = createRandom(7);
  const seen = new Map<number, number>();
  for (let i = 0; i < DRAWS; i++) {
    const count = draw(random);
    seen.set(count, (seen.get(count) ?? 0) + 1);
  }
  expect([...seen.keys()].every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  let [square, cells, restExpected, restSeen] = [0, 0, DRAWS, DRAWS];
  for (let count = from; count <= to; count++) {
    const expected = DRAWS * Math.exp(logProbability(count));
    if (expected < 20) continue;
    const found = seen.get(count) ?? 0;
    square += (found - expected) ** 2 / expected;
    restExpected -= expected;
    restSeen -= found;
    cells++;
  }
  if (restExpected > 5) {
    square += (restSeen - restExpected) ** 2 / restExpected;
    cells++;
  }
  const freedom = cells - 1;
  return (Math.cbrt(square / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

test('Poisson counts follow their probabilities, by inversion and by rejection', () => {
  for (const rate of [0.3, 4, 9.9, 10, 27.5, 400])
    expect(
      Math.abs(
        deviate(
          (random) => drawPoisson(random, rate),
          (count) => poissonLog(count, rate),
          0,
          1000,
        ),
      ),
      `${rate}`,
    ).toBeLessThan(3.5);
});

test('binomial counts follow their probabilities', () => {
  for (const [trials, probability] of [
    [1, 0.3],
    [12, 0.5],
    [40, 0.9],
    [50, 0.25],
    [300, 0.6],
    [1_000_000, 3e-6],
    [1_000_000, 2e-5],
  ] as const)
    expect(
      Math.abs(
        deviate(
          (random) => drawBinomial(random, trials, probability),
          (count) => binomialLog(count, trials, probability),
          0,
          Math.min(trials, 1000),
        ),
      ),
      `${trials}, ${probability}`,
    ).toBeLessThan(3.5);
});

test('negative binomial counts follow their probabilities', () => {
  for (const [mean, size] of [
    [3, 0.4],
    [8, 2.5],
    [30, 1e7],
  ] as const)
    expect(
      Math.abs(
        deviate(
          (random) => drawNegativeBinomial(random, mean, size),
          (count) => negativeBinomialLog(count, mean, size),
          0,
          1000,
        ),
      ),
      `${mean}, ${size}`,
    ).toBeLessThan(3.5);
});

test('gamma numbers have the mean, variance and skewness of their shape', () => {
  for (const shape of [0.2, 0.9, 1, 3.7, 250]) {
    const random = createRandom(3);
    const drawn = Array.from({ length: DRAWS }, () => drawGamma(random, shape));
    expectMoments(drawn, shape, shape, 6 / shape);
    const third = drawn.reduce((sum, value) => sum + (value - shape) ** 3, 0) / DRAWS;
    expect(Math.abs(third / shape ** 1.5 / (2 / Math.sqrt(shape)) - 1), `${shape}`).toBeLessThan(
      shape > 100 ? 0.4 : 0.15,
    );
  }
});

test('moments where counts are huge', () => {
  const random = createRandom(5);
  const rates = Array.from({ length: DRAWS }, () => drawPoisson(random, 1e12) - 1e12);
  expectMoments(rates, 0, 1e12, 0);
  const trials = 2 ** 53;
  const successes = Array.from({ length: DRAWS }, () => drawBinomial(random, trials, 0.75) - 0.75 * trials);
  expectMoments(successes, 0, trials * 0.1875, 0);
});

test('edges', () => {
  const random = createRandom(1);
  expect([
    drawPoisson(random, 0),
    drawBinomial(random, 9, 0),
    drawBinomial(random, 9, 1),
    drawBinomial(random, 0, 0.4),
  ]).toEqual([0, 0, 9, 0]);
  expect([drawPoisson(random, Number.NaN), drawPoisson(random, Infinity), drawBinomial(random, 3, Number.NaN)]).toEqual(
    new Array(3).fill(Number.NaN),
  );
});

function expectMoments(values: readonly number[], mean: number, variance: number, kurtosis: number): void {
  const n = values.length;
  const found = values.reduce((sum, value) => sum + value / n, 0);
  const square = values.reduce((sum, value) => sum + (value - found) ** 2 / n, 0);
  expect(Math.abs(found - mean) / Math.sqrt(variance / n)).toBeLessThan(3.5);
  expect(Math.abs(square / variance - 1) / Math.sqrt((2 + kurtosis) / n)).toBeLessThan(3.5);
}
