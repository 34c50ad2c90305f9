import { expect, test } from 'vitest';
import { draws, weightedMean } from '../../src/numbers/importance.ts';
import { explainedRow } from '../../src/numbers/wordsAndThoughts.ts';

const THETA = { pi: 0.3, t1: 0.9, t0: 0.2 };

test('at the library’s posterior the variance is zero to the last bits', () => {
  const { completions, marginal } = explainedRow(THETA, { thought: null, word: 1 });
  const [bad, good] = completions;
  if (!bad || !good) throw new Error('two thoughts');
  const { mean, variance } = weightedMean([bad.product, good.product], good.responsibility);
  expect(mean).toBeCloseTo(marginal, 15);
  expect(marginal).toBeCloseTo(0.41, 15);
  expect(variance).toBeLessThan(1e-31);
});

test('draws come from q: their mean is within 4 standard errors of the sum, and so is their share', () => {
  const q = 0.8;
  const mean = weightedMean([0.14, 0.27], q);
  const n = 40_000;
  const drawn = draws(mean, n, 7, THETA);
  const share = drawn.thoughts.filter((thought) => thought === 1).length / n;
  expect(Math.abs(share - q)).toBeLessThan(4 * Math.sqrt((q * (1 - q)) / n));
  expect(drawn.standardError).toBeCloseTo(Math.sqrt(mean.variance / n), 4);
  expect(Math.abs(drawn.mean - 0.41)).toBeLessThan(4 * drawn.standardError);
});
