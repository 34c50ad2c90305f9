import { log2 } from '../math/log';
import { sumLanes } from './rows';

/**
 * logLikelihoods (the maxima so far) += log of the sums; sums := weight/sum, 0 where the weight or the sum is 0 and after the last
 * row. Returns Σ weight·log-likelihood, even rows and odd ones apart.
 */
export function closeRows(n: i32, weights: usize, logLikelihoods: usize, sums: usize): f64 {
  const zero = f64x2.splat(0.0);
  let total = zero;
  for (let left = n; left > 0; left -= 2, weights += 16, logLikelihoods += 16, sums += 16) {
    const weight = left > 1 ? v128.load(weights) : v128.load64_zero(weights);
    const sum = v128.load(sums);
    const logLikelihood = f64x2.add(v128.load(logLikelihoods), log2(sum));
    const counts = f64x2.ne(weight, zero);
    v128.store(logLikelihoods, logLikelihood);
    v128.store(sums, v128.and(f64x2.div(weight, sum), v128.and(counts, f64x2.ne(sum, zero))));
    total = f64x2.add(total, v128.and(f64x2.mul(weight, logLikelihood), counts));
  }
  for (let row = (n + 1) & ~1; (row & 7) != 0; row += 2, sums += 16) v128.store(sums, zero);
  return sumLanes(total);
}

/** Whether n is even and all weights are 1. */
export function areOnes(n: i32, weights: usize): bool {
  if (n & 1) return false;
  const one = f64x2.splat(1.0);
  let others = f64x2.splat(0.0);
  for (const end = weights + ((<usize>n) << 3); weights < end; weights += 16) {
    others = v128.or(others, f64x2.ne(v128.load(weights), one));
  }
  return !v128.any_true(others);
}

/** `closeRows` for weights of 1; the maxima stay. A logarithm a row was a twelfth of a full pass over eight columns, three classes. */
export function multiplyRows(n: i32, maxima: usize, sums: usize): f64 {
  const zero = f64x2.splat(0.0);
  const one = f64x2.splat(1.0);
  let total = zero;
  for (let left = n; left > 0; left -= 16) {
    let product = one;
    for (const end = sums + ((<usize>min(left, 16)) << 3); sums < end; sums += 16, maxima += 16) {
      const sum = v128.load(sums);
      product = f64x2.mul(product, sum);
      total = f64x2.add(total, v128.load(maxima));
      v128.store(sums, v128.and(f64x2.div(one, sum), f64x2.ne(sum, zero)));
    }
    total = f64x2.add(total, log2(product));
  }
  for (let row = n; (row & 7) != 0; row += 2, sums += 16) v128.store(sums, zero);
  return sumLanes(total);
}
