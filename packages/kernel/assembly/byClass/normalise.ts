import { boundedExp } from '../math/exp';
import { areOnes, closeRows, multiplyRows } from './close';
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

/** With exp's constants kept outside the loop 16 classes took 5 % less: not worth a third copy of exp. */
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
