import { createReferenceEngine } from '../engine/index.ts';
import { exp } from '../math/index.ts';
import type { LatentClassModel, Parameters } from '../model/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import { codesFor } from '../table/index.ts';
import { type Coordinate, freeCoordinates, inside, spread } from './coordinates.ts';
import { allCells, cellCount, type Mask, uniformCells } from './masks.ts';
import { addSparse, type Sparse, unitScores } from './scores.ts';
import { createRowFactor } from './svd.ts';

/** Whether the data can determine the parameters, at the estimate and at almost every point. */
export interface Identifiability {
  /** Both ranks equal the free parameters. */
  readonly identified: boolean;
  readonly rank: number;
  readonly genericRank: number;
  readonly freeParameters: number;
  /** The smallest singular value over the largest, at the estimate; below 1e-4: weakly determined. */
  readonly weakest: number;
  /** Directions in the parameters (unit length, one entry a parameter) along which the likelihood does not change. */
  readonly directions: readonly (readonly number[])[];
}

/** Draws a row (codes of the features, then the class) from the model. */
export type DrawRow = (
  parameters: Parameters,
  seed: number,
) => () => { readonly codes: ArrayLike<number>; readonly latent: number };

const MOST_CELLS = 1e5;
const ZERO = 1e-8;
const SEED = 20240607;

/** What the rank is taken of: the model, the masks of its data, and a way to draw rows. */
export interface IdentifyTask {
  readonly model: LatentClassModel;
  readonly masks: readonly Mask[];
  readonly draw: DrawRow;
}

/**
 * The rank of the Jacobian of the pattern probabilities in probability coordinates (Goodman 1974; Huang & Bandeen-Roche 2004), over
 * all cells that the masks allow, or of the scores at 4p + 40 seeded draws where there are more than 10⁵ cells; columns scaled to
 * length one, singular values below 1e-8 of the largest are zero. Many cells (over 40p + 1000) are first tried by a seeded sample of
 * that size: it settles the matter where it already has full rank. Taken at a point inside, this is what almost every point has.
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

interface Rank {
  readonly rank: number;
  readonly weakest: number;
  readonly directions: number[][];
}

function* rankAt({ model, masks, draw }: IdentifyTask, point: Parameters): Pass<Rank> {
  const parameters = inside(model.parameters, point);
  const coordinates = freeCoordinates(model.parameters, parameters);
  const width = coordinates.length;
  if (width === 0) return { rank: 0, weakest: 1, directions: [] };
  const levels = model.blocks.map((block) => block.levels);
  const cells = cellCount(masks, levels, model.classes);
  const jacobian = (rows: () => Iterable<Uint32Array>, ofProbabilities: boolean) =>
    rankOf(() => gradients(model, parameters, coordinates, rows(), ofProbabilities), coordinates, parameters.length);

  if (cells > MOST_CELLS)
    return yield* jacobian(() => drawnCells(masks, model, parameters, draw, 4 * width + 40), false);
  const sample = 40 * width + 1000;
  if (cells > sample) {
    // More cells can only raise a rank: where some of them already show all parameters, the others are not asked.
    const some = yield* jacobian(() => uniformCells(masks, levels, model.classes, sample, SEED), true);
    if (some.rank === width) return some;
  }
  return yield* jacobian(() => allCells(masks, levels, model.classes), true);
}

/** The rank of a matrix whose rows can be gone through twice, once for the lengths of its columns. */
function* rankOf(rows: () => Iterable<Float64Array>, coordinates: readonly Coordinate[], size: number): Pass<Rank> {
  const width = coordinates.length;
  const squares = new Float64Array(width);
  for (const row of rows()) {
    for (let i = 0; i < width; i++) squares[i] = (squares[i] as number) + (row[i] as number) * (row[i] as number);
    yield;
  }
  const scale = squares.map((sum) => (sum > 0 ? 1 / Math.sqrt(sum) : 0));
  const factor = createRowFactor(width);
  for (const row of rows()) yield* factor.push(row.map((value, i) => value * (scale[i] as number)));
  const { values, vectors } = yield* factor.svd();
  const largest = values[0] as number;
  const rank = values.filter((value) => value > ZERO * largest).length;
  const unscale = (vector: Float64Array): Float64Array => vector.map((value, i) => value * (scale[i] || 1));
  return {
    rank,
    weakest: largest > 0 ? (values[width - 1] as number) / largest : 0,
    directions: vectors.slice(rank).map((vector) => spread(unscale(vector), coordinates, size)),
  };
}

/** ∂P/∂θ of each cell, or ∂ log P/∂θ for drawn rows: P times the model's scores of that one row (Fisher's identity). */
function* gradients(
  model: LatentClassModel,
  parameters: Parameters,
  coordinates: readonly Coordinate[],
  rows: Iterable<Uint32Array>,
  probabilities: boolean,
): Generator<Float64Array> {
  const { classes, blocks } = model;
  const unit = unitScores(model, parameters, coordinates);
  for (const patterns of batches(
    rows,
    blocks.map((block) => block.levels),
    classes,
  )) {
    const engine = createReferenceEngine(model, patterns);
    const posterior = engine.posterior(parameters);
    const logLikelihoods = engine.logLikelihoods(parameters);
    for (let i = 0; i < patterns.count; i++) {
      const gradient = new Float64Array(coordinates.length);
      const scale = probabilities ? exp(logLikelihoods[i] as number) : 1;
      posterior.row(i).forEach((responsibility, k) => {
        const factor = scale * responsibility;
        if (factor === 0) return;
        addSparse(gradient, unit.classes[k] as Sparse, factor);
        for (let j = 0; j < blocks.length; j++) {
          const code = patterns.codes[i * blocks.length + j] as number;
          if (code > 0) addSparse(gradient, (unit.levels[j] as Sparse[])[(code - 1) * classes + k] as Sparse, factor);
        }
      });
      yield gradient;
    }
  }
}

function* batches(rows: Iterable<Uint32Array>, levels: readonly number[], classes: number): Generator<Patterns> {
  const items = levels.length;
  let batch: Uint32Array[] = [];
  const pack = (): Patterns => {
    const codes = codesFor(Math.max(1, ...levels), batch.length * items);
    const known = codesFor(classes, batch.length);
    batch.forEach((row, i) => {
      codes.set(row.subarray(0, items), i * items);
      known[i] = row[items] as number;
    });
    return {
      count: batch.length,
      items,
      levels,
      codes,
      known,
      weights: new Float64Array(batch.length).fill(1),
      rows: batch.length,
      patternOf: Uint32Array.from(batch, (_, i) => i),
    };
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length < 1024) continue;
    yield pack();
    batch = [];
  }
  if (batch.length > 0) yield pack();
}

function* drawnCells(
  masks: readonly Mask[],
  model: LatentClassModel,
  parameters: Parameters,
  draw: DrawRow,
  count: number,
): Generator<Uint32Array> {
  const items = model.blocks.length;
  const random = createRandom(SEED, 1);
  const total = masks.reduce((sum, { weight }) => sum + weight, 0);
  const shares = masks.map(({ weight }) => weight / total);
  const next = draw(parameters, SEED);
  for (let i = 0; i < count; i++) {
    const mask = masks[random.index(shares)] as Mask;
    const { codes, latent } = next();
    const row = new Uint32Array(items + 1);
    for (let j = 0; j < items; j++) row[j] = mask.observed[j] ? (codes[j] as number) : 0;
    row[items] = mask.known ? latent + 1 : 0;
    yield row;
  }
}
