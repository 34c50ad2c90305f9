import { log } from './log.ts';
import { cholesky, invertLower } from './matrix.ts';

/** A covariance matrix taken apart into some observed columns and the others. */
export interface Partition {
  /** Columns: the observed ones first. */
  readonly order: Int32Array;
  readonly observed: number;
  /** Inverse Cholesky factor of the observed part, row-major observed × observed: |W u|² is the squared distance. */
  readonly whitening: Float64Array;
  /** The other columns by the observed: their conditional mean is B u, missing × observed. */
  readonly regression: Float64Array;
  /** Conditional covariance of the others, missing × missing. */
  readonly conditional: Float64Array;
  /** log |Σ_oo| and log |C|. */
  readonly logDeterminant: number;
  readonly conditionalLogDeterminant: number;
}

/**
 * Splits a covariance matrix by one Cholesky factorisation in the order observed, missing (Anderson 2003, section 2.5):
 * Σ = L Lᵀ with L = [[L_oo, 0], [L_mo, L_mm]] gives W = L_oo⁻¹, B = L_mo L_oo⁻¹, C = L_mm L_mmᵀ.
 *
 * @param covariance row-major size × size
 * @param isObserved by column
 * @returns undefined where the matrix is not positive definite
 */
export function partition(
  covariance: Float64Array,
  size: number,
  isObserved: (column: number) => boolean,
): Partition | undefined {
  const order = new Int32Array(size);
  let observed = 0;
  for (let column = 0; column < size; column++) if (isObserved(column)) order[observed++] = column;
  for (let column = 0, at = observed; column < size; column++) if (!isObserved(column)) order[at++] = column;
  const missing = size - observed;
  // One array takes as long to make as the arithmetic of a small one: the parts stand one behind the other.
  const parts = new Float64Array(2 * size * size + observed * observed + missing * size);
  let at = 0;
  const part = (length: number): Float64Array => {
    at += length;
    return parts.subarray(at - length, at);
  };
  const ordered = part(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      ordered[i * size + j] = covariance[(order[i] as number) * size + (order[j] as number)] as number;
  const factor = part(size * size);
  if (!cholesky(ordered, size, factor)) return undefined;

  const corner = ordered.subarray(0, observed * observed);
  for (let i = 0; i < observed; i++)
    for (let j = 0; j < observed; j++) corner[i * observed + j] = factor[i * size + j] as number;
  const whitening = part(observed * observed);
  invertLower(corner, observed, whitening);
  const regression = part(missing * observed);
  const conditional = part(missing * missing);
  for (let i = 0; i < missing; i++) {
    const row = (observed + i) * size;
    for (let j = 0; j < observed; j++) {
      let sum = 0;
      for (let l = j; l < observed; l++) sum += (factor[row + l] as number) * (whitening[l * observed + j] as number);
      regression[i * observed + j] = sum;
    }
    for (let j = 0; j < missing; j++) {
      let sum = 0;
      for (let l = observed; l < size; l++)
        sum += (factor[row + l] as number) * (factor[(observed + j) * size + l] as number);
      conditional[i * missing + j] = sum;
    }
  }
  let logDeterminant = 0;
  let conditionalLogDeterminant = 0;
  for (let i = 0; i < size; i++) {
    const part = 2 * log(factor[i * size + i] as number);
    if (i < observed) logDeterminant += part;
    else conditionalLogDeterminant += part;
  }
  return { order, observed, whitening, regression, conditional, logDeterminant, conditionalLogDeterminant };
}
