/**
 * Gaussian cells that are independent given the class. Values stand row-major (rows × columns), NaN = missing and skipped.
 * Parameters and sums have three rows of lanes a column: mean, 1/deviation, constant; weight, sum, square about the mean.
 */

/** block[row] += Σ constant − ½((x − mean)/deviation)² over the cells that are there. */
export function addCells(n: i32, width: i32, columns: i32, values: usize, parameters: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  const half = f64x2.splat(0.5);
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let own = parameters;
    for (const last = values + ((<usize>columns) << 3); values < last; values += 8, own += 3 * stride) {
      const value = load<f64>(values);
      if (value != value) continue;
      const x = f64x2.splat(value);
      for (let at = own, to = block; at < own + stride; at += 16, to += 16) {
        const z = f64x2.mul(f64x2.sub(x, v128.load(at)), v128.load(at + stride));
        const density = f64x2.sub(v128.load(at + 2 * stride), f64x2.mul(half, f64x2.mul(z, z)));
        v128.store(to, f64x2.add(v128.load(to), density));
      }
    }
  }
}

/** Weights, sums and squares about the means += those of the rows. (r·u)·u, not r·u²: u² may overflow where r is 0. */
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
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let own = parameters;
    let sum = sums;
    for (
      const last = values + ((<usize>columns) << 3);
      values < last;
      values += 8, own += 3 * stride, sum += 3 * stride
    ) {
      const value = load<f64>(values);
      if (value != value) continue;
      const x = f64x2.splat(value);
      for (let at: usize = 0; at < stride; at += 16) {
        const r = v128.load(block + at);
        const u = f64x2.sub(x, v128.load(own + at));
        const ru = f64x2.mul(r, u);
        const to = sum + at;
        v128.store(to, f64x2.add(v128.load(to), r));
        v128.store(to + stride, f64x2.add(v128.load(to + stride), ru));
        v128.store(to + 2 * stride, f64x2.add(v128.load(to + 2 * stride), f64x2.mul(ru, u)));
      }
    }
  }
}
