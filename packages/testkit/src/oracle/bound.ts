import { joints } from './enumerate.ts';
import type { Coded, Parameters } from './numbers.ts';

export interface Bound {
  readonly elbo: number;
  readonly kl: number;
  readonly q: number;
  readonly entropy: number;
}

/** ELBO, KL, Q and entropy of responsibilities q, each summed row by row from its definition. */
export function bound(
  parameters: Parameters,
  { codes, known, weights }: Coded,
  q: readonly (readonly number[])[],
): Bound {
  const sums = { elbo: 0, kl: 0, q: 0, entropy: 0 };
  codes.forEach((row, i) => {
    const terms = joints(parameters, row, known[i] as number);
    const total = terms.reduce((sum, term) => sum + term, 0);
    (q[i] as readonly number[]).forEach((share, k) => {
      const weight = (weights[i] as number) * share;
      if (weight === 0) return;
      const term = terms[k] as number;
      sums.q += weight * Math.log(term);
      sums.entropy -= weight * Math.log(share);
      sums.elbo += weight * Math.log(term / share);
      sums.kl += weight * Math.log((share * total) / term);
    });
  });
  return sums;
}
