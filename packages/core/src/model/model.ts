import type { Summary } from '../patterns/index.ts';
import type { Random } from '../random/index.ts';
import type { Layout } from '../statistics/index.ts';
import type { FeatureBlock } from './blocks.ts';
import type { Parameters, Statistics } from './vectors.ts';

/** The half of a model that EM itself needs: the way from statistics back to parameters. */
export interface Maximizer {
  readonly parameters: Layout;
  /** True where one M-step from anywhere is the maximum (a mixture of one class): EM ends after it. */
  readonly closedForm: boolean;
  /** The M-step: parameters that maximize Q plus the log-prior. An empty class keeps its previous values. */
  maximize(statistics: Statistics, previous: Parameters): Parameters;
  /** Log of the prior density up to a constant; 0 without a prior. The objective is log-likelihood + log-prior. */
  logPrior(parameters: Parameters): number;
  /**
   * A natural unit of each parameter there, positive: 1 for a probability, a standard deviation for a mean, …
   *
   * @param out may take them, where one vector serves many points
   */
  units(parameters: Parameters, out?: Parameters): Parameters;
  /** Whether parameters obey what the constraints of the blocks do not say; where absent, those say everything. */
  isInside?(parameters: Parameters): boolean;
}

/**
 * EM as a map and a sum: a model turns expected statistics back into parameters; an engine does the other half.
 * Anything that satisfies this contract can be fitted.
 */
export interface Model extends Maximizer {
  readonly statistics: Layout;
  readonly freeParameters: number;
  /** Random parameters, strictly inside their constraints and never symmetric in the classes. */
  start(random: Random, summary: Summary): Parameters;
  /**
   * Q(θ; θ_k): the expected complete-data log-likelihood at `parameters` under the responsibilities behind `statistics`.
   *
   * @param at where the statistics were taken, since Gaussian sums are about the class means there; `parameters` themselves where absent
   */
  expectedLogJoint(parameters: Parameters, statistics: Statistics, at?: Parameters): number;
  /** ∂Q/∂θ at `parameters`: linear in the statistics; at the responsibilities' own parameters, the gradient of the log-likelihood (Fisher 1925). */
  scores(parameters: Parameters, statistics: Statistics): Float64Array;
}

/** What an engine needs to know of a model with one latent class per row: log class sizes, and blocks. */
export interface LatentClassModel extends Model {
  readonly classes: number;
  readonly blocks: readonly FeatureBlock[];
  logClassSizes(parameters: Parameters, out: Float64Array): void;
  foldClasses(counts: Float64Array, statistics: Statistics): void;
}
