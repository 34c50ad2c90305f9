import { log } from '../math/index.ts';

/** Probabilities of K classes for each of n rows (or patterns). */
export interface Posterior {
  readonly n: number;
  readonly k: number;
  /** Row-major n × k responsibilities; every row sums to one, or is NaN where the row is impossible under the model. */
  readonly data: Float64Array;
  /** The probabilities of one row, as a view. */
  row(index: number): Float64Array;
  /** −Σ r·log r of every row, in nats: 0 = certain, log K = nothing known, NaN = impossible. */
  entropy(): Float64Array;
}

/**
 * A posterior over given numbers.
 *
 * @param k number of classes
 * @param data row-major responsibilities, n × k
 * @example
 * createPosterior(2, Float64Array.of(0.5, 0.5)).entropy()[0]; // log 2
 */
export function createPosterior(k: number, data: Float64Array): Posterior {
  const n = data.length / k;
  if (!Number.isInteger(n)) throw new RangeError(`${data.length} responsibilities do not make rows of ${k}`);
  const row = (index: number): Float64Array => data.subarray(index * k, (index + 1) * k);
  return {
    n,
    k,
    data,
    row,
    entropy() {
      const out = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (const r of row(i)) if (r !== 0) sum -= r * log(r);
        out[i] = sum;
      }
      return out;
    },
  };
}
