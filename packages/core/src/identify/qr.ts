import type { Pass } from '../pass/index.ts';
import { addScaled, dot } from './vectors.ts';

/** R of a QR decomposition with column pivoting: an upper triangle, and what follows it on the right. */
export interface PivotedR {
  /** The columns of R in pivoted order, the first `steps` entries each; below the diagonal they are rubbish. */
  readonly columns: readonly Float64Array[];
  /** Which column of the matrix each column of R is. */
  readonly order: readonly number[];
  /** Rows of R: fewer than its columns where the rest of the matrix is rounding error, or it has no more rows. */
  readonly steps: number;
}

/** Where all that is left is this much smaller than the longest column, it is rounding error. */
const ROUNDING = 1e-13;
/** Below this share of the square last computed, a square brought down step by step is computed anew (LAPACK Working Note 176). */
const STALE = 1e-7;
/** Multiplications between two chances to rest. */
const SLICE = 1e6;

/**
 * Householder QR with column pivoting (Businger & Golub 1965), in place and column by column: a step reads and writes each trailing
 * column once. The loops over entries stand outside of the generator, and take two columns at a time: that is three times as fast.
 *
 * @param columns all of one length; overwritten
 */
export function* pivotedQr(columns: Float64Array[]): Pass<PivotedR> {
  const width = columns.length;
  const height = columns[0]?.length ?? 0;
  const order = columns.map((_, c) => c);
  const squares = Float64Array.from(columns, (column) => dot(column, column, 0, height));
  const computed = squares.slice();
  const floor = ROUNDING * ROUNDING * squares.reduce((longest, square) => Math.max(longest, square), 0);
  let work = 0;
  let j = 0;
  for (; j < Math.min(width, height); j++) {
    let best = j;
    let rest = 0;
    for (let c = j; c < width; c++) {
      rest += squares[c] as number;
      if ((squares[c] as number) > (squares[best] as number)) best = c;
    }
    if (rest <= floor) break;
    for (const list of [columns, order, squares, computed] as unknown[][])
      [list[j], list[best]] = [list[best], list[j]];
    const own = columns[j] as Float64Array;
    const norm = Math.sqrt(dot(own, own, j, height));
    const pivot = (own[j] as number) >= 0 ? -norm : norm;
    // The reflection stands where the column was, until the end of the step.
    own[j] = (own[j] as number) - pivot;
    const factor = 1 / (pivot * (own[j] as number));
    for (let c = j + 1; c < width; c += 2) {
      reflect(columns, c, own, factor, j);
      work += 4 * (height - j);
      if (work <= SLICE) continue;
      work = 0;
      yield;
    }
    own[j] = pivot;
    bringDown(columns, squares, computed, j);
  }
  return { columns, order, steps: j };
}

/** Reflects column c and the next: column += factor · (column · own) · own, from entry `from` on. */
function reflect(columns: readonly Float64Array[], c: number, own: Float64Array, factor: number, from: number): void {
  const height = own.length;
  const a = columns[c] as Float64Array;
  const b = columns[c + 1];
  if (!b) {
    addScaled(a, own, factor * dot(a, own, from, height), from, height);
    return;
  }
  let a0 = 0;
  let a1 = 0;
  let b0 = 0;
  let b1 = 0;
  let i = from;
  for (; i + 1 < height; i += 2) {
    const x = own[i] as number;
    const y = own[i + 1] as number;
    a0 += x * (a[i] as number);
    a1 += y * (a[i + 1] as number);
    b0 += x * (b[i] as number);
    b1 += y * (b[i + 1] as number);
  }
  if (i < height) {
    a0 += (own[i] as number) * (a[i] as number);
    b0 += (own[i] as number) * (b[i] as number);
  }
  const p = factor * (a0 + a1);
  const q = factor * (b0 + b1);
  for (i = from; i < height; i++) {
    const x = own[i] as number;
    a[i] = (a[i] as number) + p * x;
    b[i] = (b[i] as number) + q * x;
  }
}

/** Takes row j out of the squares of the columns right of it. */
function bringDown(columns: readonly Float64Array[], squares: Float64Array, computed: Float64Array, j: number): void {
  for (let c = j + 1; c < columns.length; c++) {
    const column = columns[c] as Float64Array;
    const top = column[j] as number;
    squares[c] = (squares[c] as number) - top * top;
    if ((squares[c] as number) <= STALE * (computed[c] as number))
      squares[c] = computed[c] = dot(column, column, j + 1, column.length);
  }
}
