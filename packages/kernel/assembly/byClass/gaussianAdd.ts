import { COLUMN, STRIP, stripBytes } from './rows';

/**
 * block[class] += constant − ½·|W·u|² with u = x − mean. Parameters of a class: the constant −½·D·log 2π + log |W|, D means, and
 * W, the inverse of the covariance's Cholesky factor: lower triangle, row by row. Scratch: D strips.
 */
export function addGaussianByClass(
  n: i32,
  classes: i32,
  columns: i32,
  values: usize,
  parameters: usize,
  block: usize,
  scratch: usize,
): void {
  const size = stripBytes(n);
  const means = (<usize>columns) << 3;
  const triangle = (<usize>columns * (<usize>columns + 1)) << 2;
  for (; classes > 0; classes--, block += COLUMN, parameters += 8 + means + triangle) {
    for (let row: usize = 0; row < size; row += STRIP) {
      subtractMeans(columns, values + row, parameters + 8, scratch);
      addDistances(columns, scratch, parameters, parameters + 8 + means, block + row);
    }
  }
}

/** u of eight rows, side by side: what the rows of W pass over stays in the first-level cache for any number of columns. */
// @ts-ignore: decorator
@inline
function subtractMeans(columns: i32, values: usize, means: usize, u: usize): void {
  for (const end = u + ((<usize>columns) << 6); u < end; u += STRIP, means += 8, values += COLUMN) {
    const mean = v128.load_splat<f64>(means);
    v128.store(u, f64x2.sub(v128.load(values), mean));
    v128.store(u, f64x2.sub(v128.load(values, 16), mean), 16);
    v128.store(u, f64x2.sub(v128.load(values, 32), mean), 32);
    v128.store(u, f64x2.sub(v128.load(values, 48), mean), 48);
  }
}

/**
 * Two rows of W by eight rows of data at a time: eight sums that stay in registers. Arithmetic is what bounds it: the two rows of W
 * side by side in memory, one pointer less, gained nothing. Whitening rows once for all classes of one covariance would halve the
 * work, but W·x − W·μ loses the digits that x − μ keeps.
 */
// @ts-ignore: decorator
@inline
function addDistances(columns: i32, u: usize, constant: usize, w: usize, block: usize): void {
  const zero = f64x2.splat(0.0);
  let q0 = zero;
  let q1 = zero;
  let q2 = zero;
  let q3 = zero;
  let i = 1;
  for (; i < columns; i += 2) {
    let v = w + ((<usize>i) << 3);
    let a = v128.load_splat<f64>(w);
    let b = v128.load_splat<f64>(v);
    let a0 = f64x2.mul(a, v128.load(u));
    let b0 = f64x2.mul(b, v128.load(u));
    let a1 = f64x2.mul(a, v128.load(u, 16));
    let b1 = f64x2.mul(b, v128.load(u, 16));
    let a2 = f64x2.mul(a, v128.load(u, 32));
    let b2 = f64x2.mul(b, v128.load(u, 32));
    let a3 = f64x2.mul(a, v128.load(u, 48));
    let b3 = f64x2.mul(b, v128.load(u, 48));
    w += 8;
    v += 8;
    let at = u + STRIP;
    for (const end = u + ((<usize>i) << 6); at < end; at += STRIP, w += 8, v += 8) {
      a = v128.load_splat<f64>(w);
      b = v128.load_splat<f64>(v);
      const x0 = v128.load(at);
      const x1 = v128.load(at, 16);
      const x2 = v128.load(at, 32);
      const x3 = v128.load(at, 48);
      a0 = f64x2.add(a0, f64x2.mul(a, x0));
      b0 = f64x2.add(b0, f64x2.mul(b, x0));
      a1 = f64x2.add(a1, f64x2.mul(a, x1));
      b1 = f64x2.add(b1, f64x2.mul(b, x1));
      a2 = f64x2.add(a2, f64x2.mul(a, x2));
      b2 = f64x2.add(b2, f64x2.mul(b, x2));
      a3 = f64x2.add(a3, f64x2.mul(a, x3));
      b3 = f64x2.add(b3, f64x2.mul(b, x3));
    }
    b = v128.load_splat<f64>(v);
    b0 = f64x2.add(b0, f64x2.mul(b, v128.load(at)));
    b1 = f64x2.add(b1, f64x2.mul(b, v128.load(at, 16)));
    b2 = f64x2.add(b2, f64x2.mul(b, v128.load(at, 32)));
    b3 = f64x2.add(b3, f64x2.mul(b, v128.load(at, 48)));
    q0 = addSquare(addSquare(q0, a0), b0);
    q1 = addSquare(addSquare(q1, a1), b1);
    q2 = addSquare(addSquare(q2, a2), b2);
    q3 = addSquare(addSquare(q3, a3), b3);
    w = v + 8;
  }
  if (i == columns) {
    let a0 = zero;
    let a1 = zero;
    let a2 = zero;
    let a3 = zero;
    for (const end = u + ((<usize>i) << 6); u < end; u += STRIP, w += 8) {
      const a = v128.load_splat<f64>(w);
      a0 = f64x2.add(a0, f64x2.mul(a, v128.load(u)));
      a1 = f64x2.add(a1, f64x2.mul(a, v128.load(u, 16)));
      a2 = f64x2.add(a2, f64x2.mul(a, v128.load(u, 32)));
      a3 = f64x2.add(a3, f64x2.mul(a, v128.load(u, 48)));
    }
    q0 = addSquare(q0, a0);
    q1 = addSquare(q1, a1);
    q2 = addSquare(q2, a2);
    q3 = addSquare(q3, a3);
  }
  const c = v128.load_splat<f64>(constant);
  addLogDensity(block, c, q0);
  addLogDensity(block + 16, c, q1);
  addLogDensity(block + 32, c, q2);
  addLogDensity(block + 48, c, q3);
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, z: v128): v128 {
  return f64x2.add(sum, f64x2.mul(z, z));
}

/** block += constant − ½·square. */
// @ts-ignore: decorator
@inline
export function addLogDensity(block: usize, constant: v128, square: v128): void {
  v128.store(block, f64x2.add(v128.load(block), f64x2.sub(constant, f64x2.mul(f64x2.splat(0.5), square))));
}
