import { HEAVY, LEAST, logRow, ROWS } from './row';

/**
 * Up to eight classes: a row's products stay in registers until they are counted. Writes sums over the classes (1 in the
 * place of what needs no logarithm any more) into scratch; returns the log-likelihoods that are not in them.
 * `pairs` is a constant wherever this is inlined, so the tests on it vanish. Codes two at a time gain 5 % where there are five of
 * them, and lose 3 % where there is one; counts beside the probabilities, in the same cache line, gain nothing.
 */
// @ts-ignore: decorator
@inline
export function narrow(
  pairs: i32,
  n: i32,
  bytes: usize,
  codes: usize,
  weights: usize,
  table: usize,
  parts: usize,
  most: i32,
  logTable: usize,
  counts: usize,
  scratch: usize,
): f64 {
  const stride = (<usize>pairs) << 4;
  const posterior = scratch + (ROWS << 3);
  let total = 0.0;
  for (const end = scratch + ((<usize>n) << 3); scratch < end; scratch += 8, weights += 8) {
    const weight = load<f64>(weights);
    const last = codes + bytes;
    if (weight == 0.0) {
      store<f64>(scratch, 1.0);
      codes = last;
      continue;
    }
    const first = table + <usize>load<u16>(codes) * stride;
    let a0 = v128.load(first);
    let a1 = pairs > 1 ? v128.load(first, 16) : a0;
    let a2 = pairs > 2 ? v128.load(first, 32) : a0;
    let a3 = pairs > 3 ? v128.load(first, 48) : a0;
    for (let at = codes + 2; at < last; at += 2) {
      const row = table + <usize>load<u16>(at) * stride;
      a0 = f64x2.mul(a0, v128.load(row));
      if (pairs > 1) a1 = f64x2.mul(a1, v128.load(row, 16));
      if (pairs > 2) a2 = f64x2.mul(a2, v128.load(row, 32));
      if (pairs > 3) a3 = f64x2.mul(a3, v128.load(row, 48));
    }
    let sums = a0;
    if (pairs > 1) sums = f64x2.add(sums, a1);
    if (pairs > 2) sums = f64x2.add(sums, pairs > 3 ? f64x2.add(a2, a3) : a2);
    let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    let factor = f64x2.splat(weight / sum);
    if (!(sum >= LEAST && weight < HEAVY)) {
      total += weight * logRow(stride, codes, last, parts, most, logTable, posterior);
      sum = 1.0;
      factor = f64x2.splat(weight);
      a0 = v128.load(posterior);
      if (pairs > 1) a1 = v128.load(posterior, 16);
      if (pairs > 2) a2 = v128.load(posterior, 32);
      if (pairs > 3) a3 = v128.load(posterior, 48);
    }
    store<f64>(scratch, sum);
    a0 = f64x2.mul(a0, factor);
    if (pairs > 1) a1 = f64x2.mul(a1, factor);
    if (pairs > 2) a2 = f64x2.mul(a2, factor);
    if (pairs > 3) a3 = f64x2.mul(a3, factor);
    for (; codes < last; codes += 2) {
      const row = counts + <usize>load<u16>(codes) * stride;
      v128.store(row, f64x2.add(v128.load(row), a0));
      if (pairs > 1) v128.store(row, f64x2.add(v128.load(row, 16), a1), 16);
      if (pairs > 2) v128.store(row, f64x2.add(v128.load(row, 32), a2), 32);
      if (pairs > 3) v128.store(row, f64x2.add(v128.load(row, 48), a3), 48);
    }
  }
  return total;
}
