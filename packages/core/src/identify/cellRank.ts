import type { Pass } from '../pass/index.ts';
import { createRandom } from '../random/index.ts';
import type { CellDerivatives } from './derivatives.ts';
import { rowsFor } from './openRank.ts';
import { combinations, type Rank, rankOf, ZERO } from './rank.ts';
import { dot } from './vectors.ts';

/** The rows whose probabilities a rank is taken of. */
export interface CellSource {
  /** Columns of the Jacobian. */
  readonly width: number;
  /** How many different rows there are; any number above `MOST_CELLS` where there are more. */
  readonly count: number;
  all(): Iterable<Uint32Array>;
  /** `count` rows or more that show the derivative by every coordinate. */
  sampled(count: number): Iterable<Uint32Array>;
  /** Rows from everywhere, for each time that they are asked for. */
  scattered(round: number): Iterable<Uint32Array>;
}

/** A rank, and the rows that it was taken of. */
export interface CellRank {
  readonly found: Rank;
  readonly cells: readonly Uint32Array[];
  /** The rows are a sample: derivatives are divided by densities, not by their roots. */
  readonly drawn: boolean;
}

/** Up to this many cells, or 4p + 40, the rank is that of all of them. */
const FEW_CELLS = 2048;
/** Up to this many cells all are asked whether they contradict the directions found. */
export const MOST_CELLS = 1e5;
export const SEED = 20240607;

/** So many cells are all taken. */
export const fewCells = (width: number): number => Math.max(FEW_CELLS, rowsFor(width));

/** The rank over all cells where there are few; else over a sample, which others join as long as they contradict the directions found. */
export function* rankOfSource(source: CellSource, derivatives: CellDerivatives): Pass<CellRank> {
  const { width, count } = source;
  if (count <= fewCells(width)) {
    const cells = yield* listOf(source.all());
    return { cells, drawn: false, found: yield* rankOfCells(cells, derivatives, false) };
  }
  const cells = yield* listOf(source.sampled(rowsFor(width)));
  let found = yield* rankOfCells(cells, derivatives, true);
  for (let before = -1, round = 0; found.rank < width && found.rank > before; round++) {
    const others = count <= MOST_CELLS ? source.all() : source.scattered(round);
    const against = yield* contradictions(others, derivatives, found);
    if (against.length === 0) break;
    cells.push(...against);
    before = found.rank;
    found = yield* rankOfCells(cells, derivatives, true);
  }
  return { cells, drawn: true, found };
}

function* listOf(cells: Iterable<Uint32Array>): Pass<Uint32Array[]> {
  const list: Uint32Array[] = [];
  for (const cell of cells) if (list.push(cell) % 4 === 0) yield;
  return list;
}

function* rankOfCells(cells: readonly Uint32Array[], derivatives: CellDerivatives, drawn: boolean): Pass<Rank> {
  const { gradient, terms } = derivatives;
  const columns = Array.from(gradient, () => new Float64Array(cells.length));
  const squares = new Float64Array(gradient.length);
  for (const [row, cell] of cells.entries()) {
    if (row % 8 === 0) yield;
    if (!derivatives.at(cell, drawn)) continue;
    for (let i = 0; i < gradient.length; i++) {
      (columns[i] as Float64Array)[row] = gradient[i] as number;
      squares[i] = (squares[i] as number) + (terms[i] as number) * (terms[i] as number);
    }
  }
  return yield* rankOf(columns, squares.map(Math.sqrt));
}

/** Cells whose probability changes along directions that a sample does not determine: as many as can be needed, evenly drawn. */
function* contradictions(cells: Iterable<Uint32Array>, derivatives: CellDerivatives, found: Rank): Pass<Uint32Array[]> {
  const { largest, scale } = found;
  const { gradient } = derivatives;
  const width = gradient.length;
  const random = createRandom(SEED, 7);
  const tests = combinations(found, random.uniform);
  const most = 2 * (width - found.rank) + 20;
  const out: Uint32Array[] = [];
  let seen = 0;
  let row = 0;
  for (const cell of cells) {
    if (row++ % 16 === 15) yield;
    if (!derivatives.at(cell, true)) continue;
    let square = 0;
    for (let i = 0; i < width; i++) square += ((gradient[i] as number) * (scale[i] as number)) ** 2;
    const least = ZERO * Math.max(largest, Math.sqrt(square));
    if (!tests.some((direction) => Math.abs(dot(gradient, direction, 0, width)) > least)) continue;
    seen++;
    if (out.length < most) out.push(cell);
    else {
      const place = Math.floor(random.uniform() * seen);
      if (place < most) out[place] = cell;
    }
  }
  return out;
}
