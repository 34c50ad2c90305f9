import { expect, test } from 'vitest';
import { binomialLog, exp, negativeBinomialLog, poissonLog } from '../../src/math/index.ts';
import { BINOMIAL, NEGATIVE_BINOMIAL, POISSON } from './references.ts';
import { errorOf } from './support.ts';

test('Poisson log-probabilities against mpmath', () => {
  for (const [count = 0, rate = 0, value = 0] of POISSON)
    expect(errorOf(poissonLog(count, rate), value), `${count}, ${rate}`).toBeLessThan(4e-15);
});

test('binomial log-probabilities against mpmath', () => {
  for (const [count = 0, trials = 0, probability = 0, value = 0] of BINOMIAL)
    expect(errorOf(binomialLog(count, trials, probability), value), `${count}, ${trials}, ${probability}`).toBeLessThan(
      4e-15,
    );
});

test('negative binomial log-probabilities against mpmath', () => {
  for (const [count = 0, mean = 0, size = 0, value = 0] of NEGATIVE_BINOMIAL)
    expect(errorOf(negativeBinomialLog(count, mean, size), value), `${count}, ${mean}, ${size}`).toBeLessThan(1e-14);
});

test('impossible and certain counts', () => {
  expect(poissonLog(0, 0)).toBeCloseTo(0, 15);
  expect(poissonLog(1, 0)).toBe(-Infinity);
  expect(poissonLog(3, Infinity)).toBe(-Infinity);
  expect(poissonLog(3, Number.NaN)).toBeNaN();
  expect(
    [binomialLog(0, 5, 0), binomialLog(5, 5, 1), binomialLog(0, 0, 0), binomialLog(0, 0, 1)].map(Math.abs),
  ).toEqual([0, 0, 0, 0]);
  expect([binomialLog(1, 5, 0), binomialLog(4, 5, 1), binomialLog(5, 5, 0), binomialLog(0, 5, 1)]).toEqual(
    new Array(4).fill(-Infinity),
  );
  expect([negativeBinomialLog(0, 0, 2), negativeBinomialLog(1, 0, 2)].map((value) => value + 0)).toEqual([
    0,
    -Infinity,
  ]);
});

test('probabilities sum to one', () => {
  const total = (most: number, logProbability: (count: number) => number): number => {
    let sum = 0;
    for (let count = 0; count <= most; count++) sum += exp(logProbability(count));
    return sum;
  };
  for (const rate of [0.01, 1, 7.3, 250]) expect(total(1000, (count) => poissonLog(count, rate))).toBeCloseTo(1, 13);
  for (const probability of [1e-9, 0.2, 0.5, 0.97])
    expect(total(60, (count) => binomialLog(count, 60, probability))).toBeCloseTo(1, 13);
  for (const size of [0.7, 3, 1e7])
    expect(total(4000, (count) => negativeBinomialLog(count, 12, size))).toBeCloseTo(1, 13);
});
