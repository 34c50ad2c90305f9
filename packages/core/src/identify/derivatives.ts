import { exp } from '../math/index.ts';
import type { Slopes, SparseRows } from './slopes.ts';

/** The derivatives of one cell's probability by the free coordinates. */
export interface CellDerivatives {
  readonly gradient: Float64Array;
  /** Σ |terms| of each entry of the gradient: what is far below them is rounding error. */
  readonly terms: Float64Array;
  /**
   * Writes both for a cell (the features' codes, then the known class), divided by the cell's density; false where all is zero.
   *
   * @param drawn the cell was drawn with that density; else (in a list of all cells) it is divided by the density's square root,
   *   so that both kinds of rows estimate Σ ∂P ∂Pᵀ / density
   */
  at(cell: Uint32Array, drawn: boolean): boolean;
}

/** Probabilities below this are zero: e to the −69. */
const LOG_ZERO = -69;

/**
 * ∂P/∂θ of a cell: p(x|k) along the class sizes, π_k Π_{i≠j} p_i(x_i|k) along the features. These products are right where a
 * probability is zero (responsibilities divided by it are not): one zero leaves the derivative by that probability, two leave none,
 * and a class of size zero leaves the derivative by its size. The density is about that of `sampledCells`: without zeros close to
 * P itself, so that rows are ∂ log P and their squares sum to the Fisher information; never zero where a derivative is not.
 */
export function createDerivatives(slopes: Slopes, width: number): CellDerivatives {
  const { classes, sizes, logs, firsts, levels, ofSizes, ofProbabilities } = slopes;
  const features = levels.length;
  const inverse = slopes.probabilities.map((probability) => 1 / probability);
  const gradient = new Float64Array(width);
  const terms = new Float64Array(width);
  /** By class: Σ log p over what is not zero, the number of zeros, one of them, and the log of the largest product without one factor. */
  const totals = new Float64Array(classes);
  const zeros = new Int32Array(classes);
  const zeroAt = new Int32Array(classes);
  const largest = new Float64Array(classes);

  const add = ({ starts, at, values }: SparseRows, row: number, factor: number): void => {
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      const index = at[i] as number;
      const term = factor * (values[i] as number);
      gradient[index] = (gradient[index] as number) + term;
      terms[index] = (terms[index] as number) + Math.abs(term);
    }
  };
  const measure = (cell: Uint32Array, k: number): void => {
    let total = 0;
    let least = 0;
    let none = 0;
    let where = -1;
    for (let j = 0; j < features; j++) {
      const code = cell[j] as number;
      if (code === 0) continue;
      const value = logs[(firsts[j] as number) + (code - 1) * classes + k] as number;
      if (value < LOG_ZERO) {
        none++;
        where = j;
      } else {
        total += value;
        if (value < least) least = value;
      }
    }
    totals[k] = total;
    zeros[k] = none;
    zeroAt[k] = where;
    largest[k] = none === 0 ? total - least : none === 1 ? total : Number.NEGATIVE_INFINITY;
  };

  return {
    gradient,
    terms,
    at(cell, drawn) {
      gradient.fill(0);
      terms.fill(0);
      const known = cell[features] as number;
      const [from, to] = known > 0 ? [known - 1, known] : [0, classes];
      let shift = Number.NEGATIVE_INFINITY;
      for (let k = from; k < to; k++) {
        measure(cell, k);
        shift = Math.max(shift, largest[k] as number);
      }
      if (shift === Number.NEGATIVE_INFINITY) return false;
      let open = 0;
      for (let j = 0; j < features; j++) if ((cell[j] as number) > 0) open += levels[j] as number;
      let density = 0;
      for (let k = from; k < to; k++) {
        if ((zeros[k] as number) > 1) continue;
        const product = exp((totals[k] as number) - shift);
        const size = sizes[k] as number;
        let others = 0;
        if (zeros[k] === 1) {
          const j = zeroAt[k] as number;
          add(ofProbabilities, (firsts[j] as number) + ((cell[j] as number) - 1) * classes + k, size * product);
          others = product;
        } else {
          add(ofSizes, k, product);
          density += (size + 1 / classes) * product;
          for (let j = 0; j < features; j++) {
            const code = cell[j] as number;
            if (code === 0) continue;
            const entry = (firsts[j] as number) + (code - 1) * classes + k;
            const other = product * (inverse[entry] as number);
            if (size > 0) add(ofProbabilities, entry, size * other);
            others += other;
          }
        }
        if (open > 0) density += others / (classes * open);
      }
      const scale = drawn ? 1 / density : exp(shift / 2) / Math.sqrt(density);
      for (let i = 0; i < width; i++) {
        gradient[i] = (gradient[i] as number) * scale;
        terms[i] = (terms[i] as number) * scale;
      }
      return true;
    },
  };
}
