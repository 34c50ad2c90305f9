import { addProducts } from './products';
import { headBytes } from './table';

/** Rows whose deviations `countGaussian` gathers before it adds them up. */
const BATCH: i32 = 32;

/**
 * With r = block[row], and u = x − mean, for missing cells its expectation B·u given the observed ones:
 * weights[mask] += r; sums += Σ r·u (a lane row a column), then Σ r·u·uᵀ (lower triangle, row by row), in the original order
 * of columns. A row of which nothing is observed is left out. A lane with r = 0 adds nothing, whatever its table holds.
 */
export function countGaussian(
  n: i32,
  width: i32,
  columns: i32,
  values: usize,
  masks: usize,
  tables: usize,
  tableBytes: usize,
  weights: usize,
  sums: usize,
  block: usize,
  scratch: usize,
): void {
  const stride = (<usize>width) << 3;
  for (let lane: usize = 0; lane < stride; lane += 16) {
    countLanes(n, stride, columns, values, masks, tables, tableBytes, weights, sums, lane, block, scratch);
  }
}

/** Scratch: for each row of the batch its r, then its u in the original order; then one row's observed u, in the mask's order. */
function countLanes(
  n: i32,
  stride: usize,
  columns: i32,
  values: usize,
  masks: usize,
  tables: usize,
  tableBytes: usize,
  weights: usize,
  sums: usize,
  lane: usize,
  block: usize,
  scratch: usize,
): void {
  const size = (<usize>columns + 1) << 4;
  const full = scratch + BATCH * size;
  const bytes = (<usize>columns) << 3;
  let row = scratch;
  for (const end = block + <usize>n * stride; block < end; block += stride, values += bytes, masks += 4) {
    const r = v128.load(block + lane);
    if (!v128.any_true(f64x2.ne(r, f64x2.splat(0.0)))) continue;
    const mask = <usize>load<u32>(masks);
    const table = tables + mask * tableBytes;
    const observed = load<u32>(table);
    if (observed == 0) continue;
    const weight = weights + mask * stride + lane;
    v128.store(weight, f64x2.add(v128.load(weight), r));
    v128.store(row, r);
    const means = table + headBytes(columns) + stride + lane;
    if (observed == columns) deviations(columns, stride, values, means, r, row + 16);
    else expectations(columns, observed, stride, values, table + 4, means, r, row + 16, full);
    row += size;
    if (row == full) {
      addProducts(columns, stride, scratch, full, sums + lane);
      row = scratch;
    }
  }
  if (row != scratch) addProducts(columns, stride, scratch, row, sums + lane);
}

/** u of a complete row; 0 in lanes where r is 0. */
// @ts-ignore: decorator
@inline
function deviations(columns: i32, stride: usize, values: usize, means: usize, r: v128, u: usize): void {
  const keep = f64x2.ne(r, f64x2.splat(0.0));
  for (const end = u + ((<usize>columns) << 4); u < end; u += 16, values += 8, means += stride) {
    v128.store(u, v128.and(f64x2.sub(v128.load_splat<f64>(values), v128.load(means)), keep));
  }
}

/** u of a row with missing cells; 0 in lanes where r is 0. */
function expectations(
  columns: i32,
  observed: i32,
  stride: usize,
  values: usize,
  order: usize,
  means: usize,
  r: v128,
  u: usize,
  known: usize,
): void {
  const keep = f64x2.ne(r, f64x2.splat(0.0));
  const end = known + ((<usize>observed) << 4);
  let regression = means + (<usize>columns + (((<usize>observed) * (<usize>observed + 1)) >> 1)) * stride;
  for (let at = known; at < end; at += 16, order += 4, means += stride) {
    const column = <usize>load<u32>(order);
    const x = v128.load_splat<f64>(values + (column << 3));
    const value = v128.and(f64x2.sub(x, v128.load(means)), keep);
    v128.store(at, value);
    v128.store(u + (column << 4), value);
  }
  for (let i = observed; i < columns; i++, order += 4) {
    let sum = f64x2.splat(0.0);
    for (let at = known; at < end; at += 16, regression += stride) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(regression), v128.load(at)));
    }
    v128.store(u + ((<usize>load<u32>(order)) << 4), v128.and(sum, keep));
  }
}
