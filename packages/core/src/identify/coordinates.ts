import { cholesky } from '../math/index.ts';
import type { Block, Layout } from '../statistics/index.ts';

/** A free coordinate: which parameters it moves, and how far each when it is raised by one. */
export interface Coordinate {
  readonly indices: readonly number[];
  readonly steps: readonly number[];
}

/**
 * The free coordinates of blocks: of every probability vector all entries but its largest, which gives way; of a covariance matrix its
 * lower triangle, each entry with its mirror image; every other parameter by itself.
 */
export function freeCoordinates(blocks: readonly Block[], parameters: Float64Array): Coordinate[] {
  return blocks.flatMap((block) => {
    if (block.fixed) return [];
    if (block.constraint === 'simplex') return simplexCoordinates(block, parameters);
    if (block.constraint === 'covariance') return matrixCoordinates(block);
    return Array.from({ length: block.size }, (_, i): Coordinate => ({ indices: [block.offset + i], steps: [1] }));
  });
}

/**
 * The same number of coordinates for a Gaussian feature, taken where its covariance is the identity: with Σ = L Lᵀ, means move by L m and
 * covariances by L E Lᵀ. The rank is that of any coordinates; but here columns that nearly depend on one another (a correlation of
 * .9999) do not look like parameters that are hardly determined.
 *
 * @param blocks the feature's blocks; each covariance matrix must be positive definite
 */
export function whitenedCoordinates(blocks: readonly Block[], parameters: Float64Array): Coordinate[] {
  const covariance = blocks.find(({ constraint }) => constraint === 'covariance');
  if (!covariance || covariance.fixed) return freeCoordinates(blocks, parameters);
  const size = covariance.shape.at(-1) as number;
  const square = size * size;
  const factors = Array.from({ length: covariance.size / square }, (_, m) => {
    const factor = new Float64Array(square);
    const first = covariance.offset + m * square;
    cholesky(parameters.subarray(first, first + square), size, factor);
    return factor;
  });
  return blocks.flatMap((block) => {
    if (block === covariance) return factors.flatMap((factor, m) => turned(factor, size, block.offset + m * square));
    return Array.from({ length: block.size / size }, (_, k) => {
      const factor = factors[covariance.shared ? 0 : k] as Float64Array;
      return Array.from({ length: size }, (_, i) =>
        sparse(size, block.offset + k * size, (a) => factor[a * size + i] as number),
      );
    }).flat();
  });
}

/** A point just inside all bounds: probabilities and rates of 0 become 1e-12, so that derivatives at the boundary are finite. */
export function inside(layout: Layout, parameters: Float64Array): Float64Array {
  const out = parameters.slice();
  for (const { constraint, offset, size, shape } of layout.blocks) {
    const own = out.subarray(offset, offset + size);
    if (constraint === 'unit') own.set(own.map((value) => Math.min(Math.max(value, NEAR), 1 - NEAR)));
    if (constraint === 'positive') own.set(own.map((value) => (value === 0 ? NEAR : value)));
    if (constraint !== 'simplex') continue;
    const width = shape.at(-1) as number;
    for (let first = 0; first < size; first += width) {
      const row = own.subarray(first, first + width);
      let total = 0;
      for (let i = 0; i < width; i++) total += row[i] = Math.max(row[i] as number, NEAR);
      for (let i = 0; i < width; i++) row[i] = (row[i] as number) / total;
    }
  }
  return out;
}

const NEAR = 1e-12;

/** A direction in free coordinates as one over all parameters in their units, of length one. */
export function spread(
  direction: ArrayLike<number>,
  coordinates: readonly Coordinate[],
  units: Float64Array,
): number[] {
  const out = new Array<number>(units.length).fill(0);
  coordinates.forEach(({ indices, steps }, i) => {
    indices.forEach((index, at) => {
      out[index] = (out[index] as number) + (steps[at] as number) * (direction[i] as number);
    });
  });
  units.forEach((unit, i) => {
    if (unit > 0 && unit < Number.POSITIVE_INFINITY) out[i] = (out[i] as number) / unit;
  });
  const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? out : out.map((value) => value / length);
}

function simplexCoordinates({ offset, size, shape }: Block, parameters: Float64Array): Coordinate[] {
  const width = shape.at(-1) as number;
  const coordinates: Coordinate[] = [];
  for (let first = offset; first < offset + size; first += width) {
    let dropped = first;
    for (let i = first; i < first + width; i++)
      if ((parameters[i] as number) > (parameters[dropped] as number)) dropped = i;
    for (let i = first; i < first + width; i++)
      if (i !== dropped) coordinates.push({ indices: [i, dropped], steps: [1, -1] });
  }
  return coordinates;
}

function matrixCoordinates({ offset, size, shape }: Block): Coordinate[] {
  const width = shape.at(-1) as number;
  const coordinates: Coordinate[] = [];
  for (let first = offset; first < offset + size; first += width * width)
    for (let i = 0; i < width; i++)
      for (let j = 0; j <= i; j++) {
        const [own, mirror] = [first + i * width + j, first + j * width + i];
        coordinates.push(i === j ? { indices: [own], steps: [1] } : { indices: [own, mirror], steps: [1, 1] });
      }
  return coordinates;
}

/** L (e_i e_jᵀ + e_j e_iᵀ) Lᵀ for every j ≤ i. */
function turned(factor: Float64Array, size: number, offset: number): Coordinate[] {
  const at = (a: number, i: number) => factor[a * size + i] as number;
  const coordinates: Coordinate[] = [];
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      coordinates.push(
        sparse(size * size, offset, (entry) => {
          const [a, b] = [Math.floor(entry / size), entry % size];
          return at(a, i) * at(b, j) + (i === j ? 0 : at(a, j) * at(b, i));
        }),
      );
  return coordinates;
}

function sparse(length: number, offset: number, stepOf: (entry: number) => number): Coordinate {
  const indices: number[] = [];
  const steps: number[] = [];
  for (let entry = 0; entry < length; entry++) {
    const step = stepOf(entry);
    if (step === 0) continue;
    indices.push(offset + entry);
    steps.push(step);
  }
  return { indices, steps };
}
