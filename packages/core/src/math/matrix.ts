import { log } from './log.ts';

/** Smallest pivot, as a share of its diagonal entry and of the size, that is told from rounding error. */
const PIVOT = 64 * Number.EPSILON;

/**
 * The lower Cholesky factor of a symmetric matrix (row-major size × size; only its lower triangle is read).
 *
 * @param first where the matrix begins
 * @returns false where a pivot is not clearly positive: the matrix is singular to rounding, or not finite
 */
export function cholesky(matrix: Float64Array, size: number, out: Float64Array, first = 0): boolean {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const entry = matrix[first + i * size + j] as number;
      let sum = entry;
      for (let l = 0; l < j; l++) sum -= (out[i * size + l] as number) * (out[j * size + l] as number);
      if (i === j) {
        if (!(sum > PIVOT * size * entry) || sum === Number.POSITIVE_INFINITY) return false;
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

/** The inverse of the matrix that the Cholesky factor is of, both triangles. `out` is not `factor`. */
export function inverseFromFactor(factor: Float64Array, size: number, out: Float64Array): void {
  invertLower(factor, size, out);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = i; l < size; l++) sum += (out[l * size + i] as number) * (out[l * size + j] as number);
      // In place: what comes later reads rows below i, and of row i its own entry and the diagonal's, which is last.
      out[i * size + j] = sum;
    }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) out[j * size + i] = out[i * size + j] as number;
}

/** log |A| of the matrix that the Cholesky factor is of. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += log(factor[i * size + i] as number);
  return 2 * sum;
}

/** Solves L·x = b in place. @param vector b, then x */
export function solveLower(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = vector[i] as number;
    for (let l = 0; l < i; l++) sum -= (factor[i * size + l] as number) * (vector[l] as number);
    vector[i] = sum / (factor[i * size + i] as number);
  }
}

/** Solves Lᵀ·x = b in place; after `solveLower`, x solves A·x = b. @param vector b, then x */
export function solveLowerTransposed(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i] as number;
    for (let l = i + 1; l < size; l++) sum -= (factor[l * size + i] as number) * (vector[l] as number);
    vector[i] = sum / (factor[i * size + i] as number);
  }
}
