import { describe, expect, test } from 'vitest';
import { type EmProblem, expectationMaximization, log } from '../../src/index.ts';

/** The linkage data of Dempster, Laird & Rubin (1977): 125 = hidden sum of cells with probabilities 1/2 and t/4. */
const linkage: EmProblem<number, number> = {
  start: 0.5,
  expect: (t) => ({
    logLikelihood: 125 * log(1 / 2 + t / 4) + (18 + 20) * log((1 - t) / 4) + 34 * log(t / 4),
    statistics: (125 * t) / (2 + t),
  }),
  maximize: (hidden) => (hidden + 34) / (hidden + 34 + 18 + 20),
};
const OPTIMUM = 0.6268214978709824; // the root of 197t² − 15t − 68 = 0

describe('linkage', () => {
  test('reaches the published optimum, the objective never falls', async () => {
    const { parameters, trace, iterations, evaluations, converged, stopReason, logLikelihood } =
      await expectationMaximization({ ...linkage, tolerance: 1e-14 });
    expect(parameters).toBeCloseTo(OPTIMUM, 8);
    expect(converged).toBe(true);
    expect(stopReason).toBe('tolerance');
    expect(trace).toHaveLength(iterations + 1);
    expect(evaluations).toBe(iterations + 1);
    expect(trace.at(-1)).toBe(logLikelihood);
    trace.forEach((value, i) => {
      if (i > 0) expect(value).toBeGreaterThanOrEqual((trace[i - 1] as number) - 1e-12);
    });
  });

  test('follows the published iterations (Dempster, Laird & Rubin 1977, table 1)', async () => {
    const seen: number[] = [];
    await expectationMaximization({
      ...linkage,
      tolerance: 0,
      maxIterations: 4,
      onStep: ({ parameters }) => seen.push(parameters),
    });
    const published = [0.5, 0.608247423, 0.624321051, 0.626488879, 0.626777323];
    expect(seen).toEqual(published.map((value) => expect.closeTo(value, 8)));
  });

  test('runs to the last bit', async () => {
    const { parameters } = await expectationMaximization({ ...linkage, tolerance: 0, maxIterations: 40 });
    expect(parameters).toBeCloseTo(OPTIMUM, 14);
  });

  test('an expect that answers later gives the same bits', async () => {
    const later = await expectationMaximization({ ...linkage, expect: async (t) => linkage.expect(t) });
    expect(later).toEqual(await expectationMaximization(linkage));
  });

  test('SQUAREM reaches it too, and tries no jump that `valid` refuses', async () => {
    const seen: number[] = [];
    const { parameters, converged } = await expectationMaximization({
      ...linkage,
      start: 0.01,
      tolerance: 1e-13,
      acceleration: 'squarem',
      valid: (t) => t > 0 && t < 0.62685,
      expect: (t) => {
        seen.push(t);
        return linkage.expect(t);
      },
    });
    expect({ parameters, converged }).toEqual({ parameters: expect.closeTo(OPTIMUM, 7), converged: true });
    expect(seen.every((t) => t < 0.62685)).toBe(true);
  });

  test('a prior moves the optimum', async () => {
    // Beta(11, 11): ten more on each side.
    const { parameters, logPrior, objective, logLikelihood } = await expectationMaximization({
      ...linkage,
      tolerance: 0,
      maxIterations: 60,
      logPrior: (t) => 10 * log(t) + 10 * log(1 - t),
      maximize: (hidden) => (hidden + 44) / (hidden + 34 + 18 + 20 + 20),
    });
    expect(objective).toBe(logLikelihood + logPrior);
    // The score 125/(2 + t) − 48/(1 − t) + 44/t is 0.
    expect(125 / (2 + parameters) - 48 / (1 - parameters) + 44 / parameters).toBeCloseTo(0, 10);
  });
});

test('statistics may be anything, parameters any nesting of numbers', async () => {
  // Two coins (Do & Batzoglou 2008): heads of ten tosses, the coin hidden, both coins as likely.
  const heads = [5, 9, 8, 4, 7];
  const { parameters } = await expectationMaximization({
    start: { coins: Float64Array.of(0.6, 0.5) },
    expect({ coins }) {
      const sums = new Map<number, [number, number]>();
      let logLikelihood = 0;
      for (const h of heads) {
        const joint = Array.from(coins, (p) => 0.5 * p ** h * (1 - p) ** (10 - h));
        const total = joint.reduce((sum, value) => sum + value, 0);
        logLikelihood += log(total);
        joint.forEach((value, coin) => {
          const [n, own] = sums.get(coin) ?? [0, 0];
          sums.set(coin, [n + (10 * value) / total, own + (h * value) / total]);
        });
      }
      return { logLikelihood, statistics: sums };
    },
    maximize: (sums) => ({ coins: Float64Array.from([0, 1], (coin) => sums.get(coin)![1] / sums.get(coin)![0]) }),
    tolerance: 0,
    maxIterations: 10,
  });
  expect(Array.from(parameters.coins)).toEqual([expect.closeTo(0.796744, 6), expect.closeTo(0.519659, 6)]);
});

describe('mistakes', () => {
  test.each([
    ['a falling objective', { maximize: () => 0.1 }, 'OBJECTIVE_FELL', /the M-step of your model/],
    ['a maximize of another shape', { maximize: () => [0.6] as never }, 'OWN_MODEL_SHAPE', /^maximize gives its value/],
    ['a NaN', { maximize: () => Number.NaN }, 'OWN_MODEL_NOT_A_NUMBER', /NaN in iteration 1$/],
    ['no log-likelihood', { expect: () => ({}) as never }, 'OWN_MODEL_SHAPE', /log-likelihood that is undefined/],
    ['a negative tolerance', { tolerance: -1 }, 'BAD_OPTION', /tolerance/],
  ])('%s', async (_, change: Partial<EmProblem<number, number>>, code, message) => {
    await expect(expectationMaximization({ ...linkage, ...change })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test('an abort keeps the last step', async () => {
    const controller = new AbortController();
    const { stopReason, iterations } = await expectationMaximization({
      ...linkage,
      tolerance: 0,
      signal: controller.signal,
      onStep: ({ iteration }) => iteration === 5 && controller.abort(),
    });
    expect({ stopReason, iterations }).toEqual({ stopReason: 'aborted', iterations: 5 });
  });
});
