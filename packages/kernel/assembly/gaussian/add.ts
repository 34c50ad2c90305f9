import { headBytes } from './table';

/** Rows of one mask that `addGaussian` takes at a time: a load of W serves all of them. */
const TILE: i32 = 4;

/** block[row] += constant − ½·|W·u|² with u = x − mean over the observed columns. A row of which nothing is observed gets nothing. */
export function addGaussian(
  n: i32,
  width: i32,
  columns: i32,
  values: usize,
  masks: usize,
  tables: usize,
  tableBytes: usize,
  block: usize,
  scratch: usize,
): void {
  const stride = (<usize>width) << 3;
  for (let lane: usize = 0; lane < stride; lane += 16) {
    addLanes(n, stride, columns, values, masks, tables, tableBytes, lane, block + lane, scratch);
  }
}

function addLanes(
  n: i32,
  stride: usize,
  columns: i32,
  values: usize,
  masks: usize,
  tables: usize,
  tableBytes: usize,
  lane: usize,
  block: usize,
  scratch: usize,
): void {
  const bytes = (<usize>columns) << 3;
  while (n > 0) {
    const mask = load<u32>(masks);
    const table = tables + <usize>mask * tableBytes;
    const observed = load<u32>(table);
    const lanes = table + headBytes(columns) + lane;
    const whitening = lanes + (<usize>columns + 1) * stride;
    let rows = 1;
    if (n >= TILE && i32x4.all_true(i32x4.eq(v128.load(masks), i32x4.splat(mask)))) {
      rows = TILE;
      if (observed != 0) addRows(TILE, observed, stride, bytes, values, table + 4, lanes, whitening, block, scratch);
    } else if (observed != 0) {
      addRows(1, observed, stride, bytes, values, table + 4, lanes, whitening, block, scratch);
    }
    n -= rows;
    masks += (<usize>rows) << 2;
    values += <usize>rows * bytes;
    block += <usize>rows * stride;
  }
}

/** One or four rows (`rows` is a constant wherever this is inlined), two rows of W at a time. Scratch: observed × rows pairs. */
// @ts-ignore: decorator
@inline
function addRows(
  rows: i32,
  observed: i32,
  stride: usize,
  bytes: usize,
  values: usize,
  order: usize,
  lanes: usize,
  whitening: usize,
  block: usize,
  scratch: usize,
): void {
  const step = (<usize>rows) << 4;
  let u = scratch;
  let mean = lanes + stride;
  for (const end = scratch + <usize>observed * step; u < end; u += step, mean += stride, order += 4) {
    const at = values + ((<usize>load<u32>(order)) << 3);
    const m = v128.load(mean);
    v128.store(u, f64x2.sub(v128.load_splat<f64>(at), m));
    if (rows > 1) v128.store(u, f64x2.sub(v128.load_splat<f64>(at + bytes), m), 16);
    if (rows > 2) v128.store(u, f64x2.sub(v128.load_splat<f64>(at + 2 * bytes), m), 32);
    if (rows > 3) v128.store(u, f64x2.sub(v128.load_splat<f64>(at + 3 * bytes), m), 48);
  }
  const zero = f64x2.splat(0.0);
  let q0 = zero;
  let q1 = zero;
  let q2 = zero;
  let q3 = zero;
  let w = whitening;
  let i = 1;
  for (; i < observed; i += 2) {
    let v = w + <usize>i * stride;
    let a0 = zero;
    let a1 = zero;
    let a2 = zero;
    let a3 = zero;
    let b0 = zero;
    let b1 = zero;
    let b2 = zero;
    let b3 = zero;
    u = scratch;
    for (const end = scratch + <usize>i * step; u < end; u += step, w += stride, v += stride) {
      const a = v128.load(w);
      const b = v128.load(v);
      a0 = f64x2.add(a0, f64x2.mul(a, v128.load(u)));
      b0 = f64x2.add(b0, f64x2.mul(b, v128.load(u)));
      if (rows > 1) a1 = f64x2.add(a1, f64x2.mul(a, v128.load(u, 16)));
      if (rows > 1) b1 = f64x2.add(b1, f64x2.mul(b, v128.load(u, 16)));
      if (rows > 2) a2 = f64x2.add(a2, f64x2.mul(a, v128.load(u, 32)));
      if (rows > 2) b2 = f64x2.add(b2, f64x2.mul(b, v128.load(u, 32)));
      if (rows > 3) a3 = f64x2.add(a3, f64x2.mul(a, v128.load(u, 48)));
      if (rows > 3) b3 = f64x2.add(b3, f64x2.mul(b, v128.load(u, 48)));
    }
    const b = v128.load(v);
    b0 = f64x2.add(b0, f64x2.mul(b, v128.load(u)));
    if (rows > 1) b1 = f64x2.add(b1, f64x2.mul(b, v128.load(u, 16)));
    if (rows > 2) b2 = f64x2.add(b2, f64x2.mul(b, v128.load(u, 32)));
    if (rows > 3) b3 = f64x2.add(b3, f64x2.mul(b, v128.load(u, 48)));
    q0 = addSquare(addSquare(q0, a0), b0);
    if (rows > 1) q1 = addSquare(addSquare(q1, a1), b1);
    if (rows > 2) q2 = addSquare(addSquare(q2, a2), b2);
    if (rows > 3) q3 = addSquare(addSquare(q3, a3), b3);
    w = v + stride;
  }
  if (i == observed) {
    let a0 = zero;
    let a1 = zero;
    let a2 = zero;
    let a3 = zero;
    u = scratch;
    for (const end = scratch + <usize>i * step; u < end; u += step, w += stride) {
      const a = v128.load(w);
      a0 = f64x2.add(a0, f64x2.mul(a, v128.load(u)));
      if (rows > 1) a1 = f64x2.add(a1, f64x2.mul(a, v128.load(u, 16)));
      if (rows > 2) a2 = f64x2.add(a2, f64x2.mul(a, v128.load(u, 32)));
      if (rows > 3) a3 = f64x2.add(a3, f64x2.mul(a, v128.load(u, 48)));
    }
    q0 = addSquare(q0, a0);
    if (rows > 1) q1 = addSquare(q1, a1);
    if (rows > 2) q2 = addSquare(q2, a2);
    if (rows > 3) q3 = addSquare(q3, a3);
  }
  const constant = v128.load(lanes);
  addTo(block, constant, q0);
  if (rows > 1) addTo(block + stride, constant, q1);
  if (rows > 2) addTo(block + 2 * stride, constant, q2);
  if (rows > 3) addTo(block + 3 * stride, constant, q3);
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, z: v128): v128 {
  return f64x2.add(sum, f64x2.mul(z, z));
}

// @ts-ignore: decorator
@inline
function addTo(at: usize, constant: v128, square: v128): void {
  v128.store(at, f64x2.add(v128.load(at), f64x2.sub(constant, f64x2.mul(f64x2.splat(0.5), square))));
}
