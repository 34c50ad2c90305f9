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
  context: StepContext<P>,
  now: FitVisit,
  before: FitVisit['visit'] | undefined,
): TraceStep<P> {
  return new Step(context, now, before);
}

/** There is one for every step of every start. A class, since an object with getters of its own takes as long to make as a small E-step. */
class Step<P> implements TraceStep<P> {
  readonly start: number;
  readonly starts: number;
  readonly iteration: number;
  readonly logLikelihood: number;
  readonly logPrior: number;
  readonly objective: number;
  private readonly context: StepContext<P>;
  private readonly now: FitVisit;
  /** Where the responsibilities are from. */
  private readonly origin: FitVisit['visit'];

  constructor(context: StepContext<P>, now: FitVisit, before: FitVisit['visit'] | undefined) {
    const figures = stepFigures(now);
    this.start = figures.start;
    this.starts = figures.starts;
    this.iteration = figures.iteration;
    this.logLikelihood = figures.logLikelihood;
    this.logPrior = figures.logPrior;
    this.objective = figures.objective;
    this.context = context;
    this.now = now;
    this.origin = before ?? now.visit;
  }

  get bound(): number {
    const { model } = this.context;
    const { statistics, parameters } = this.origin;
    const gained =
      model.expectedLogJoint(this.now.visit.parameters, statistics, parameters) -
      model.expectedLogJoint(parameters, statistics);
    return (statistics[LOG_LIKELIHOOD] as number) + gained;
  }

  get parameters(): P {
    return this.context.describe(this.now.visit.parameters);
  }

  decompose(q?: Posterior): Promise<Decomposition> {
    const { model, patterns, weights } = this.context;
    const { engine, visit } = this.now;
    const data = { engine, model, patterns, parameters: visit.parameters };
    if (q) return decomposeByRow(data, q, weights);
    return decomposeByPattern(data, engine.posterior(this.origin.parameters));
  }
}
