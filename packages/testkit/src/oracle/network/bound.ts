import type { Bound } from '../bound.ts';
import { logSum } from '../enumerate.ts';
import { logJoints } from './enumerate.ts';
import type { NetworkRows, OracleNetwork, Tables } from './network.ts';

/**
 * ELBO, KL, Q and entropy of a distribution over the completions of every row, each summed from its definition.
 *
 * @param q [row][completion], the last hidden node fastest
 */
export function bound(
  network: OracleNetwork,
  tables: Tables,
  { rows, weights }: NetworkRows,
  q: readonly (readonly number[])[],
): Bound {
  const sums = { elbo: 0, kl: 0, q: 0, entropy: 0 };
  rows.forEach((row, i) => {
    const terms = logJoints(network, tables, row);
    const total = logSum(terms);
    (q[i] as readonly number[]).forEach((share, c) => {
      const weight = (weights[i] as number) * share;
      if (weight === 0) return;
      const term = terms[c] as number;
      sums.q += weight * term;
      sums.entropy -= weight * Math.log(share);
      sums.elbo += weight * (term - Math.log(share));
      sums.kl += weight * (Math.log(share) + total - term);
    });
  });
  return sums;
}
