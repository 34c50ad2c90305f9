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
