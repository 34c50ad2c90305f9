import { signed } from '../../numbers/shown.ts';
import { FLIPS, HEADS } from '../../numbers/twoCoins.ts';
import type { Move } from './numbers.ts';

/** The gap and the M-step, with numbers put in. */
export function arithmeticOf(q: readonly number[], { before, after, coins, change }: Move): readonly string[] {
  const rest = q.map((share) => 1 - share);
  return [
    `gap = l(old) - ELBO(q, old) = ${before.logLikelihood.toFixed(4)} - (${before.elbo.toFixed(4)}) = ${before.kl.toFixed(4)}`,
    `p(A) = (${sumOf(q)}) / ${HEADS.length} = ${coins.size.toFixed(4)}`,
    `heads of A = (${headsOf(q)}) / (${FLIPS} x (${sumOf(q)})) = ${coins.a.toFixed(4)}`,
    `heads of B = (${headsOf(rest)}) / (${FLIPS} x (${sumOf(rest)})) = ${coins.b.toFixed(4)}`,
    `change = l(new) - l(old) = ${after.logLikelihood.toFixed(4)} - (${before.logLikelihood.toFixed(4)}) = ${signed(change)}`,
  ];
}

const sumOf = (q: readonly number[]): string => q.map((share) => share.toFixed(3)).join(' + ');
const headsOf = (q: readonly number[]): string => q.map((share, i) => `${share.toFixed(3)} x ${HEADS[i]}`).join(' + ');
