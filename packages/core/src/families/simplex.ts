import { log } from '../math/index.ts';
import type { Random } from '../random/index.ts';

/** Pseudo-counts: what a Dirichlet prior adds to each entry. */
export type Counts = ArrayLike<number>;

/**
 * The M-step of one probability vector: expected counts plus the pseudo-counts, normalised.
 * A vector without any support keeps its previous values.
 */
export function maximizeSimplex(
  counts: Float64Array,
  pseudoCounts: Counts,
  previous: Float64Array,
  out: Float64Array,
): void {
  let total = 0;
  for (let i = 0; i < out.length; i++) total += (counts[i] as number) + (pseudoCounts[i] as number);
  if (total > 0)
    for (let i = 0; i < out.length; i++) out[i] = ((counts[i] as number) + (pseudoCounts[i] as number)) / total;
  else out.set(previous);
}

/** Σ n·log p with 0·log 0 = 0. */
export function weightedLog(counts: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (count !== 0) sum += count * log(probabilities[i] as number);
  }
  return sum;
}

/** The log-density of a Dirichlet(c + 1) up to its constant: Σ c·log p. */
export function logDirichlet(probabilities: ArrayLike<number>, pseudoCounts: Counts): number {
  return weightedLog(pseudoCounts, probabilities);
}

/** ∂/∂p of Σ n·log p: n/p, and 0 where nothing was counted. */
export function simplexScores(counts: ArrayLike<number>, probabilities: ArrayLike<number>, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    const count = counts[i] as number;
    out[i] = count === 0 ? 0 : count / (probabilities[i] as number);
  }
}

/** A probability vector drawn uniformly from the simplex (Dirichlet(1, …, 1)), away from its edges. */
export function drawSimplex(random: Random, out: Float64Array): void {
  let total = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = random.exponential() + 1e-3;
    total += out[i] as number;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / total;
}
