import type { Layout } from '../statistics/index.ts';

/** A free coordinate: raising it by one lowers the dropped entry of its probability vector by one. */
export interface Coordinate {
  readonly index: number;
  /** The entry of the same probability vector that gives way; −1 outside simplexes. */
  readonly dropped: number;
}

/** Probability coordinates: of every free probability vector all entries but its largest. */
export function freeCoordinates(layout: Layout, parameters: Float64Array): Coordinate[] {
  return layout.blocks.flatMap((block) => {
    if (block.fixed) return [];
    if (block.constraint !== 'simplex')
      return Array.from({ length: block.size }, (_, i): Coordinate => ({ index: block.offset + i, dropped: -1 }));
    const width = block.shape[block.shape.length - 1] as number;
    const coordinates: Coordinate[] = [];
    for (let first = block.offset; first < block.offset + block.size; first += width) {
      let dropped = first;
      for (let i = first; i < first + width; i++)
        if ((parameters[i] as number) > (parameters[dropped] as number)) dropped = i;
      for (let i = first; i < first + width; i++) if (i !== dropped) coordinates.push({ index: i, dropped });
    }
    return coordinates;
  });
}

/** A point just inside all simplexes: probabilities of 0 become 1e-12, so that derivatives at the boundary are finite. */
export function inside(layout: Layout, parameters: Float64Array): Float64Array {
  const out = parameters.slice();
  for (const block of layout.blocks) {
    if (block.constraint !== 'simplex') continue;
    const width = block.shape[block.shape.length - 1] as number;
    for (let first = block.offset; first < block.offset + block.size; first += width) {
      const row = out.subarray(first, first + width);
      let total = 0;
      for (let i = 0; i < width; i++) total += row[i] = Math.max(row[i] as number, 1e-12);
      for (let i = 0; i < width; i++) row[i] = (row[i] as number) / total;
    }
  }
  return out;
}

/** A direction in free coordinates as one over all parameters, of length one. */
export function spread(direction: ArrayLike<number>, coordinates: readonly Coordinate[], size: number): number[] {
  const out = new Array<number>(size).fill(0);
  coordinates.forEach(({ index, dropped }, i) => {
    out[index] = (out[index] as number) + (direction[i] as number);
    if (dropped >= 0) out[dropped] = (out[dropped] as number) - (direction[i] as number);
  });
  const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? out : out.map((value) => value / length);
}
