import { HEAVY, LEAST, logRow, ROWS } from './row';

/**
 * Any number of classes, in two rounds over a block of rows: products, then counts. In one round, as in `narrow`, the counts of
 * a row wait for its division and no other row fits into the processor's window: 10 % slower for 16 classes. Strips of sixteen
 * classes, then what is left: a strip's part of a row stays in registers while its codes pass by. A stride that the compiler
 * knows saves 5 %, so 16 classes have their own rounds.
 */
export function wide(
  n: i32,
  width: i32,
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
  const stride = (<usize>width) << 3;
  const factors = scratch + (ROWS << 3);
  const block = factors + (ROWS << 3);
  memory.fill(scratch, 0, (<usize>n) << 3);
  if (width == 16) {
    multiply(8, n, 128, bytes, codes, table, block, scratch);
    const total = normalise(n, 128, bytes, codes, weights, parts, most, logTable, block, scratch, factors);
    count(8, n, 128, bytes, codes, counts, block, factors);
    return total;
  }
  let at: usize = 0;
  for (; at + 128 <= stride; at += 128) multiply(8, n, stride, bytes, codes, table + at, block + at, scratch);
  for (; at + 64 <= stride; at += 64) multiply(4, n, stride, bytes, codes, table + at, block + at, scratch);
  for (; at < stride; at += 16) multiply(1, n, stride, bytes, codes, table + at, block + at, scratch);
  const total = normalise(n, stride, bytes, codes, weights, parts, most, logTable, block, scratch, factors);
  at = 0;
  for (; at + 128 <= stride; at += 128) count(8, n, stride, bytes, codes, counts + at, block + at, factors);
  for (; at + 64 <= stride; at += 64) count(4, n, stride, bytes, codes, counts + at, block + at, factors);
  for (; at < stride; at += 16) count(1, n, stride, bytes, codes, counts + at, block + at, factors);
  return total;
}

/** factors[row] = weight/sum, two rows at a time where both are plain; returns the log-likelihoods of those that are not. */
function normalise(
  n: i32,
  stride: usize,
  bytes: usize,
  codes: usize,
  weights: usize,
  parts: usize,
  most: i32,
  logTable: usize,
  block: usize,
  sums: usize,
  factors: usize,
): f64 {
  let total = 0.0;
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const at = i << 3;
    const weight = v128.load(weights + at);
    const sum = v128.load(sums + at);
    const fits = v128.and(f64x2.ge(sum, f64x2.splat(LEAST)), f64x2.lt(weight, f64x2.splat(HEAVY)));
    const plain = v128.and(fits, f64x2.gt(weight, f64x2.splat(0.0)));
    if (i + 1 < <usize>n && i64x2.all_true(plain)) {
      v128.store(factors + at, f64x2.div(weight, sum));
      continue;
    }
    for (let row = i; row < min<usize>(i + 2, n); row++) {
      const sum = sums + (row << 3);
      const weight = load<f64>(weights + (row << 3));
      const own = codes + row * bytes;
      const posterior = block + row * stride;
      let factor = weight / load<f64>(sum);
      if (weight == 0.0) {
        memory.fill(posterior, 0, stride);
        store<f64>(sum, 1.0);
        factor = 0.0;
      } else if (!(load<f64>(sum) >= LEAST && weight < HEAVY)) {
        total += weight * logRow(stride, own, own + bytes, parts, most, logTable, posterior);
        store<f64>(sum, 1.0);
        factor = weight;
      }
      store<f64>(factors + (row << 3), factor);
    }
  }
  return total;
}

