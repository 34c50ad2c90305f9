import type { Pass } from '../pass/index.ts';
import { addScaled, dot } from './vectors.ts';

/** Singular values, largest first, and the right singular vectors in the same order, completed to a basis or towards one. */
export interface RightSvd {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/** Rows this much shorter than the longest are rounding error: their singular value is zero. */
const ROUNDING = 1e-14;
const MOST_SWEEPS = 60;

/**
 * Makes rows orthogonal by plane rotations (Hestenes 1958): their lengths are the singular values, their directions the right
 * singular vectors. Accurate for small values too, and quick on the rows of a pivoted R, which are almost orthogonal (Drmač &
 * Veselić 2008).
 *
 * @param rows overwritten
 * @param most vectors that are added to those of the rows
 */
export function* jacobi(rows: readonly Float64Array[], width: number, most = Number.POSITIVE_INFINITY): Pass<RightSvd> {
  const lengthOf = (row: Float64Array): number => Math.sqrt(dot(row, row, 0, width));
  const floor = ROUNDING * rows.reduce((longest, row) => Math.max(longest, lengthOf(row)), 0);
  for (let rotated = true, sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
    rotated = false;
    const squares = rows.map((row) => dot(row, row, 0, width));
    for (let a = 0; a < rows.length; a++) {
      if (rotateLater(rows, squares, a, floor * floor)) rotated = true;
      yield;
    }
  }
  const lengths = rows.map(lengthOf);
  const order = lengths.map((_, i) => i).sort((a, b) => (lengths[b] as number) - (lengths[a] as number));
  const alive = order.filter((i) => (lengths[i] as number) > floor);
  const values = new Float64Array(width);
  alive.forEach((i, position) => {
    values[position] = lengths[i] as number;
  });
  const vectors = alive.map((i) => (rows[i] as Float64Array).map((value) => value / (lengths[i] as number)));
  return { values, vectors: yield* complete(vectors, Math.min(width, vectors.length + most), width) };
}

/** Makes row a orthogonal to all later ones; false where it was, or where one is rounding error. */
function rotateLater(rows: readonly Float64Array[], squares: number[], a: number, floor: number): boolean {
  let rotated = false;
  const left = rows[a] as Float64Array;
  for (let b = a + 1; b < rows.length; b++) {
    const aa = squares[a] as number;
    const bb = squares[b] as number;
    if (aa <= floor || bb <= floor) continue;
    const right = rows[b] as Float64Array;
    const ab = dot(left, right, 0, left.length);
    if (Math.abs(ab) <= 1e-14 * Math.sqrt(aa * bb)) continue;
    const zeta = (bb - aa) / (2 * ab);
    const tangent = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    const cosine = 1 / Math.sqrt(1 + tangent * tangent);
    turn(left, right, cosine, cosine * tangent);
    squares[a] = aa - tangent * ab;
    squares[b] = bb + tangent * ab;
    rotated = true;
  }
  return rotated;
}

function turn(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

/** Orthonormal vectors with others from outside of their span, `count` in all. Gram–Schmidt, twice. */
function* complete(vectors: readonly Float64Array[], count: number, width: number): Pass<Float64Array[]> {
  const basis = [...vectors];
  while (basis.length < count) {
    yield;
    // Of all unit vectors the one that lies farthest outside what there is: never shorter than √(1/width).
    const inside = new Float64Array(width);
    for (const vector of basis)
      for (let i = 0; i < width; i++) inside[i] = (inside[i] as number) + (vector[i] as number) * (vector[i] as number);
    const rest = new Float64Array(width);
    rest[inside.indexOf(Math.min(...inside))] = 1;
    for (let pass = 0; pass < 2; pass++)
      for (const vector of basis) addScaled(rest, vector, -dot(vector, rest, 0, width), 0, width);
    const length = Math.sqrt(dot(rest, rest, 0, width));
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}
