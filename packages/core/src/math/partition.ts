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
  const columns = Array.from({ length: size }, (_, column) => column);
  const order = Int32Array.from([...columns.filter(isObserved), ...columns.filter((column) => !isObserved(column))]);
  const observed = columns.filter(isObserved).length;
  const missing = size - observed;
  const ordered = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      ordered[i * size + j] = covariance[(order[i] as number) * size + (order[j] as number)] as number;
  const factor = new Float64Array(size * size);
  if (!cholesky(ordered, size, factor)) return undefined;

  const corner = new Float64Array(observed * observed);
  for (let i = 0; i < observed; i++) corner.set(factor.subarray(i * size, i * size + observed), i * observed);
  const whitening = new Float64Array(observed * observed);
  invertLower(corner, observed, whitening);
  const regression = new Float64Array(missing * observed);
  const conditional = new Float64Array(missing * missing);
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
  let [logDeterminant, conditionalLogDeterminant] = [0, 0];
  for (let i = 0; i < size; i++) {
    const part = 2 * log(factor[i * size + i] as number);
    if (i < observed) logDeterminant += part;
    else conditionalLogDeterminant += part;
  }
  return { order, observed, whitening, regression, conditional, logDeterminant, conditionalLogDeterminant };
}
