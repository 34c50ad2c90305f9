import { addLogDensity } from './gaussianAdd';
import { COLUMN, STRIP, stripBytes, sumLanes } from './rows';

/**
 * block[class] += constant − ½·Σ ((x − mean)/deviation)² over the columns. Parameters of a class: the constant
 * −½·D·log 2π − Σ log deviation, D means, D times 1/deviation.
 */
export function addCellsByClass(
  n: i32,
  classes: i32,
  columns: i32,
  values: usize,
  parameters: usize,
  block: usize,
): void {
  const size = stripBytes(n);
  const bytes = (<usize>columns) << 3;
  for (; classes > 0; classes--, block += COLUMN, parameters += 8 + 2 * bytes) {
    const constant = v128.load_splat<f64>(parameters);
    for (let row: usize = 0; row < size; row += STRIP) {
      let q0 = f64x2.splat(0.0);
      let q1 = q0;
      let q2 = q0;
      let q3 = q0;
      let x = values + row;
      let at = parameters + 8;
      for (const end = at + bytes; at < end; at += 8, x += COLUMN) {
        const mean = v128.load_splat<f64>(at);
        const inverse = v128.load_splat<f64>(at + bytes);
        q0 = addSquare(q0, v128.load(x), mean, inverse);
        q1 = addSquare(q1, v128.load(x, 16), mean, inverse);
        q2 = addSquare(q2, v128.load(x, 32), mean, inverse);
        q3 = addSquare(q3, v128.load(x, 48), mean, inverse);
      }
      const to = block + row;
      addLogDensity(to, constant, q0);
      addLogDensity(to + 16, constant, q1);
      addLogDensity(to + 32, constant, q2);
      addLogDensity(to + 48, constant, q3);
    }
  }
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, x: v128, mean: v128, inverse: v128): v128 {
  const z = f64x2.mul(f64x2.sub(x, mean), inverse);
  return f64x2.add(sum, f64x2.mul(z, z));
}

/**
 * With r = block[class] and u = x − mean, a class's sums += Σ r, Σ r·u (D) and Σ r·u² (D); of the parameters only the means are read.
 * Rows where r is 0 add nothing, whatever the mean. Scratch: one column.
 */
export function countCellsByClass(
  n: i32,
  classes: i32,
  columns: i32,
  values: usize,
  parameters: usize,
  sums: usize,
  block: usize,
  scratch: usize,
): void {
  const bytes = (<usize>columns) << 3;
  const size = stripBytes(n);
  for (; classes > 0; classes--, block += COLUMN, parameters += 8 + 2 * bytes, sums += 8 + 2 * bytes) {
    const total = copyRows(n, block, scratch);
    if (total == 0.0) continue;
    store<f64>(sums, load<f64>(sums) + total);
    let x = values;
    let sum = sums + 8;
    for (let at = parameters + 8, end = at + bytes; at < end; at += 8, sum += 8, x += COLUMN) {
      addMoments(size, x, v128.load_splat<f64>(at), scratch, sum, sum + bytes);
    }
  }
}

/** The rows of a class, zeros up to the end of a strip; returns their sum. */
// @ts-ignore: decorator
@inline
function copyRows(n: i32, block: usize, out: usize): f64 {
  const end = (<usize>n) << 3;
  let a = f64x2.splat(0.0);
  let b = a;
  let at: usize = 0;
  for (; at + 32 <= end; at += 32) {
    const r0 = v128.load(block + at);
    const r1 = v128.load(block + at, 16);
    a = f64x2.add(a, r0);
    b = f64x2.add(b, r1);
    v128.store(out + at, r0);
    v128.store(out + at, r1, 16);
  }
  let total = sumLanes(f64x2.add(a, b));
  for (; at < end; at += 8) {
    const r = load<f64>(block + at);
    total += r;
    store<f64>(out + at, r);
  }
  for (; (at & (STRIP - 1)) != 0; at += 8) store<f64>(out + at, 0.0);
  return total;
}

/** sum += Σ r·u, square += Σ r·u²: u is 0 where r is, so that no product 0·∞ or 0·NaN comes about. */
// @ts-ignore: decorator
@inline
function addMoments(size: usize, x: usize, mean: v128, r: usize, sum: usize, square: usize): void {
  const zero = f64x2.splat(0.0);
  let s0 = zero;
  let s1 = zero;
  let t0 = zero;
  let t1 = zero;
  for (const end = r + size; r < end; r += 32, x += 32) {
    const r0 = v128.load(r);
    const r1 = v128.load(r, 16);
    const u0 = v128.and(f64x2.sub(v128.load(x), mean), f64x2.ne(r0, zero));
    const u1 = v128.and(f64x2.sub(v128.load(x, 16), mean), f64x2.ne(r1, zero));
    const ru0 = f64x2.mul(r0, u0);
    const ru1 = f64x2.mul(r1, u1);
    s0 = f64x2.add(s0, ru0);
    s1 = f64x2.add(s1, ru1);
    t0 = f64x2.add(t0, f64x2.mul(ru0, u0));
    t1 = f64x2.add(t1, f64x2.mul(ru1, u1));
  }
  store<f64>(sum, load<f64>(sum) + sumLanes(f64x2.add(s0, s1)));
  store<f64>(square, load<f64>(square) + sumLanes(f64x2.add(t0, t1)));
}
