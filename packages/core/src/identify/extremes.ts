import type { Pass } from '../pass/index.ts';
import { createRandom } from '../random/index.ts';
import { addScaled, dot } from './vectors.ts';

const MOST_STEPS = 100;
const SEED = 20240608;

/** The largest singular value of the matrix whose columns are the upper trapezium of R, `size` rows high; to 1e-4. */
export function* largestSingularValue(columns: readonly Float64Array[], size: number): Pass<number> {
  const heightOf = (c: number): number => Math.min(c + 1, size);
  const largest = yield* largestEigenvalue(size, (x, out) => {
    out.fill(0);
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c] as Float64Array;
      addScaled(out, column, dot(column, x, 0, heightOf(c)), 0, heightOf(c));
    }
  });
  return Math.sqrt(largest);
}

/** The smallest singular value of the upper triangle in the first `size` columns, whose diagonal has no zero; to 1e-4. */
export function* smallestSingularValue(columns: readonly Float64Array[], size: number): Pass<number> {
  const largest = yield* largestEigenvalue(size, (x, out) => {
    out.set(x);
    solveTransposed(columns, size, out);
    solveInPlace(columns, size, out);
  });
  return 1 / Math.sqrt(largest);
}

/** R⁻¹ b. */
export function solve(columns: readonly Float64Array[], size: number, b: Float64Array): Float64Array {
  const x = b.slice(0, size);
  solveInPlace(columns, size, x);
  return x;
}

function solveInPlace(columns: readonly Float64Array[], size: number, x: Float64Array): void {
  for (let c = size - 1; c >= 0; c--) {
    const column = columns[c] as Float64Array;
    const value = (x[c] as number) / (column[c] as number);
    x[c] = value;
    addScaled(x, column, -value, 0, c);
  }
}

function solveTransposed(columns: readonly Float64Array[], size: number, x: Float64Array): void {
  for (let c = 0; c < size; c++) {
    const column = columns[c] as Float64Array;
    x[c] = ((x[c] as number) - dot(column, x, 0, c)) / (column[c] as number);
  }
}

/** The largest eigenvalue of a positive operator by Lanczos steps with full reorthogonalisation (Golub & Van Loan 2013, §10.3). */
function* largestEigenvalue(size: number, apply: (x: Float64Array, out: Float64Array) => void): Pass<number> {
  const random = createRandom(SEED);
  const next = new Float64Array(size);
  for (let i = 0; i < size; i++) next[i] = random.uniform() - 0.5;
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let before = 0;
  for (let step = 0; step < Math.min(size, MOST_STEPS); step++) {
    const length = Math.sqrt(dot(next, next, 0, size));
    // The space is exhausted: what it holds is exact.
    if (step > 0 && length <= 1e-13 * before) break;
    if (step > 0) beside.push(length);
    const vector = new Float64Array(size);
    for (let i = 0; i < size; i++) vector[i] = (next[i] as number) / length;
    basis.push(vector);
    apply(vector, next);
    diagonal.push(dot(vector, next, 0, size));
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) addScaled(next, other, -dot(other, next, 0, size), 0, size);
    const value = largestOfTridiagonal(diagonal, beside);
    if (step > 8 && value - before <= 1e-9 * value) return value;
    before = value;
    yield;
  }
  return before;
}

/** The largest eigenvalue of a symmetric tridiagonal matrix by bisection on the signs of its pivots (Givens 1954). */
function largestOfTridiagonal(diagonal: readonly number[], beside: readonly number[]): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < diagonal.length; i++) {
    const value = diagonal[i] as number;
    const radius = (i > 0 ? Math.abs(beside[i - 1] as number) : 0) + Math.abs(beside[i] ?? 0);
    low = Math.max(low, value);
    high = Math.max(high, value + radius);
  }
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (isAbove(middle, diagonal, beside)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether a number lies above all eigenvalues. */
function isAbove(x: number, diagonal: readonly number[], beside: readonly number[]): boolean {
  let pivot = 1;
  for (let i = 0; i < diagonal.length; i++) {
    const off = i > 0 ? (beside[i - 1] as number) : 0;
    pivot = x - (diagonal[i] as number) - (off * off) / pivot;
    if (pivot <= 0) return false;
  }
  return true;
}
