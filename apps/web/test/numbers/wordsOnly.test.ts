import { expect, test } from 'vitest';
import { rowLogLikelihoods } from '../../src/numbers/wordsAndThoughts.ts';
import {
  posteriorOfThoughts,
  type Shares,
  wordsBoundCurve,
  wordsCurve,
  wordsDecomposition,
} from '../../src/numbers/wordsOnly.ts';

test('the closed forms of curves are the library’s numbers, of the mixture and of the network', async () => {
  const qs: readonly Shares[] = [
    [0.5, 0.5],
    [0.9, 0.2],
    [0, 1],
  ];
  for (const pi of [0.1, 0.5, 0.9])
    for (const t1 of [0.01, 0.54, 0.99])
      for (const t0 of [0.2, 0.7])
        for (const q of qs) {
          const theta = { pi, t1, t0 };
          const { logLikelihood, elbo, kl } = await wordsDecomposition(theta, q);
          const rows = rowLogLikelihoods(theta, [
            { thought: null, word: 1 },
            { thought: null, word: 0 },
          ]);
          expect(wordsCurve(theta)).toBeCloseTo(37 * (rows[0] as number) + 63 * (rows[1] as number), 9);
          expect(wordsCurve(theta)).toBeCloseTo(logLikelihood, 9);
          expect(wordsBoundCurve(theta, q)).toBeCloseTo(elbo, 9);
          expect(elbo + kl).toBeCloseTo(logLikelihood, 9);
        }
});

test('the posterior of thoughts is Bayes’ rule', () => {
  const [good, bad] = posteriorOfThoughts({ pi: 0.3, t1: 0.9, t0: 0.2 });
  expect(good).toBeCloseTo((0.3 * 0.9) / (0.3 * 0.9 + 0.7 * 0.2), 12);
  expect(bad).toBeCloseTo((0.3 * 0.1) / (0.3 * 0.1 + 0.7 * 0.8), 12);
});
