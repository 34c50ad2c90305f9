import { boundedExp } from './math/exp';
import { log, log2 } from './math/log';

/** Every block row := the log-weights of the classes; lanes that only pad the width hold −Infinity. */
export function init(n: i32, width: i32, logWeights: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    for (let at: usize = 0; at < stride; at += 16) v128.store(block + at, v128.load(logWeights + at));
  }
}

/**
 * Joint log-probabilities → weighted posteriors, by log-sum-exp. With m = the row's largest entry and s = Σ exp(a − m):
 * logLikelihoods[row] = m + log s, block[row] = weight·exp(a − m)/s. Returns Σ weight·log-likelihood, rows in order.
 * A row of weight 0 adds exactly 0 and leaves zeros, whatever it holds. An impossible row (all −Infinity) leaves zeros and
 * the log-likelihood −Infinity; NaN stays NaN. `scratch` has room for n numbers.
 */
export function normalise(
  n: i32,
  width: i32,
  weights: usize,
  block: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  const stride = (<usize>width) << 3;
  exponentials(n, stride, block, logLikelihoods, scratch);
  scale(n, stride, weights, block, scratch);
  addLogarithms(n, logLikelihoods, scratch);
  return weightedSum(n, weights, logLikelihoods);
}

/** counts += Σ block rows. */
export function addClasses(n: i32, width: i32, block: usize, counts: usize): void {
  const stride = (<usize>width) << 3;
  const size = <usize>n * stride;
  for (let at: usize = 0; at < stride; at += 16) {
    let sum = v128.load(counts + at);
    for (let row = block + at, end = row + size; row < end; row += stride) sum = f64x2.add(sum, v128.load(row));
    v128.store(counts + at, sum);
  }
}

/** block := exp(a − m); maxima[row] = m, with 0 in the place of −Infinity so that −∞ − m is −∞ and not NaN; sums[row] = s. */
function exponentials(n: i32, stride: usize, block: usize, maxima: usize, sums: usize): void {
  for (const end = block + <usize>n * stride; block < end; block += stride, maxima += 8, sums += 8) {
    let largest = v128.load(block);
    for (let at: usize = 16; at < stride; at += 16) largest = f64x2.pmax(largest, v128.load(block + at));
    largest = f64x2.pmax(largest, v128.shuffle<f64>(largest, largest, 1, 0));
    let m = f64x2.extract_lane(largest, 0);
    m = m == -Infinity ? 0.0 : m;
    const shift = f64x2.splat(m);
    let sum = f64x2.splat(0.0);
    for (let at: usize = 0; at < stride; at += 16) {
      const e = boundedExp(f64x2.sub(v128.load(block + at), shift));
      v128.store(block + at, e);
      sum = f64x2.add(sum, e);
    }
    store<f64>(maxima, m);
    store<f64>(sums, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  }
}

/** block := block·weight/s, and zeros where the weight or s is 0 (0·NaN and weight/0 would poison the counts). */
function scale(n: i32, stride: usize, weights: usize, block: usize, sums: usize): void {
  for (const end = block + <usize>n * stride; block < end; block += stride, weights += 8, sums += 8) {
    const weight = load<f64>(weights);
    const sum = load<f64>(sums);
    const keep = i64x2.splat(weight == 0.0 || sum == 0.0 ? 0 : -1);
    const factor = f64x2.splat(weight / sum);
    for (let at = block; at < block + stride; at += 16) {
      v128.store(at, v128.and(f64x2.mul(v128.load(at), factor), keep));
    }
  }
}

/** logLikelihoods (the maxima so far) += log of the sums, two rows at a time. */
function addLogarithms(n: i32, logLikelihoods: usize, sums: usize): void {
  const end = logLikelihoods + ((<usize>(n & ~1)) << 3);
  for (; logLikelihoods < end; logLikelihoods += 16, sums += 16) {
    v128.store(logLikelihoods, f64x2.add(v128.load(logLikelihoods), log2(v128.load(sums))));
  }
  if (n & 1) store<f64>(logLikelihoods, load<f64>(logLikelihoods) + log(load<f64>(sums)));
}

function weightedSum(n: i32, weights: usize, logLikelihoods: usize): f64 {
  let total = 0.0;
  for (const end = weights + ((<usize>n) << 3); weights < end; weights += 8, logLikelihoods += 8) {
    const weight = load<f64>(weights);
    if (weight != 0.0) total += weight * load<f64>(logLikelihoods);
  }
  return total;
}
