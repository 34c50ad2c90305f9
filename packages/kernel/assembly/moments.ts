/**
 * A moments block: columns whose log-density is linear in a few statistics T of the cell (an exponential family in its
 * natural parameters). T is rows × terms. A statistic of 0 is passed over, so that it may meet a coefficient of −Infinity;
 * a missing cell has zeros only.
 */

/** block[row] += Σ T[row][s]·coefficients[s] over the terms s. */
export function addMoments(
  n: i32,
  width: i32,
  terms: i32,
  statistics: usize,
  coefficients: usize,
  block: usize,
): void {
  const stride = (<usize>width) << 3;
  for (; width >= 4; width -= 4, coefficients += 32, block += 32) {
    addStrip(2, n, stride, terms, statistics, coefficients, block);
  }
  if (width != 0) addStrip(1, n, stride, terms, statistics, coefficients, block);
}

/** sums[s] += Σ T[row][s]·block[row] over the rows. */
export function countMoments(n: i32, width: i32, terms: i32, statistics: usize, sums: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (; width >= 4; width -= 4, sums += 32, block += 32) countStrip(2, n, stride, terms, statistics, sums, block);
  if (width != 0) countStrip(1, n, stride, terms, statistics, sums, block);
}

/** `pairs` is a constant wherever this is inlined, so the tests on it vanish. */
// @ts-ignore: decorator
@inline
function addStrip(
  pairs: i32,
  n: i32,
  stride: usize,
  terms: i32,
  statistics: usize,
  coefficients: usize,
  block: usize,
): void {
  const bytes = (<usize>terms) << 3;
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let a0 = v128.load(block);
    let a1 = pairs > 1 ? v128.load(block, 16) : a0;
    let row = coefficients;
    for (const last = statistics + bytes; statistics < last; statistics += 8, row += stride) {
      const t = load<f64>(statistics);
      if (t == 0.0) continue;
      const both = f64x2.splat(t);
      a0 = f64x2.add(a0, f64x2.mul(both, v128.load(row)));
      if (pairs > 1) a1 = f64x2.add(a1, f64x2.mul(both, v128.load(row, 16)));
    }
    v128.store(block, a0);
    if (pairs > 1) v128.store(block, a1, 16);
  }
}

/** Term by term: its sums stay in registers while the rows pass by. */
// @ts-ignore: decorator
@inline
function countStrip(
  pairs: i32,
  n: i32,
  stride: usize,
  terms: i32,
  statistics: usize,
  sums: usize,
  block: usize,
): void {
  const bytes = (<usize>terms) << 3;
  const size = <usize>n * stride;
  for (const last = statistics + bytes; statistics < last; statistics += 8, sums += stride) {
    let a0 = v128.load(sums);
    let a1 = pairs > 1 ? v128.load(sums, 16) : a0;
    let at = statistics;
    for (let row = block, end = block + size; row < end; row += stride, at += bytes) {
      const t = load<f64>(at);
      if (t == 0.0) continue;
      const both = f64x2.splat(t);
      a0 = f64x2.add(a0, f64x2.mul(both, v128.load(row)));
      if (pairs > 1) a1 = f64x2.add(a1, f64x2.mul(both, v128.load(row, 16)));
    }
    v128.store(sums, a0);
    if (pairs > 1) v128.store(sums, a1, 16);
  }
}
