/** A pivot below this many ε·d of its diagonal entry is rounding error. */
const ROUNDING = 64 * Number.EPSILON;

/**
 * Whether a symmetric matrix (row-major, d × d) has a Cholesky factor whose pivots stand clear of rounding error.
 */
export function isPositiveDefinite(matrix: Float64Array, d: number): boolean {
  const factor = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * d + j] as number;
      for (let l = 0; l < j; l++) rest -= (factor[i * d + l] as number) * (factor[j * d + l] as number);
      if (i !== j) factor[i * d + j] = rest / (factor[j * d + j] as number);
      else if (rest > ROUNDING * d * (matrix[i * d + i] as number)) factor[i * d + i] = Math.sqrt(rest);
      else return false;
    }
  return true;
}
