/** Singular values, largest first, and the right singular vectors that belong to them, [vector][column]. */
export interface Decomposition {
  readonly values: number[];
  readonly vectors: number[][];
}

/**
 * One-sided Jacobi (Hestenes 1958): pairs of columns are rotated until all are orthogonal; their lengths are the singular values.
 *
 * @param matrix [row][column]
 */
export function decompose(matrix: readonly (readonly number[])[], columns: number): Decomposition {
  const column = (j: number): number[] => matrix.map((row) => row[j] as number);
  const images = Array.from({ length: columns }, (_, j) => column(j));
  const vectors = images.map((_, j) => images.map((_, i) => (i === j ? 1 : 0)));
  const noise = 1e-30 * images.reduce((sum, image) => sum + dot(image, image), 0);
  let rotated = true;
  for (let sweep = 0; rotated; sweep++) {
    if (sweep === 60) throw new Error('the rotations do not end');
    rotated = false;
    for (let i = 0; i < columns; i++)
      for (let j = i + 1; j < columns; j++) rotated = orthogonalize(images, vectors, i, j, noise) || rotated;
  }
  const values = images.map((image) => Math.sqrt(dot(image, image)));
  const order = values.map((_, j) => j).sort((a, b) => (values[b] as number) - (values[a] as number));
  return { values: order.map((j) => values[j] as number), vectors: order.map((j) => vectors[j] as number[]) };
}

/**
 * The largest angle between vectors of one space and the other space, in radians: 0 where the first lies in the second. The
 * spaces are spanned by vectors of any length, as long as those of each are independent.
 */
export function angleTo(from: readonly (readonly number[])[], space: readonly (readonly number[])[]): number {
  const basis = orthonormal(space);
  const left = orthonormal(from).map((vector) =>
    basis.reduce<number[]>((rest, unit) => minus(rest, unit, dot(vector, unit)), [...vector]),
  );
  const { values } = decompose(transpose(left), left.length);
  return Math.asin(Math.min(1, values[0] ?? 0));
}

/** Gram–Schmidt, done twice; refuses vectors that are not independent. */
export function orthonormal(vectors: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const vector of vectors) {
    let rest = [...vector];
    for (const _ of [1, 2]) for (const unit of basis) rest = minus(rest, unit, dot(rest, unit));
    const length = Math.sqrt(dot(rest, rest));
    if (length <= 1e-13 * Math.sqrt(dot(vector, vector))) throw new Error('the vectors are not independent');
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}

/** Rotates two columns, unless they are orthogonal or one is shorter than rounding errors are. */
function orthogonalize(images: number[][], vectors: number[][], i: number, j: number, noise: number): boolean {
  const [a, b] = [images[i] as number[], images[j] as number[]];
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  if (Math.abs(ab) <= 1e-14 * Math.sqrt(aa * bb) || aa <= noise || bb <= noise) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  for (const both of [images, vectors]) {
    const [x, y] = [both[i] as number[], both[j] as number[]];
    both[i] = minus(x, y, tangent).map((value) => cosine * value);
    both[j] = minus(y, x, -tangent).map((value) => cosine * value);
  }
  return true;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

const minus = (a: readonly number[], b: readonly number[], factor: number): number[] =>
  a.map((value, i) => value - factor * (b[i] as number));

const transpose = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] as number));
