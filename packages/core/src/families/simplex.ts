import { log } from '../math/index.ts';
import type { Random } from '../random/index.ts';

/** Pseudo-counts: what a Dirichlet prior adds to each entry. */
export type Counts = ArrayLike<number>;

/**
 * The M-step of probability vectors that stand one behind the other: expected counts plus the pseudo-counts, normalised.
 * A vector without any support keeps its previous values.
 *
 * @param pseudoCounts of every vector; their number is its length
 */
export function maximizeSimplex(
  counts: Float64Array,
  pseudoCounts: Counts,
  previous: Float64Array,
  out: Float64Array,
): void {
  const width = pseudoCounts.length;
  for (let first = 0; first < out.length; first += width) {
    let total = 0;
    for (let i = 0; i < width; i++) total += (counts[first + i] as number) + (pseudoCounts[i] as number);
    for (let i = 0; i < width; i++)
      out[first + i] =
        total > 0
          ? ((counts[first + i] as number) + (pseudoCounts[i] as number)) / total
          : (previous[first + i] as number);
  }
}

/** Σ n·log p with 0·log 0 = 0. */
export function weightedLog(counts: ArrayLike<number>, probabilities: ArrayLike<number>, first = 0): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (count !== 0) sum += count * log(probabilities[first + i] as number);
  }
  return sum;
}

/** The log-density of Dirichlet(c + 1) vectors, one behind the other, up to its constant: Σ c·log p. */
export function logDirichlet(probabilities: ArrayLike<number>, pseudoCounts: Counts): number {
  let sum = 0;
  for (let first = 0; first < probabilities.length; first += pseudoCounts.length)
    sum += weightedLog(pseudoCounts, probabilities, first);
  return sum;
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