/** block row := product of the table rows that its codes name, sums[row] += its sum; `pairs` is a constant where inlined. */
// @ts-ignore: decorator
@inline
function multiply(
  pairs: i32,
  n: i32,
  stride: usize,
  bytes: usize,
  codes: usize,
  table: usize,
  block: usize,
  sums: usize,
): void {
  for (const end = block + <usize>n * stride; block < end; block += stride, sums += 8) {
    const first = table + <usize>load<u16>(codes) * stride;
    let a0 = v128.load(first);
    let a1 = pairs > 1 ? v128.load(first, 16) : a0;
    let a2 = pairs > 2 ? v128.load(first, 32) : a0;
    let a3 = pairs > 2 ? v128.load(first, 48) : a0;
    let a4 = pairs > 4 ? v128.load(first, 64) : a0;
    let a5 = pairs > 4 ? v128.load(first, 80) : a0;
    let a6 = pairs > 4 ? v128.load(first, 96) : a0;
    let a7 = pairs > 4 ? v128.load(first, 112) : a0;
    const last = codes + bytes;
    for (codes += 2; codes < last; codes += 2) {
      const row = table + <usize>load<u16>(codes) * stride;
      a0 = f64x2.mul(a0, v128.load(row));
      if (pairs > 1) a1 = f64x2.mul(a1, v128.load(row, 16));
      if (pairs > 2) a2 = f64x2.mul(a2, v128.load(row, 32));
      if (pairs > 2) a3 = f64x2.mul(a3, v128.load(row, 48));
      if (pairs > 4) a4 = f64x2.mul(a4, v128.load(row, 64));
      if (pairs > 4) a5 = f64x2.mul(a5, v128.load(row, 80));
      if (pairs > 4) a6 = f64x2.mul(a6, v128.load(row, 96));
      if (pairs > 4) a7 = f64x2.mul(a7, v128.load(row, 112));
    }
    v128.store(block, a0);
    if (pairs > 1) v128.store(block, a1, 16);
    if (pairs > 2) v128.store(block, a2, 32);
    if (pairs > 2) v128.store(block, a3, 48);
    if (pairs > 4) v128.store(block, a4, 64);
    if (pairs > 4) v128.store(block, a5, 80);
    if (pairs > 4) v128.store(block, a6, 96);
    if (pairs > 4) v128.store(block, a7, 112);
    let sum = a0;
    if (pairs > 1) sum = f64x2.add(sum, a1);
    if (pairs > 2) sum = f64x2.add(sum, f64x2.add(a2, a3));
    if (pairs > 4) sum = f64x2.add(sum, f64x2.add(f64x2.add(a4, a5), f64x2.add(a6, a7)));
    store<f64>(sums, load<f64>(sums) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
}

/** counts[code] += factor × block row for each of the row's codes. */
// @ts-ignore: decorator
@inline
function count(
  pairs: i32,
  n: i32,
  stride: usize,
  bytes: usize,
  codes: usize,
  counts: usize,
  block: usize,
  factors: usize,
): void {
  for (const end = block + <usize>n * stride; block < end; block += stride, factors += 8) {
    const factor = v128.load_splat<f64>(factors);
    const a0 = f64x2.mul(factor, v128.load(block));
    const a1 = pairs > 1 ? f64x2.mul(factor, v128.load(block, 16)) : a0;
    const a2 = pairs > 2 ? f64x2.mul(factor, v128.load(block, 32)) : a0;
    const a3 = pairs > 2 ? f64x2.mul(factor, v128.load(block, 48)) : a0;
    const a4 = pairs > 4 ? f64x2.mul(factor, v128.load(block, 64)) : a0;
    const a5 = pairs > 4 ? f64x2.mul(factor, v128.load(block, 80)) : a0;
    const a6 = pairs > 4 ? f64x2.mul(factor, v128.load(block, 96)) : a0;
    const a7 = pairs > 4 ? f64x2.mul(factor, v128.load(block, 112)) : a0;
    for (const last = codes + bytes; codes < last; codes += 2) {
      const row = counts + <usize>load<u16>(codes) * stride;
      v128.store(row, f64x2.add(v128.load(row), a0));
      if (pairs > 1) v128.store(row, f64x2.add(v128.load(row, 16), a1), 16);
      if (pairs > 2) v128.store(row, f64x2.add(v128.load(row, 32), a2), 32);
      if (pairs > 2) v128.store(row, f64x2.add(v128.load(row, 48), a3), 48);
      if (pairs > 4) v128.store(row, f64x2.add(v128.load(row, 64), a4), 64);
      if (pairs > 4) v128.store(row, f64x2.add(v128.load(row, 80), a5), 80);
      if (pairs > 4) v128.store(row, f64x2.add(v128.load(row, 96), a6), 96);
      if (pairs > 4) v128.store(row, f64x2.add(v128.load(row, 112), a7), 112);
    }
  }
}
