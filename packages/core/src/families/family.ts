import type { Random } from '../random/index.ts';
import type { BlockSpec } from '../statistics/index.ts';

/**
 * What a family declares for one feature in K classes; shared code obeys and never asks which family it has.
 * Vectors are this feature's own parts of the flat parameters and statistics.
 */
export interface Emission {
  readonly name: string;
  readonly freeParameters: number;
  // parameters
  readonly parameters: BlockSpec;
  // statistics
  readonly statistics: BlockSpec;
  /** Rows of the table block: the feature's levels. */
  readonly levels: number;
  // density
  /** Writes log-probabilities, level-major. */
  logProbabilities(parameters: Float64Array, out: Float64Array): void;
  /** Adds level-major expected counts to the statistics. */
  fold(counts: Float64Array, statistics: Float64Array): void;
  // fit
  start(random: Random, margin: Float64Array, out: Float64Array): void;
  maximize(statistics: Float64Array, previous: Float64Array, out: Float64Array): void;
  logPrior(parameters: Float64Array): number;
  expectedLogJoint(parameters: Float64Array, statistics: Float64Array): number;
  scores(parameters: Float64Array, statistics: Float64Array, out: Float64Array): void;
  // sample
  /** The index of a level drawn from class `latent`. */
  sample(random: Random, parameters: Float64Array, latent: number): number;
}

/** What every family is told: the feature, the classes, the Dirichlet pseudo-count, whether the parameters are fixed. */
export interface EmissionSpec {
  readonly name: string;
  readonly levels: readonly string[];
  readonly classes: number;
  readonly pseudoCount: number;
  readonly fixed: boolean;
}
