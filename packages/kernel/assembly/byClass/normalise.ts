import { boundedExp } from '../math/exp';
import { log2 } from '../math/log';
import { COLUMN, stripBytes, sumLanes } from './rows';

/** Each class's rows := its log-weight. */
export function initByClass(n: i32, classes: i32, logWeights: usize, block: usize): void {
  const size = stripBytes(n);
  for (; classes > 0; classes--, block += COLUMN, logWeights += 8) {
    const weight = v128.load_splat<f64>(logWeights);
    for (let at = block, end = block + size; at < end; at += 16) v128.store(at, weight);
  }
}

/** As `normalise`, on a block by class. `scratch` and `logLikelihoods` have room for n numbers up to the end of a strip. */
export function normaliseByClass(
  n: i32,
  classes: i32,
  weights: usize,
  block: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  exponentials(n, classes, block, logLikelihoods, scratch);
  const total = closeRows(n, weights, logLikelihoods, scratch);
  scale(n, classes, scratch, block);
  return total;
}

/**
 * `normaliseByClass` where the log-likelihood of each row is not wanted: where all weights are 1, one logarithm serves 16 rows.
 * That many sums multiply to no more than classes⁸ a lane.
 */
export function weighByClass(n: i32, classes: i32, weights: usize, block: usize, maxima: usize, scratch: usize): f64 {
  exponentials(n, classes, block, maxima, scratch);
  const total = areOnes(n, weights) ? multiplyRows(n, maxima, scratch) : closeRows(n, weights, maxima, scratch);
  scale(n, classes, scratch, block);
  return total;
}

/** counts += Σ over the rows of each class. */
export function addClassesByClass(n: i32, classes: i32, block: usize, counts: usize): void {
  const size = (<usize>(n & ~3)) << 3;
  const end = (<usize>n) << 3;
  for (; classes > 0; classes--, block += COLUMN, counts += 8) {
    let a = f64x2.splat(0.0);
    let b = a;
    let at: usize = 0;
    for (; at < size; at += 32) {
      a = f64x2.add(a, v128.load(block + at));
      b = f64x2.add(b, v128.load(block + at, 16));
    }
    let sum = sumLanes(f64x2.add(a, b));
    for (; at < end; at += 8) sum += load<f64>(block + at);
    store<f64>(counts, load<f64>(counts) + sum);
  }
}

/** block := exp(a − m); maxima = m, 0 in the place of −Infinity so that −∞ − m is −∞ and not NaN; sums = Σ exp(a − m). */
function exponentials(n: i32, classes: i32, block: usize, maxima: usize, sums: usize): void {
  const last = block + <usize>classes * COLUMN;
  const size = stripBytes(n);
  for (let at: usize = 0; at < size; at += 32) fourRows(block + at, last + at, maxima + at, sums + at);
}

// @ts-ignore: decorator
@inline
function fourRows(first: usize, last: usize, maxima: usize, sums: usize): void {
  const none = f64x2.splat(-Infinity);
  let m0 = v128.load(first);
  let m1 = v128.load(first, 16);
  for (let at = first + COLUMN; at < last; at += COLUMN) {
    m0 = f64x2.pmax(m0, v128.load(at));
    m1 = f64x2.pmax(m1, v128.load(at, 16));
  }
  m0 = v128.and(m0, f64x2.ne(m0, none));
  m1 = v128.and(m1, f64x2.ne(m1, none));
  let s0 = f64x2.splat(0.0);
  let s1 = s0;
  for (let at = first; at < last; at += COLUMN) {
    const e0 = boundedExp(f64x2.sub(v128.load(at), m0));
    const e1 = boundedExp(f64x2.sub(v128.load(at, 16), m1));
    v128.store(at, e0);
    v128.store(at, e1, 16);
    s0 = f64x2.add(s0, e0);
    s1 = f64x2.add(s1, e1);
  }
  v128.store(maxima, m0);
  v128.store(maxima, m1, 16);
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
}

/**
 * logLikelihoods (the maxima so far) += log of the sums; sums := weight/sum, 0 where the weight or the sum is 0 and after the last
 * row. Returns Σ weight·log-likelihood, even rows and odd ones apart.
 */
function closeRows(n: i32, weights: usize, logLikelihoods: usize, sums: usize): f64 {
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
function areOnes(n: i32, weights: usize): bool {
  if (n & 1) return false;
  const one = f64x2.splat(1.0);
  let others = f64x2.splat(0.0);
  for (const end = weights + ((<usize>n) << 3); weights < end; weights += 16) {
    others = v128.or(others, f64x2.ne(v128.load(weights), one));
  }
  return !v128.any_true(others);
}

/** `closeRows` for weights of 1; the maxima stay. */
function multiplyRows(n: i32, maxima: usize, sums: usize): f64 {
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

/** Rows times their factors; zeros where the factor is 0, whatever they hold. */
function scale(n: i32, classes: i32, factors: usize, block: usize): void {
  const size = stripBytes(n);
  for (; classes > 0; classes--, block += COLUMN) {
    for (let at: usize = 0; at < size; at += 16) {
      const factor = v128.load(factors + at);
      const keep = f64x2.ne(factor, f64x2.splat(0.0));
      v128.store(block + at, v128.and(f64x2.mul(v128.load(block + at), factor), keep));
    }
  }
}
