/**
 * A cells block: columns that are Gaussian and independent within a class. Values are rows × columns; NaN is a missing cell,
 * which is masked out and needs no branch. Parameters are three lane rows a column: mean, 1/deviation, and the constant
 * −½·log 2π − log deviation. Sums are three lane rows a column: Σ r, Σ r·u and Σ r·u², with u = x − mean: sums about the
 * present mean lose no digits where the mean is large beside the deviation.
 */

/** block[row] += Σ constant − ½·((x − mean)/deviation)² over the row's cells. */
export function addCells(n: i32, width: i32, columns: i32, values: usize, parameters: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (; width >= 4; width -= 4, parameters += 32, block += 32) {
    addStrip(2, n, stride, columns, values, parameters, block);
  }
  if (width != 0) addStrip(1, n, stride, columns, values, parameters, block);
}

/** sums[column] += Σ r, Σ r·u, Σ r·u² over the rows, r = block[row]; a lane with r = 0 adds nothing, whatever its mean. */
export function countCells(
  n: i32,
  width: i32,
  columns: i32,
  values: usize,
  parameters: usize,
  sums: usize,
  block: usize,
): void {
  const stride = (<usize>width) << 3;
  for (; width >= 4; width -= 4, parameters += 32, sums += 32, block += 32) {
    countStrip(2, n, stride, columns, values, parameters, sums, block);
  }
  if (width != 0) countStrip(1, n, stride, columns, values, parameters, sums, block);
}

/** `pairs` is a constant wherever this is inlined, so the tests on it vanish. */
// @ts-ignore: decorator
@inline
function addStrip(
  pairs: i32,
  n: i32,
  stride: usize,
  columns: i32,
  values: usize,
  parameters: usize,
  block: usize,
): void {
  const bytes = (<usize>columns) << 3;
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let a0 = v128.load(block);
    let a1 = pairs > 1 ? v128.load(block, 16) : a0;
    let row = parameters;
    for (const last = values + bytes; values < last; values += 8, row += 3 * stride) {
      const x = v128.load_splat<f64>(values);
      const present = f64x2.eq(x, x);
      a0 = f64x2.add(a0, v128.and(logDensity(x, row, stride), present));
      if (pairs > 1) a1 = f64x2.add(a1, v128.and(logDensity(x, row + 16, stride), present));
    }
    v128.store(block, a0);
    if (pairs > 1) v128.store(block, a1, 16);
  }
}

// @ts-ignore: decorator
@inline
function logDensity(x: v128, parameters: usize, stride: usize): v128 {
  const z = f64x2.mul(f64x2.sub(x, v128.load(parameters)), v128.load(parameters + stride));
  return f64x2.sub(v128.load(parameters + 2 * stride), f64x2.mul(f64x2.mul(f64x2.splat(0.5), z), z));
}

/** Column by column: its sums stay in registers while the rows pass by. */
// @ts-ignore: decorator
@inline
function countStrip(
  pairs: i32,
  n: i32,
  stride: usize,
  columns: i32,
  values: usize,
  parameters: usize,
  sums: usize,
  block: usize,
): void {
  const bytes = (<usize>columns) << 3;
  const size = <usize>n * stride;
  for (const last = values + bytes; values < last; values += 8, parameters += 3 * stride, sums += 3 * stride) {
    const first = v128.load(parameters);
    const second = pairs > 1 ? v128.load(parameters, 16) : first;
    let r0 = v128.load(sums);
    let u0 = v128.load(sums + stride);
    let s0 = v128.load(sums + 2 * stride);
    let r1 = pairs > 1 ? v128.load(sums, 16) : r0;
    let u1 = pairs > 1 ? v128.load(sums + stride, 16) : u0;
    let s1 = pairs > 1 ? v128.load(sums + 2 * stride, 16) : s0;
    let at = values;
    for (let row = block, end = block + size; row < end; row += stride, at += bytes) {
      const x = v128.load_splat<f64>(at);
      const present = f64x2.eq(x, x);
      const r = v128.and(v128.load(row), present);
      const u = deviation(x, first, r);
      const ru = f64x2.mul(r, u);
      r0 = f64x2.add(r0, r);
      u0 = f64x2.add(u0, ru);
      s0 = f64x2.add(s0, f64x2.mul(ru, u));
      if (pairs > 1) {
        const r = v128.and(v128.load(row, 16), present);
        const u = deviation(x, second, r);
        const ru = f64x2.mul(r, u);
        r1 = f64x2.add(r1, r);
        u1 = f64x2.add(u1, ru);
        s1 = f64x2.add(s1, f64x2.mul(ru, u));
      }
    }
    v128.store(sums, r0);
    v128.store(sums + stride, u0);
    v128.store(sums + 2 * stride, s0);
    if (pairs > 1) v128.store(sums, r1, 16);
    if (pairs > 1) v128.store(sums + stride, u1, 16);
    if (pairs > 1) v128.store(sums + 2 * stride, s1, 16);
  }
}

/** x − mean where r is not 0, else 0: no product 0·∞ or 0·NaN can come about, and r·u, then ·u, overflows only if Σ does. */
// @ts-ignore: decorator
@inline
function deviation(x: v128, mean: v128, r: v128): v128 {
  return v128.and(f64x2.sub(x, mean), f64x2.ne(r, f64x2.splat(0.0)));
}
