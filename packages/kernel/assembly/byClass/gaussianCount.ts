import { addProducts } from './products';
import { addOne, COLUMN, STRIP, stripBytes } from './rows';

/**
 * With r = block[class] and u = x − mean, a class's sums += Σ r, Σ r·u (D) and Σ r·u·uᵀ (lower triangle, row by row); parameters as
 * for addGaussianByClass: only the means are read. Rows where r is 0 add nothing, whatever the mean. Scratch: 2·D + 1 columns, 128 u32.
 */
export function countGaussianByClass(
  n: i32,
  classes: i32,
  columns: i32,
  values: usize,
  parameters: usize,
  sums: usize,
  block: usize,
  scratch: usize,
): void {
  const means = (<usize>columns) << 3;
  const step: usize = 8 + means + ((<usize>columns * (<usize>columns + 1)) << 2);
  const deviations = scratch + COLUMN;
  const weighted = deviations + <usize>columns * COLUMN;
  const places = weighted + <usize>columns * COLUMN;
  for (; classes > 0; classes--, block += COLUMN, parameters += step, sums += step) {
    let size = (<usize>n) << 3;
    let r = block;
    let x = values;
    if (!isDense(size, block)) {
      const rows = gatherRows(size, block, scratch, places);
      if (rows == 0) continue;
      size = stripBytes(rows);
      r = scratch;
      x = deviations;
      gatherValues(columns, size, values, places, x);
    }
    addRows(size, r, sums);
    addDeviations(columns, size, x, parameters + 8, r, deviations, weighted, sums + 8);
    addProducts(columns, size, deviations, weighted, sums + 8 + means);
  }
}

/** Whether the rows are whole strips, and r is 0 in none. */
// @ts-ignore: decorator
@inline
function isDense(size: usize, block: usize): bool {
  if ((size & (STRIP - 1)) != 0) return false;
  const none = f64x2.splat(0.0);
  let zeros = none;
  for (const end = block + size; block < end; block += 32) {
    zeros = v128.or(zeros, f64x2.eq(v128.load(block), none));
    zeros = v128.or(zeros, f64x2.eq(v128.load(block, 16), none));
  }
  return !v128.any_true(zeros);
}

/**
 * The rows with r ≠ 0, close together, and their offsets in a column; up to the end of a strip r = 0 and the last offset. So rows
 * that are surely of another class cost next to nothing, and no product 0·∞ or 0·NaN comes about. Returns how many there are.
 */
function gatherRows(size: usize, block: usize, out: usize, places: usize): i32 {
  let rows = 0;
  for (let at: usize = 0; at < size; at += 8) {
    const r = load<f64>(block + at);
    if (r == 0.0) continue;
    store<f64>(out + ((<usize>rows) << 3), r);
    store<u32>(places + ((<usize>rows) << 2), <u32>at);
    rows++;
  }
  if (rows == 0) return 0;
  const last = load<u32>(places + ((<usize>rows) << 2) - 4);
  for (let row = rows; (row & 7) != 0; row++) {
    store<f64>(out + ((<usize>row) << 3), 0.0);
    store<u32>(places + ((<usize>row) << 2), last);
  }
  return rows;
}

/** The values of the rows at `places`, close together. */
function gatherValues(columns: i32, size: usize, values: usize, places: usize, out: usize): void {
  for (; columns > 0; columns--, values += COLUMN, out += COLUMN) {
    let place = places;
    for (let at = out, end = out + size; at < end; at += 8, place += 4) {
      store<f64>(at, load<f64>(values + load<u32>(place)));
    }
  }
}

/** sum += Σ r. */
// @ts-ignore: decorator
@inline
function addRows(size: usize, r: usize, sum: usize): void {
  let s0 = f64x2.splat(0.0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (const end = r + size; r < end; r += STRIP) {
    s0 = f64x2.add(s0, v128.load(r));
    s1 = f64x2.add(s1, v128.load(r, 16));
    s2 = f64x2.add(s2, v128.load(r, 32));
    s3 = f64x2.add(s3, v128.load(r, 48));
  }
  addOne(sum, f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
}

/** Columns of u and of r·u (one of √r·u for both: its square roots cost more than the memory saves at 2 and 8 columns, as much at 32), and sums += Σ r·u; `values` and `deviations` may be the same. */
function addDeviations(
  columns: i32,
  size: usize,
  values: usize,
  means: usize,
  rows: usize,
  deviations: usize,
  weighted: usize,
  sums: usize,
): void {
  for (; columns > 0; columns--, means += 8, sums += 8) {
    const mean = v128.load_splat<f64>(means);
    let s0 = f64x2.splat(0.0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at: usize = 0; at < size; at += STRIP) {
      const u0 = f64x2.sub(v128.load(values + at), mean);
      const u1 = f64x2.sub(v128.load(values + at, 16), mean);
      const u2 = f64x2.sub(v128.load(values + at, 32), mean);
      const u3 = f64x2.sub(v128.load(values + at, 48), mean);
      const ru0 = f64x2.mul(v128.load(rows + at), u0);
      const ru1 = f64x2.mul(v128.load(rows + at, 16), u1);
      const ru2 = f64x2.mul(v128.load(rows + at, 32), u2);
      const ru3 = f64x2.mul(v128.load(rows + at, 48), u3);
      v128.store(deviations + at, u0);
      v128.store(deviations + at, u1, 16);
      v128.store(deviations + at, u2, 32);
      v128.store(deviations + at, u3, 48);
      v128.store(weighted + at, ru0);
      v128.store(weighted + at, ru1, 16);
      v128.store(weighted + at, ru2, 32);
      v128.store(weighted + at, ru3, 48);
      s0 = f64x2.add(s0, ru0);
      s1 = f64x2.add(s1, ru1);
      s2 = f64x2.add(s2, ru2);
      s3 = f64x2.add(s3, ru3);
    }
    addOne(sums, f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
    values += COLUMN;
    deviations += COLUMN;
    weighted += COLUMN;
  }
}
