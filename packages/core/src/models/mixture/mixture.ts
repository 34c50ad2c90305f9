import type { Emission } from '../../families/index.ts';
import { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from '../../families/index.ts';
import { log } from '../../math/index.ts';
import type { FeatureBlock, LatentClassModel, Parameters } from '../../model/index.ts';
import { type Block, createLayout, viewOf } from '../../statistics/index.ts';

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
  /** Block 0 holds the class sizes, block i + 1 the parameters of feature i. */
  partsOf(parameters: Float64Array): readonly Float64Array[];
}

/**
 * The model of latent class analysis and of mixtures in general: p(x) = Σ_k π_k Π_j p_j(x_j | k); missing cells drop out of
 * the product (McLachlan & Peel 2000, ch. 2).
 */
export function createMixture({ latent, classes, emissions, fixedSizes, pseudoCount }: MixtureSpec): Mixture {
  const parameters = createLayout([
    { name: latent, shape: [classes], constraint: 'simplex', fixed: fixedSizes },
    ...emissions.map((emission) => emission.parameters),
  ]);
  const statistics = createLayout([
    { name: 'logLikelihood', shape: [], constraint: 'free' },
    { name: 'weight', shape: [], constraint: 'positive' },
    { name: latent, shape: [classes], constraint: 'positive' },
    ...emissions.map((emission) => emission.statistics),
  ]);
  const sizes = parameters.blocks[0] as Block;
  const sizeCounts = statistics.blocks[2] as Block;
  const parts = (vector: Float64Array, blocks: readonly Block[]) => blocks.map((block) => viewOf(block, vector));
  const parametersOf = (vector: Float64Array) => parts(vector, parameters.blocks.slice(1));
  const statisticsOf = (vector: Float64Array) => parts(vector, statistics.blocks.slice(3));
  const each = (visit: (emission: Emission, feature: number) => void) => emissions.forEach(visit);

  return {
    latent,
    classes,
    emissions,
    parameters,
    statistics,
    closedForm: classes === 1,
    freeParameters:
      (fixedSizes ? 0 : classes - 1) + emissions.reduce((sum, emission) => sum + emission.freeParameters, 0),
    blocks: emissions.map((emission, feature) =>
      blockOf(emission, at(parameters.blocks, feature + 1), at(statistics.blocks, feature + 3)),
    ),
    partsOf: (vector) => parts(vector, parameters.blocks),

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
      const own = viewOf(sizes, vector);
      drawSimplex(random, own);
      for (let k = 0; k < classes; k++) own[k] = (1 / classes + (own[k] as number)) / 2;
      each((emission, feature) => {
        emission.start(random, at(summary.margins, feature), at(views, feature));
      });
      return vector;
    },
    maximize(counts, previous) {
      const vector = new Float64Array(parameters.size);
      const [now, before, sums] = [parametersOf(vector), parametersOf(previous), statisticsOf(counts)];
      if (fixedSizes) viewOf(sizes, vector).set(viewOf(sizes, previous));
      else maximizeSimplex(viewOf(sizeCounts, counts), pseudoCount, viewOf(sizes, previous), viewOf(sizes, vector));
      each((emission, feature) => {
        emission.maximize(at(sums, feature), at(before, feature), at(now, feature));
      });
      return vector;
    },
    units: (vector) => new Float64Array(vector.length).fill(1),
    logPrior(vector) {
      const views = parametersOf(vector);
      let sum = fixedSizes ? 0 : logDirichlet(viewOf(sizes, vector), pseudoCount);
      each((emission, feature) => {
        sum += emission.logPrior(at(views, feature));
      });
      return sum;
    },
    expectedLogJoint(vector, counts) {
      const [views, sums] = [parametersOf(vector), statisticsOf(counts)];
      let sum = weightedLog(viewOf(sizeCounts, counts), viewOf(sizes, vector));
      each((emission, feature) => {
        sum += emission.expectedLogJoint(at(views, feature), at(sums, feature));
      });
      return sum;
    },
    scores(vector, counts) {
      const gradient = new Float64Array(parameters.size);
      const [views, sums, out] = [parametersOf(vector), statisticsOf(counts), parametersOf(gradient)];
      simplexScores(viewOf(sizeCounts, counts), viewOf(sizes, vector), viewOf(sizes, gradient));
      each((emission, feature) => {
        emission.scores(at(views, feature), at(sums, feature), at(out, feature));
      });
      return gradient;
    },
  };
}

/** Parameters with the fixed blocks taken from others. */
export function withFixed(model: Mixture, parameters: Parameters, fixed: Parameters): Parameters {
  const out = parameters.slice();
  for (const block of model.parameters.blocks) if (block.fixed) viewOf(block, out).set(viewOf(block, fixed));
  return out;
}

function blockOf(emission: Emission, parameters: Block, statistics: Block): FeatureBlock {
  return {
    kind: 'table',
    name: emission.name,
    levels: emission.levels,
    logProbabilities(vector, out) {
      emission.logProbabilities(viewOf(parameters, vector), out);
    },
    fold(counts, vector) {
      emission.fold(counts, viewOf(statistics, vector));
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${list.length}`);
  return item;
}
