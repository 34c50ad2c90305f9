import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { fewCells } from './cellRank.ts';
import { rankOfTables } from './closedRank.ts';
import { inside, spread } from './coordinates.ts';
import { costOf, type RankCost } from './cost.ts';
import type { Masks } from './masks.ts';
import { type Draws, rankOfDraws, rowsFor } from './openRank.ts';
import { closedTables } from './slopes.ts';
import { isKnownInside } from './theorem.ts';

/** Whether the data can determine the parameters, at the estimate and at almost every point. */
export interface Identifiability {
  /** Both ranks equal the free parameters. */
  readonly identified: boolean;
  readonly rank: number;
  readonly genericRank: number;
  readonly freeParameters: number;
  /**
   * The smallest singular value over the largest, at the estimate; 0 where the rank is deficient; below 1e-4: weakly determined. Columns of a
   * Gaussian block that nearly depend on one another do not lower it.
   */
  readonly weakest: number;
  /**
   * Directions in the parameters along which the likelihood does not change: unit length, one entry a parameter, in its natural unit at the
   * estimate (1 for a probability, the class's standard deviation for a mean): parameters of different scales can be compared. A basis;
   * of very many directions (more than 5·10⁵ numbers) the first ones.
   */
  readonly directions: readonly (readonly number[])[];
}

/** What holds at almost every point. */
export type Inside = Pick<Identifiability, 'identified' | 'genericRank' | 'directions'>;

/** What the rank is taken of: the model, the masks of its data, and how rows drawn from it become data. */
export interface IdentifyTask {
  readonly model: Mixture;
  readonly masks: Masks;
  readonly draws: Draws;
}

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

/** What holds inside, for those who need no more: nothing is computed where a theorem says it. */
export function* lookInside(task: IdentifyTask, interior: Parameters): Pass<Inside> {
  if (!isKnownInside(task.model, task.masks)) return yield* identifyInside(task, interior);
  return { identified: true, genericRank: task.model.freeParameters, directions: [] };
}

/** Adds the rank at an estimate to what holds inside. */
export function* identifyAt(task: IdentifyTask, estimate: Parameters, inside: Inside): Pass<Identifiability> {
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

/** What the rank of a mixture takes: multiplications of scores are counted too. */
export function rankCost(model: Mixture): RankCost {
  const width = model.freeParameters;
  if (!isClosed(model)) {
    const rows = openRows(model);
    return costOf(rows, width, rows * SCORE * scoreWork(model, rows));
  }
  const cells = closedTables(model).reduce((product, block) => product * block.levels, 1);
  return costOf(cells <= fewCells(width) ? cells : rowsFor(width), width, 0);
}

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
