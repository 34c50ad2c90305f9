import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { createRandom } from '../random/index.ts';
import { allCells, cellCount, sampledCells, scatteredCells } from './cells.ts';
import { freeCoordinates } from './coordinates.ts';
import { type CellDerivatives, createDerivatives } from './derivatives.ts';
import type { Masks } from './masks.ts';
import { type PointRank, rowsFor } from './openRank.ts';
import { combinations, type Rank, rankOf, ZERO } from './rank.ts';
import { slopesOf } from './slopes.ts';
import { dot } from './vectors.ts';

/** Up to this many cells, or 4p + 40, the rank is that of all of them. */
const FEW_CELLS = 2048;
/** Up to this many cells all are asked whether they contradict the directions found. */
const MOST_CELLS = 1e5;
const SEED = 20240607;

/** So many cells are all taken. */
export const fewCells = (width: number): number => Math.max(FEW_CELLS, rowsFor(width));

/** The rank at a point from the exact derivatives of cell probabilities, where all features are tables of given levels. */
export function* rankOfTables(model: Mixture, masks: Masks, point: Parameters): Pass<PointRank> {
  const coordinates = freeCoordinates(model.parameters.blocks, point);
  const width = coordinates.length;
  const slopes = yield* slopesOf(model, point, coordinates);
  const { levels, classes } = slopes;
  const derivatives = createDerivatives(slopes, width);

  const count = cellCount(masks, levels, classes, MOST_CELLS);
  const all = () => allCells(masks, levels, classes);
  if (count <= fewCells(width))
    return { coordinates, found: yield* rankOfCells(yield* listOf(all()), derivatives, false) };

  const others = () => (count <= MOST_CELLS ? all() : scatteredCells(slopes, masks, 40 * width + 10000, SEED));
  const sample = yield* listOf(sampledCells(slopes, masks, rowsFor(width), SEED));
  let found = yield* rankOfCells(sample, derivatives, true);
  for (let before = -1; found.rank < width && found.rank > before; ) {
    const against = yield* contradictions(others(), derivatives, found);
    if (against.length === 0) break;
    sample.push(...against);
    before = found.rank;
    found = yield* rankOfCells(sample, derivatives, true);
  }
  return { coordinates, found };
}

function* listOf(cells: Iterable<Uint32Array>): Pass<Uint32Array[]> {
  const list: Uint32Array[] = [];
  for (const cell of cells) if (list.push(cell) % 64 === 0) yield;
  return list;
}

function* rankOfCells(cells: readonly Uint32Array[], derivatives: CellDerivatives, drawn: boolean): Pass<Rank> {
  const { gradient, terms } = derivatives;
  const columns = Array.from(gradient, () => new Float64Array(cells.length));
  const squares = new Float64Array(gradient.length);
  for (const [row, cell] of cells.entries()) {
    if (row % 16 === 0) yield;
    if (!derivatives.at(cell, drawn)) continue;
    for (let i = 0; i < gradient.length; i++) {
      (columns[i] as Float64Array)[row] = gradient[i] as number;
      squares[i] = (squares[i] as number) + (terms[i] as number) * (terms[i] as number);
    }
  }
  return yield* rankOf(columns, squares.map(Math.sqrt));
}

/** Cells whose probability changes along directions that a sample does not determine: as many as can be needed, evenly drawn. */
function* contradictions(
  cells: Iterable<Uint32Array>,
  derivatives: CellDerivatives,
  { directions, largest, scale }: Rank,
): Pass<Uint32Array[]> {
  const { gradient } = derivatives;
  const width = gradient.length;
  const random = createRandom(SEED, 7);
  const tests = combinations(directions, random.uniform, 3);
  const most = 2 * directions.length + 20;
  const out: Uint32Array[] = [];
  let seen = 0;
  let row = 0;
  for (const cell of cells) {
    if (row++ % 256 === 255) yield;
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
