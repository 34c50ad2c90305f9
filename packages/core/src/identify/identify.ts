import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { createRandom } from '../random/index.ts';
import { allCells, cellCount, sampledCells, scatteredCells } from './cells.ts';
import { freeCoordinates, inside, spread } from './coordinates.ts';
import { type CellDerivatives, createDerivatives } from './derivatives.ts';
import type { Masks } from './masks.ts';
import { type Draws, type PointRank, rankOfDraws, rowsFor } from './openRank.ts';
import { combinations, type Rank, rankOf, ZERO } from './rank.ts';
import { closedTables, slopesOf } from './slopes.ts';
import { dot } from './vectors.ts';

/** Whether the data can determine the parameters, at the estimate and at almost every point. */
export interface Identifiability {
  /** Both ranks equal the free parameters. */
  readonly identified: boolean;
  readonly rank: number;
  readonly genericRank: number;
  readonly freeParameters: number;
  /** The smallest singular value over the largest, at the estimate; 0 where the rank is deficient; below 1e-4: weakly determined. */
  readonly weakest: number;
  /**
   * Directions in the parameters along which the likelihood does not change: unit length, one entry a parameter, in its natural unit at the
   * estimate (1 for a probability, the class's standard deviation for a mean): parameters of different scales can be compared.
   */
  readonly directions: readonly (readonly number[])[];
}

/** What the rank is taken of: the model, the masks of its data, and how rows drawn from it become data. */
export interface IdentifyTask {
  readonly model: Mixture;
  readonly masks: Masks;
  readonly draws: Draws;
}

/** Up to this many cells, or 4p + 40, the rank is that of all of them. */
const FEW_CELLS = 2048;
/** Up to this many cells all are asked whether they contradict the directions found. */
const MOST_CELLS = 1e5;
const SEED = 20240607;

/**
 * The rank of the Jacobian of the pattern probabilities in probability coordinates (Goodman 1974; Huang & Bandeen-Roche 2004), over
 * all cells that the masks allow; each row divided by the root of the cell's probability, which makes its square the Fisher
 * information and leaves the rank as it is; columns scaled to length one, singular values below 1e-8 of the largest are zero.
 *
 * Of many cells a seeded sample of 4p + 40 is taken. More cells can only raise a rank: where the sample has full rank, that is all;
 * else all cells (above 10⁵: 40p + 10⁴ scattered ones) are asked whether they change along the directions found, and those that do
 * join the sample. Taken at a point inside, this is what almost every point has.
 *
 * Where features are not all tables of given levels, the rank is that of the scores at drawn rows.
 */
export function* identifyInside(task: IdentifyTask, interior: Parameters): Pass<Identifiability> {
  const { rank, weakest, directions } = yield* rankAt(task, interior);
  const { freeParameters } = task.model;
  return { identified: rank === freeParameters, rank, genericRank: rank, freeParameters, weakest, directions };
}

/** Adds the rank at an estimate to what holds inside. */
export function* identifyAt(task: IdentifyTask, estimate: Parameters, inside: Identifiability): Pass<Identifiability> {
  const { rank, weakest, directions } = yield* rankAt(task, estimate);
  const { freeParameters } = task.model;
  const { genericRank } = inside;
  return {
    identified: rank === freeParameters && genericRank === freeParameters,
    rank,
    genericRank,
    freeParameters,
    weakest,
    directions: rank < freeParameters ? directions : inside.directions,
  };
}

/** The features are all tables of given levels. */
export function isClosed({ blocks }: Mixture): boolean {
  return blocks.every((block) => block.kind === 'table' && block.closed);
}

/** Multiplications that a rank takes where it is full: those of the QR decomposition, 4·10⁸ a second, and of scores. */
export function rankWork(model: Mixture): number {
  const width = model.freeParameters;
  if (!isClosed(model)) {
    const rows = openRows(model);
    return rows * (width * width + SCORE * scoreWork(model, rows));
  }
  const cells = closedTables(model).reduce((product, block) => product * block.levels, 1);
  const rows = cells <= fewCells(width) ? cells : rowsFor(width);
  return rows * width * Math.min(rows, width);
}

const fewCells = (width: number): number => Math.max(FEW_CELLS, rowsFor(width));

/** A multiplication in a row's score takes as long as this many in the decomposition. */
const SCORE = 3;

/** Rows drawn: levels of free tables have one each in every class. */
function openRows(model: Mixture): number {
  const cells = closedTables(model).reduce((sum, { levels }) => sum + levels, 0);
  return Math.max(rowsFor(model.freeParameters), rowsFor(model.freeParameters) / 2 + cells * model.classes);
}

/**
 * Multiplications in the score of one row: of all parameters and statistics, as many as rows for features that are coded by their values,
 * and the inverse of every covariance.
 */
function scoreWork({ blocks, classes, parameters, statistics }: Mixture, rows: number): number {
  const each = blocks.reduce((sum, block) => {
    if (block.kind === 'gaussian') return sum + 4 * block.columns ** 3;
    return block.kind === 'table' && !block.closed ? sum + 2 * rows : sum;
  }, 0);
  return 2 * (parameters.size + statistics.size) + classes * each;
}

function* rankAt(
  { model, masks, draws }: IdentifyTask,
  point: Parameters,
): Pass<Pick<Identifiability, 'rank' | 'weakest' | 'directions'>> {
  if (model.freeParameters === 0) return { rank: 0, weakest: 1, directions: [] };
  const { found, coordinates } = isClosed(model)
    ? yield* rankOfTables(model, masks, point)
    : yield* rankOfDraws(model, masks, draws, point);
  const units = model.units(inside(model.parameters, point));
  const directions: number[][] = [];
  for (const direction of found.directions) {
    directions.push(spread(direction, coordinates, units));
    yield;
  }
  return { rank: found.rank, weakest: found.weakest, directions };
}

function* rankOfTables(model: Mixture, masks: Masks, point: Parameters): Pass<PointRank> {
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
