/** Smallest pivot, as a share of its diagonal entry and of the size, that is told from rounding error. */
const PIVOT = 64 * Number.EPSILON;

/**
 * The lower Cholesky factor of a symmetric matrix (row-major size × size; only its lower triangle is read).
 *
 * @returns false where a pivot is not clearly positive: the matrix is singular to rounding, or not finite
 */
export function cholesky(matrix: Float64Array, size: number, out: Float64Array): boolean {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let l = 0; l < j; l++) sum -= (out[i * size + l] as number) * (out[j * size + l] as number);
      if (i === j) {
        if (!(sum > PIVOT * size * (matrix[i * size + i] as number)) || sum === Number.POSITIVE_INFINITY) return false;
        out[i * size + i] = Math.sqrt(sum);
      } else {
        out[i * size + j] = sum / (out[j * size + j] as number);
        out[j * size + i] = 0;
      }
    }
  return true;
}

/** The inverse of a lower triangular matrix. */
export function invertLower(factor: Float64Array, size: number, out: Float64Array): void {
  out.fill(0, 0, size * size);
  for (let j = 0; j < size; j++) {
    out[j * size + j] = 1 / (factor[j * size + j] as number);
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let l = j; l < i; l++) sum -= (factor[i * size + l] as number) * (out[l * size + j] as number);
      out[i * size + j] = sum / (factor[i * size + i] as number);
    }
  }
}
