import { expect, test } from 'vitest';
import {
  coinsBoundCurve,
  coinsCurve,
  coinsDecomposition,
  coinsLogLikelihood,
  HEADS,
  maximizedCoins,
  posteriorCurve,
  posteriorOfA,
} from '../../src/numbers/twoCoins.ts';

const OLD = { size: 0.5, a: 0.79, b: 0.46 };

test('log-likelihood and posterior by hand', () => {
  const joint = (p: number, heads: number) => p ** heads * (1 - p) ** (10 - heads);
  const sums = HEADS.map((heads) => 0.5 * joint(0.79, heads) + 0.5 * joint(0.46, heads));
  expect(coinsLogLikelihood(OLD)).toBeCloseTo(
    sums.reduce((sum, p) => sum + Math.log(p), 0),
    10,
  );
  expect(coinsLogLikelihood(OLD)).toBeCloseTo(-31.6697, 4);
  posteriorOfA(OLD).forEach((share, i) => {
    expect(share).toBeCloseTo((0.5 * joint(0.79, HEADS[i] as number)) / (sums[i] as number), 12);
  });
});

test('the closed forms of curves are the library’s numbers, on a grid of coins and of q', async () => {
  const qs = [HEADS.map(() => 0.5), [0.9, 0.2, 0.3, 0.8, 0.6], [0, 1, 1, 0, 1]];
  for (const size of [0.1, 0.5, 0.8])
    for (const a of [0.02, 0.5, 0.79])
      for (const b of [0.46, 0.97])
        for (const q of qs) {
          const coins = { size, a, b };
          const { logLikelihood, elbo, kl } = await coinsDecomposition(coins, q);
          expect(coinsCurve(coins)).toBeCloseTo(logLikelihood, 9);
          expect(coinsBoundCurve(coins, q)).toBeCloseTo(elbo, 9);
          expect(logLikelihood - elbo).toBeCloseTo(kl, 9);
          const posterior = posteriorOfA(coins);
          posteriorCurve(coins).forEach((share, i) => {
            expect(share).toBeCloseTo(posterior[i] as number, 12);
          });
        }
});

test('the M-step from any q: weighted shares', async () => {
  const q = [0.9, 0.2, 0.3, 0.8, 0.6];
  const found = await maximizedCoins(q);
  const sum = 0.9 + 0.2 + 0.3 + 0.8 + 0.6;
  const heads = 0.9 * 5 + 0.2 * 9 + 0.3 * 8 + 0.8 * 4 + 0.6 * 7;
  expect(found.size).toBeCloseTo(sum / 5, 12);
  expect(found.a).toBeCloseTo(heads / (10 * sum), 12);
  expect(found.b).toBeCloseTo((33 - heads) / (10 * (5 - sum)), 12);
});
