/**
 * A Gaussian block with correlations, rows of any missingness. Each row names its mask (u32); each mask has a table:
 * i32 number of observed columns o, then i32 the columns, observed first, padded to 16 bytes; then rows of lanes: the
 * constant; the means in that order; the lower triangle of the whitening matrix W of the observed columns, row by row;
 * the regression B of the others on them, row by row. Missing values are never read.
 */

// @ts-ignore: decorator
@inline
function lanesOf(table: usize, columns: i32): usize {
  return table + (((<usize>columns + 1) * 4 + 15) & ~15);
}

// @ts-ignore: decorator
@inline
function columnAt(table: usize, i: i32): usize {
  return (<usize>load<i32>(table + 4 + ((<usize>i) << 2))) << 3;
}

/** Distances of the observed values from the means of two classes, in the order of the mask. */
// @ts-ignore: decorator
@inline
function measure(observed: i32, values: usize, table: usize, means: usize, stride: usize, distances: usize): void {
  for (let i: i32 = 0; i < observed; i++, means += stride, distances += 16) {
    v128.store(distances, f64x2.sub(v128.load64_splat(values + columnAt(table, i)), v128.load(means)));
  }
}

/** block[row] += constant − ½|W (x − mean)|². A row without observed columns adds nothing. `scratch`: 16 bytes a column. */
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
  const bytes = (<usize>columns) << 3;
  const half = f64x2.splat(0.5);
  for (const end = block + <usize>n * stride; block < end; block += stride, values += bytes, masks += 4) {
    const table = tables + <usize>load<u32>(masks) * tableBytes;
    const observed = load<i32>(table);
    if (observed == 0) continue;
    for (let at: usize = 0; at < stride; at += 16) {
      const constant = lanesOf(table, columns) + at;
      measure(observed, values, table, constant + stride, stride, scratch);
      let w = constant + (<usize>columns + 1) * stride;
      let square = f64x2.splat(0.0);
      for (let i: i32 = 0; i < observed; i++) {
        let z = f64x2.splat(0.0);
        for (let u = scratch, last = scratch + ((<usize>i) << 4); u <= last; u += 16, w += stride) {
          z = f64x2.add(z, f64x2.mul(v128.load(w), v128.load(u)));
        }
        square = f64x2.add(square, f64x2.mul(z, z));
      }
      const density = f64x2.sub(v128.load(constant), f64x2.mul(half, square));
      v128.store(block + at, f64x2.add(v128.load(block + at), density));
    }
  }
}

/**
 * weights[mask] += r, and in the columns' own order sums += Σ r·u, then the lower triangle of Σ r·u uᵀ, with the missing
 * columns at their conditional means u_m = B u_o. Rows without observed columns are left out. `scratch`: 32 bytes a column.
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
  const bytes = (<usize>columns) << 3;
  const full = scratch + ((<usize>columns) << 4); // distances in the columns' own order
  for (const end = block + <usize>n * stride; block < end; block += stride, values += bytes, masks += 4) {
    const mask = <usize>load<u32>(masks);
    const table = tables + mask * tableBytes;
    const observed = load<i32>(table);
    if (observed == 0) continue;
    for (let at: usize = 0; at < stride; at += 16) {
      const r = v128.load(block + at);
      if (!v128.any_true(f64x2.ne(r, f64x2.splat(0.0)))) continue;
      const weight = weights + mask * stride + at;
      v128.store(weight, f64x2.add(v128.load(weight), r));
      const means = lanesOf(table, columns) + stride + at;
      measure(observed, values, table, means, stride, scratch);
      for (let i: i32 = 0; i < observed; i++) {
        v128.store(full + (columnAt(table, i) << 1), v128.load(scratch + ((<usize>i) << 4)));
      }
      let b = means + (<usize>columns + ((<usize>observed * (<usize>observed + 1)) >> 1)) * stride;
      for (let i = observed; i < columns; i++) {
        let u = f64x2.splat(0.0);
        for (let o = scratch, last = scratch + ((<usize>observed) << 4); o < last; o += 16, b += stride) {
          u = f64x2.add(u, f64x2.mul(v128.load(b), v128.load(o)));
        }
        v128.store(full + (columnAt(table, i) << 1), u);
      }
      addProducts(columns, stride, r, full, sums + at);
    }
  }
}

// @ts-ignore: decorator
@inline
function addProducts(columns: i32, stride: usize, r: v128, full: usize, sums: usize): void {
  let product = sums + <usize>columns * stride;
  const last = full + ((<usize>columns) << 4);
  for (let i = full; i < last; i += 16, sums += stride) {
    const ru = f64x2.mul(r, v128.load(i));
    v128.store(sums, f64x2.add(v128.load(sums), ru));
    for (let j = full; j <= i; j += 16, product += stride) {
      v128.store(product, f64x2.add(v128.load(product), f64x2.mul(ru, v128.load(j))));
    }
  }
}
