import type { Pass } from '../pass/index.ts';

/** Singular values, largest first, and the right singular vectors as rows in the same order. */
export interface RightSvd {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/** Collects the rows of a tall matrix and keeps only its triangular factor, by Householder reflections in blocks. */
export interface RowFactor {
  /** Adds a row. Long work, in slices. */
  push(row: Float64Array): Pass<void>;
  /** Long work, in slices. */
  svd(): Pass<RightSvd>;
}

/**
 * The singular values of a matrix given row by row, to high relative accuracy: QR, then one-sided Jacobi on the columns of R
 * (Hestenes 1958; Demmel & Veselić 1992).
 *
 * @param width number of columns
 */
export function createRowFactor(width: number): RowFactor {
  const capacity = width + Math.max(width, 256);
  let rows: Float64Array[] = [];
  return {
    *push(row) {
      rows.push(row.slice());
      if (rows.length >= capacity) rows = yield* triangularize(rows, width);
    },
    *svd() {
      return yield* jacobi(yield* triangularize(rows, width), width);
    },
  };
}

/** Below this an entry is nothing: columns come in scaled to length one, and squares must not underflow. */
const NOTHING = 1e-150;
const MOST_SWEEPS = 60;

/** Householder QR of a list of rows; returns the rows of R. */
function* triangularize(rows: Float64Array[], width: number): Pass<Float64Array[]> {
  const height = rows.length;
  const steps = Math.min(width, height);
  const at = (i: number, j: number): number => (rows[i] as Float64Array)[j] as number;
  for (let j = 0; j < steps; j++) {
    yield;
    let scale = 0;
    for (let i = j; i < height; i++) scale = Math.max(scale, Math.abs(at(i, j)));
    if (scale < NOTHING) {
      for (let i = j; i < height; i++) (rows[i] as Float64Array)[j] = 0;
      continue;
    }
    let norm = 0;
    for (let i = j; i < height; i++) norm += (at(i, j) / scale) * (at(i, j) / scale);
    norm = Math.sqrt(norm) * scale;
    const pivot = at(j, j) >= 0 ? -norm : norm;
    const head = at(j, j) - pivot;
    const reflection = new Float64Array(width);
    for (let i = j; i < height; i++) {
      const row = rows[i] as Float64Array;
      const factor = i === j ? head : (row[j] as number);
      if (factor !== 0)
        for (let c = j; c < width; c++) reflection[c] = (reflection[c] as number) + factor * (row[c] as number);
    }
    const denominator = pivot * head;
    for (let i = j; i < height; i++) {
      const row = rows[i] as Float64Array;
      const factor = (i === j ? head : (row[j] as number)) / denominator;
      if (factor !== 0)
        for (let c = j; c < width; c++) row[c] = (row[c] as number) + factor * (reflection[c] as number);
    }
    for (let i = j + 1; i < height; i++) (rows[i] as Float64Array)[j] = 0;
  }
  return rows.slice(0, steps);
}

function* jacobi(factor: readonly Float64Array[], width: number): Pass<RightSvd> {
  const columns = Array.from({ length: width }, (_, j) => Float64Array.from(factor, (row) => row[j] as number));
  const basis = Array.from({ length: width }, (_, j) => {
    const unit = new Float64Array(width);
    unit[j] = 1;
    return unit;
  });
  const floor = 1e-28 * Math.max(0, ...columns.map((column) => dot(column, column)));
  for (let rotated = true, sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
    rotated = false;
    for (let a = 0; a < width; a++) {
      if (rotateLater(a, columns, basis, floor)) rotated = true;
      yield;
    }
  }
  const norms = columns.map((column) => Math.sqrt(dot(column, column)));
  const order = norms.map((_, j) => j).sort((a, b) => (norms[b] as number) - (norms[a] as number));
  return {
    values: Float64Array.from(order, (j) => norms[j] as number),
    vectors: order.map((j) => basis[j] as Float64Array),
  };
}

/** Makes column a orthogonal to all later ones; false where it was. */
function rotateLater(
  a: number,
  columns: readonly Float64Array[],
  basis: readonly Float64Array[],
  floor: number,
): boolean {
  let rotated = false;
  for (let b = a + 1; b < columns.length; b++) {
    const [left, right] = [columns[a] as Float64Array, columns[b] as Float64Array];
    if (rotate(left, right, basis[a] as Float64Array, basis[b] as Float64Array, floor)) rotated = true;
  }
  return rotated;
}

/** Makes two columns orthogonal; false where they were, or where one is nothing but rounding error. */
function rotate(a: Float64Array, b: Float64Array, basisA: Float64Array, basisB: Float64Array, floor: number): boolean {
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb) || Math.min(aa, bb) <= floor) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  turn(a, b, cosine, cosine * tangent);
  turn(basisA, basisB, cosine, cosine * tangent);
  return true;
}

function turn(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
