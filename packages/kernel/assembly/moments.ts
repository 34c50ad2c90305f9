/**
 * A moments block: log-densities that are linear in a few statistics T(x) of a row. T stands row-major (rows × terms),
 * coefficients and sums term-major in lanes. A term of 0 is skipped: it adds nothing whatever its coefficient, so that
 * 0·(−∞) is 0, and a missing row, whose terms are all 0, needs no branch of its own.
 */

/** block[row] += Σ T[term]·coefficients[term]. */
export function addMoments(n: i32, width: i32, terms: i32, t: usize, coefficients: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let coefficient = coefficients;
    for (const last = t + ((<usize>terms) << 3); t < last; t += 8, coefficient += stride) {
      const value = load<f64>(t);
      if (value == 0.0) continue;
      const x = f64x2.splat(value);
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(block + at, f64x2.add(v128.load(block + at), f64x2.mul(x, v128.load(coefficient + at))));
      }
    }
  }
}

/** sums[term] += T[term]·block[row]. */
export function countMoments(n: i32, width: i32, terms: i32, t: usize, sums: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let sum = sums;
    for (const last = t + ((<usize>terms) << 3); t < last; t += 8, sum += stride) {
      const x = f64x2.splat(load<f64>(t));
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(sum + at, f64x2.add(v128.load(sum + at), f64x2.mul(x, v128.load(block + at))));
      }
    }
  }
}
