import { exponentialVariation, normalVariation } from './continuous.ts';
import { countVariation } from './counts.ts';
import type { Marginal } from './marginals.ts';

/**
 * Total variation between two distributions of a column: the largest difference between the probabilities that they give to one event, from
 * 0 (the same) to 1 (nothing in common). Levels that only one of them knows have the probability 0 in the other.
 *
 * @param a of the same kind as `b`
 */
export function totalVariation(a: Marginal, b: Marginal): number {
  if (a.kind === 'categorical' && b.kind === 'categorical') return levelVariation(a.probabilities, b.probabilities);
  if (a.kind === 'count' && b.kind === 'count') return countVariation(a, b);
  if (a.kind === 'single trial' && b.kind === 'single trial') return Math.abs(a.probability - b.probability);
  if (a.kind === 'gaussian' && b.kind === 'gaussian') return normalVariation(a.mean, a.deviation, b.mean, b.deviation);
  if (a.kind === 'exponential' && b.kind === 'exponential') return exponentialVariation(a.rate, b.rate);
  throw new TypeError(`${a.kind} and ${b.kind} have no total variation here`);
}

/** ½ Σ |p − q| over the levels of both. */
function levelVariation(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const level of new Set([...a.keys(), ...b.keys()])) sum += Math.abs((a.get(level) ?? 0) - (b.get(level) ?? 0));
  return Math.min(1, sum / 2);
}
