import type { Decomposition } from 'latent';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { BAD_WORDS, GOOD_WORDS, type Shares } from '../../numbers/wordsOnly.ts';

/** Log-likelihood and bound with numbers put in. */
export function arithmeticOf(
  { pi, t1, t0 }: Theta,
  [good, bad]: Shares,
  found: Decomposition | undefined,
): readonly string[] {
  if (!found) return [];
  const [g1, g0] = [product(pi, t1), product(1 - pi, t0)];
  const [b1, b0] = [product(pi, 1 - t1), product(1 - pi, 1 - t0)];
  return [
    `l = ${GOOD_WORDS} log(${g1} + ${g0}) + ${BAD_WORDS} log(${b1} + ${b0}) = ${found.logLikelihood.toFixed(4)}`,
    `ELBO = ${GOOD_WORDS} (${term(good, g1)} + ${term(1 - good, g0)})`,
    `     + ${BAD_WORDS} (${term(bad, b1)} + ${term(1 - bad, b0)}) = ${found.elbo.toFixed(4)}`,
    `KL = l - ELBO = ${found.kl.toFixed(4)}`,
  ];
}

const product = (a: number, b: number): string => `${a.toFixed(2)}x${b.toFixed(2)}`;
const term = (q: number, joint: string): string => `${q.toFixed(4)} log(${joint} / ${q.toFixed(4)})`;
