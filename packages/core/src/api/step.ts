import { type Decomposition, decomposeByPattern, decomposeByRow, type FitVisit } from '../fit/index.ts';
import { LOG_LIKELIHOOD, type Posterior } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { stepFigures } from './runFacts.ts';

/** One step of one start: where it stands after `iteration` accepted steps (each an M-step, or a jump of the acceleration). */
export interface TraceStep<P> {
  /** Which start, from 0. */
  readonly start: number;
  /** Starts planned so far. */
  readonly starts: number;
  readonly iteration: number;
  readonly logLikelihood: number;
  readonly logPrior: number;
  /** log-likelihood + log-prior: what EM raises. */
  readonly objective: number;
  /**
   * The lower bound at these parameters with the responsibilities of the previous step, at most the log-likelihood. An EM step
   * maximizes it, so it is at least the log-likelihood before; an accelerated step jumps further, and its bound may lie below that.
   */
  readonly bound: number;
  readonly parameters: P;
  /**
   * log-likelihood = ELBO + KL, ELBO = Q + entropy, in nats.
   *
   * @param q responsibilities of every row; by default those of the previous step
   * @throws LatentError BAD_OPTION where q has another number of rows
   */
  decompose(q?: Posterior): Promise<Decomposition>;
}

export interface StepContext<P> {
  readonly model: Mixture;
  readonly patterns: Patterns;
  readonly weights: Float64Array | undefined;
  readonly describe: (parameters: Float64Array) => P;
}

/** Wraps a visit as a step; what costs time is only computed when it is asked for. */
export function createStep<P>(
  { model, patterns, weights, describe }: StepContext<P>,
  { start, starts, visit, engine }: FitVisit,
  before: FitVisit['visit'] | undefined,
): TraceStep<P> {
  const { parameters } = visit;
  return {
    ...stepFigures({ start, starts, visit }),
    get bound() {
      const origin = before ?? visit;
      const gained =
        model.expectedLogJoint(parameters, origin.statistics, origin.parameters) -
        model.expectedLogJoint(origin.parameters, origin.statistics);
      return (origin.statistics[LOG_LIKELIHOOD] as number) + gained;
    },
    get parameters() {
      return describe(parameters);
    },
    decompose(q) {
      const data = { engine, model, patterns, parameters };
      const own = () => engine.posterior((before ?? visit).parameters);
      return q ? decomposeByRow(data, q, weights) : decomposeByPattern(data, own());
    },
  };
}
