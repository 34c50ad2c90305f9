import type { Pass } from '../pass/index.ts';
import { largestSingularValue, smallestSingularValue, solve } from './extremes.ts';
import { jacobi } from './jacobi.ts';
import { type PivotedR, pivotedQr } from './qr.ts';
import { addScaled, dot } from './vectors.ts';

/** The rank of a matrix and its null space. */
export interface Rank {
  readonly rank: number;
  /** The smallest singular value over the largest, of columns of length one; 0 where the rank is deficient. */
  readonly weakest: number;
  /** The largest singular value, of columns of length one. */
  readonly largest: number;
  /** A basis of the null space, or the first vectors of one. */
  readonly directions: readonly Float64Array[];
  /** A random vector of the whole null space: a row that is orthogonal to a few of them is orthogonal to all of it, but for a coincidence. */
  combination(uniform: () => number): Float64Array;
  /** One over the lengths of the columns; 1 where a column is zero. */
  readonly scale: Float64Array;
}

/** Singular values below this share of the largest are zero. */
export const ZERO = 1e-8;
/** Numbers in the directions that are listed: a table of 3000 levels that nothing is seen of has as many directions of as many entries. */
const MOST_NUMBERS = 5e5;
/** A column shorter than this share of its terms is what is left of them after cancellation: rounding error. */
const CANCELLED = 1e-11;

/**
 * The rank of a matrix with its columns scaled to length one.
 *
 * Most matrices are settled by the pivoted R alone: σ_min of its leading triangle bounds that many singular values from below, and
 * what stands under it bounds the others from above. Only where the two leave a doubt are all singular values computed.
 *
 * @param columns of one length; overwritten
 * @param terms by column: the length it would have without cancellation in its entries
 * @param most directions that are wanted
 */
export function* rankOf(
  columns: readonly Float64Array[],
  terms: Float64Array,
  most = Math.max(1, Math.floor(MOST_NUMBERS / columns.length)),
): Pass<Rank> {
  const width = columns.length;
  const scale = new Float64Array(width).fill(1);
  const alive: number[] = [];
  for (const [c, column] of columns.entries()) {
    if (c % 32 === 31) yield;
    const length = Math.sqrt(dot(column, column, 0, column.length));
    if (!(length > CANCELLED * (terms[c] as number))) continue;
    alive.push(c);
    scale[c] = 1 / length;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) / length;
  }
  const isAlive = new Set(alive);
  const dead = columns.flatMap((_, c) => (isAlive.has(c) ? [] : [c]));
  const found = yield* rankOfScaled(
    alive.map((c) => columns[c] as Float64Array),
    Math.max(0, most - dead.length),
  );
  /** A vector over the columns that are not zero as one over all. */
  const widened = (vector: Float64Array): Float64Array => {
    const direction = new Float64Array(width);
    for (const [i, c] of alive.entries()) direction[c] = (vector[i] as number) * (scale[c] as number);
    return direction;
  };
  const directions = dead.slice(0, most).map((c) => unitVector(width, c));
  for (const vector of found.directions) {
    directions.push(widened(vector));
    yield;
  }
  const { rank, largest } = found;
  return {
    rank,
    largest,
    weakest: rank === width ? found.weakest : 0,
    directions,
    scale,
    combination(uniform) {
      const direction = widened(found.combination(uniform));
      for (const c of dead) direction[c] = uniform() - 0.5;
      return direction;
    },
  };
}

type ScaledRank = Omit<Rank, 'scale'>;

function* rankOfScaled(matrix: Float64Array[], most: number): Pass<ScaledRank> {
  const r = yield* pivotedQr(matrix);
  const { columns, steps } = r;
  if (steps === 0) return { rank: 0, weakest: 0, largest: 0, ...(yield* nullSpace(r, 0, most)) };
  const largest = yield* largestSingularValue(columns, steps);
  let rank = 0;
  while (rank < steps && Math.abs((columns[rank] as Float64Array)[rank] as number) > ZERO * largest) rank++;
  const smallest = yield* smallestSingularValue(columns, rank);
  if (smallest <= ZERO * largest || lengthBelow(r, rank) > ZERO * largest) return yield* rankBySvd(r, most);
  return { rank, weakest: smallest / largest, largest, ...(yield* nullSpace(r, rank, most)) };
}

/** The length of what stands below row `from` in the columns from there on. */
function lengthBelow({ columns, steps }: PivotedR, from: number): number {
  let sum = 0;
  for (let c = from; c < columns.length; c++) {
    const column = columns[c] as Float64Array;
    sum += dot(column, column, from, Math.min(c + 1, steps));
  }
  return Math.sqrt(sum);
}

type NullSpace = Pick<Rank, 'directions' | 'combination'>;

/** For each column right of the leading triangle: the combination of the triangle's columns that cancels it. */
function* nullSpace({ columns, order }: PivotedR, rank: number, most: number): Pass<NullSpace> {
  const width = columns.length;
  /** What the triangle's columns add to a sum of those right of it. */
  const cancelling = (sum: Float64Array, direction: Float64Array): void => {
    const combination = solve(columns, rank, sum);
    for (let i = 0; i < rank; i++) direction[order[i] as number] = -(combination[i] as number);
  };
  const directions: Float64Array[] = [];
  for (let c = rank; c < width && directions.length < most; c++) {
    const direction = new Float64Array(width);
    cancelling(columns[c] as Float64Array, direction);
    direction[order[c] as number] = 1;
    const length = Math.sqrt(dot(direction, direction, 0, width));
    directions.push(direction.map((value) => value / length));
    yield;
  }
  return {
    directions,
    combination(uniform) {
      const direction = new Float64Array(width);
      const sum = new Float64Array(rank);
      for (let c = rank; c < width; c++) {
        const factor = uniform() - 0.5;
        direction[order[c] as number] = factor;
        addScaled(sum, columns[c] as Float64Array, factor, 0, rank);
      }
      cancelling(sum, direction);
      return direction;
    },
  };
}

function* rankBySvd({ columns, order, steps }: PivotedR, most: number): Pass<ScaledRank> {
  const width = columns.length;
  const rows = Array.from({ length: steps }, (_, i) => {
    const row = new Float64Array(width);
    for (let c = i; c < width; c++) row[order[c] as number] = (columns[c] as Float64Array)[i] as number;
    return row;
  });
  const { values, vectors } = yield* jacobi(rows, width, most);
  const largest = values[0] as number;
  const rank = values.filter((value) => value > ZERO * largest).length;
  return {
    rank,
    weakest: (values[width - 1] as number) / largest,
    largest,
    directions: vectors.slice(rank, rank + most),
    combination(uniform) {
      const direction = Float64Array.from({ length: width }, () => uniform() - 0.5);
      for (let pass = 0; pass < 2; pass++)
        for (const vector of vectors.slice(0, rank))
          addScaled(direction, vector, -dot(vector, direction, 0, width), 0, width);
      return direction;
    },
  };
}

function unitVector(width: number, index: number): Float64Array {
  const unit = new Float64Array(width);
  unit[index] = 1;
  return unit;
}

/** A few combinations of the directions of a null space. */
export function combinations({ scale, rank, combination }: Rank, uniform: () => number): Float64Array[] {
  return Array.from({ length: Math.min(3, scale.length - rank) }, () => combination(uniform));
}
