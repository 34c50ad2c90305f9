import type { Emission, Margin } from '../../families/index.ts';
import { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from '../../families/index.ts';
import { log } from '../../math/index.ts';
import type { LatentClassModel, Parameters, Statistics } from '../../model/index.ts';
import { NO_CELLS, type Summary } from '../../patterns/index.ts';
import { type Block, createLayout } from '../../statistics/index.ts';
import { placeBlocks } from './blocks.ts';

/** What a mixture is made of: the latent variable, the emissions of its features, and what is fixed or has a prior. */
export interface MixtureSpec {
  readonly latent: string;
  readonly classes: number;
  readonly emissions: readonly Emission[];
  /** Class sizes stay as they are. */
  readonly fixedSizes: boolean;
  readonly pseudoCount: number;
}

/** A mixture: one latent class for each row, features independent given the class. */
export interface Mixture extends LatentClassModel {
  readonly latent: string;
  readonly emissions: readonly Emission[];
  /** The blocks of each feature's parameters. */
  readonly featureBlocks: readonly (readonly Block[])[];
  /** The class sizes, then the parameters of each feature. */
  partsOf(parameters: Float64Array): readonly Float64Array[];
  /** As of any model. @param out takes the scores, where one vector serves many rows */
  scores(parameters: Parameters, statistics: Statistics, out?: Float64Array): Float64Array;
  /** The first component that has collapsed (unbounded likelihood), by its class and feature. */
  collapsed(parameters: Parameters): { readonly latent: number; readonly feature: number } | undefined;
}

/** The stretch of a flat vector that the class sizes take up, or one feature: its blocks one behind the other. */
interface Stretch {
  readonly offset: number;
  readonly size: number;
  readonly blocks: readonly Block[];
}

/**
 * The model of latent class analysis and of mixtures in general: p(x) = Σ_k π_k Π_j p_j(x_j | k); missing cells drop out of
 * the product (McLachlan & Peel 2000, ch. 2).
 */
export function createMixture({ latent, classes, emissions, fixedSizes, pseudoCount }: MixtureSpec): Mixture {
  const parameters = createLayout([
    { name: latent, shape: [classes], constraint: 'simplex', fixed: fixedSizes },
    ...emissions.flatMap((emission) => emission.parameters),
  ]);
  const statistics = createLayout([
    { name: 'logLikelihood', shape: [], constraint: 'free' },
    { name: 'weight', shape: [], constraint: 'positive' },
    { name: latent, shape: [classes], constraint: 'positive' },
    ...emissions.flatMap((emission) => emission.statistics),
  ]);
  const sizes = parameters.blocks[0] as Block;
  const sizeCounts = statistics.blocks[2] as Block;
  const added = new Float64Array(classes).fill(pseudoCount);
  // The first part of a vector is that of the class sizes, those of the features follow.
  const ofParameters = stretches(parameters.blocks, [1, ...emissions.map((emission) => emission.parameters.length)]);
  const ofStatistics = stretches(statistics.blocks.slice(2), [
    1,
    ...emissions.map((emission) => emission.statistics.length),
  ]);
  const parametersOf = createCut(ofParameters);
  const statisticsOf = createCut(ofStatistics);
  const foldedOf = createCut(ofStatistics);
  const unitsOf = createCut(ofParameters);
  const each = (visit: (emission: Emission, part: number) => void): void => {
    for (let feature = 0; feature < emissions.length; feature++) visit(at(emissions, feature), feature + 1);
  };
  const blocks = placeBlocks(
    emissions,
    (vector, feature) => at(parametersOf(vector), feature + 1),
    (vector, feature) => at(foldedOf(vector), feature + 1),
  );

  return {
    latent,
    classes,
    emissions,
    parameters,
    statistics,
    blocks,
    featureBlocks: ofParameters.slice(1).map((stretch) => stretch.blocks),
    closedForm: classes === 1 && emissions.every((emission) => emission.iterative !== true),
    freeParameters:
      (fixedSizes ? 0 : classes - 1) + emissions.reduce((sum, emission) => sum + emission.freeParameters, 0),
    partsOf: parametersOf,

    logClassSizes(vector, out) {
      for (let k = 0; k < classes; k++) out[k] = log(vector[sizes.offset + k] as number);
    },
    foldClasses(counts, out) {
      for (let k = 0; k < classes; k++)
        out[sizeCounts.offset + k] = (out[sizeCounts.offset + k] as number) + (counts[k] as number);
    },

    start(random, summary) {
      const vector = new Float64Array(parameters.size);
      const views = parametersOf(vector);
      const own = at(views, 0);
      drawSimplex(random, own);
      for (let k = 0; k < classes; k++) own[k] = (1 / classes + (own[k] as number)) / 2;
      each((emission, part) => {
        emission.start(random, marginOf(at(blocks, part - 1), summary), at(views, part));
      });
      return vector;
    },
    maximize(counts, previous) {
      const vector = new Float64Array(parameters.size);
      const [before, now, sums] = [parametersOf(previous), parametersOf(vector), statisticsOf(counts)];
      if (fixedSizes) at(now, 0).set(at(before, 0));
      else maximizeSimplex(at(sums, 0), added, at(before, 0), at(now, 0));
      each((emission, part) => {
        emission.maximize(at(sums, part), at(before, part), at(now, part));
      });
      return vector;
    },
    logPrior(vector) {
      const views = parametersOf(vector);
      let sum = fixedSizes || pseudoCount === 0 ? 0 : logDirichlet(at(views, 0), added);
      each((emission, part) => {
        sum += emission.logPrior(at(views, part));
      });
      return sum;
    },
    expectedLogJoint(vector, counts, taken = vector) {
      const [views, sums, origins] = [parametersOf(vector), statisticsOf(counts), parametersOf(taken)];
      let sum = weightedLog(at(sums, 0), at(views, 0));
      each((emission, part) => {
        sum += emission.expectedLogJoint(at(views, part), at(sums, part), at(origins, part));
      });
      return sum;
    },
    scores(vector, counts, gradient = new Float64Array(parameters.size)) {
      const [views, sums, out] = [parametersOf(vector), statisticsOf(counts), parametersOf(gradient)];
      simplexScores(at(sums, 0), at(views, 0), at(out, 0));
      each((emission, part) => {
        emission.scores(at(views, part), at(sums, part), at(out, part));
      });
      return gradient;
    },
    units(vector, out = new Float64Array(parameters.size)) {
      const [views, units] = [parametersOf(vector), unitsOf(out)];
      out.fill(1);
      each((emission, part) => {
        emission.units(at(views, part), at(units, part));
      });
      return out;
    },
    collapsed(vector) {
      const views = parametersOf(vector);
      for (const [feature, emission] of emissions.entries()) {
        const found = emission.collapsed?.(at(views, feature + 1)) ?? -1;
        if (found >= 0) return { latent: found, feature };
      }
      return undefined;
    },
  };
}

/** What a start may know of one feature. */
function marginOf(block: LatentClassModel['blocks'][number], { margins, columns }: Summary): Margin {
  if (block.kind === 'table') return { counts: margins[block.item] ?? new Float64Array(block.levels), columns: [] };
  const own = Array.from({ length: block.columns }, (_, j) => columns[block.column + j] ?? NO_CELLS);
  return { counts: new Float64Array(0), columns: own };
}

/**
 * Cuts vectors into their parts. The same are asked for again and again (by every block of an E-step, then by the M-step; a point
 * and its scores in turns): the parts of the last two are kept, since a view takes as long to make as the arithmetic on a small table.
 */
function createCut(stretches: readonly Stretch[]): (vector: Float64Array) => readonly Float64Array[] {
  let last: Float64Array | undefined;
  let before: Float64Array | undefined;
  let parts: readonly Float64Array[] = [];
  let partsBefore: readonly Float64Array[] = [];
  return (vector) => {
    if (vector === last) return parts;
    const found = vector === before ? partsBefore : cut(vector, stretches);
    before = last;
    partsBefore = parts;
    last = vector;
    parts = found;
    return found;
  };
}

/** Views on stretches; `subarray` takes twice as long. */
function cut({ buffer, byteOffset }: Float64Array, stretches: readonly Stretch[]): Float64Array[] {
  return stretches.map(({ offset, size }) => new Float64Array(buffer, byteOffset + offset * 8, size));
}

function stretches(blocks: readonly Block[], lengths: readonly number[]): Stretch[] {
  let first = 0;
  return lengths.map((length) => {
    const own = blocks.slice(first, first + length);
    first += length;
    return { offset: own[0]?.offset ?? 0, size: own.reduce((sum, { size }) => sum + size, 0), blocks: own };
  });
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${list.length}`);
  return item;
}
