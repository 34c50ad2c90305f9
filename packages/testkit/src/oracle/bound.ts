import type { MixtureDocument } from 'latent';
import type { Observed } from './data.ts';
import { logJoints, logSum } from './enumerate.ts';
import type { Parameters } from './numbers.ts';

export interface Bound {
  readonly elbo: number;
  readonly kl: number;
  readonly q: number;
  readonly entropy: number;
}

/** ELBO, KL, Q and entropy of responsibilities q, each summed row by row from its definition. */
export function bound(
  document: MixtureDocument,
  parameters: Parameters,
  data: Observed,
  q: readonly (readonly number[])[],
): Bound {
  const sums = { elbo: 0, kl: 0, q: 0, entropy: 0 };
  data.weights.forEach((rowWeight, i) => {
    const terms = logJoints(document, parameters, data, i);
    const total = logSum(terms);
    (q[i] as readonly number[]).forEach((share, k) => {
      const weight = rowWeight * share;
      if (weight === 0) return;
      const term = terms[k] as number;
      sums.q += weight * term;
      sums.entropy -= weight * Math.log(share);
      sums.elbo += weight * (term - Math.log(share));
      sums.kl += weight * (Math.log(share) + total - term);
    });
  });
  return sums;
}
