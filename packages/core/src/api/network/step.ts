import type { NetworkEngine } from '../../engine/index.ts';
import type { Decomposition, FitVisit } from '../../fit/index.ts';
import { LOG_LIKELIHOOD } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import { stepFigures } from '../runFacts.ts';
import type { TraceStep } from '../step.ts';

/** One step of one start of a network's fit. */
export interface NetworkStep<P> extends Omit<TraceStep<P>, 'decompose'> {
  /** log-likelihood = ELBO + KL, ELBO = Q + entropy, in nats, with the posterior of the previous step as q. */
  decompose(): Decomposition;
}

/** Wraps a visit as a step; what costs time is only computed when it is asked for. */
export function createNetworkStep<P>(
  model: Network,
  { start, starts, visit }: FitVisit<NetworkEngine>,
  before: FitVisit['visit'] | undefined,
  describe: (parameters: Float64Array) => P,
): NetworkStep<P> {
  const { parameters } = visit;
  const figures = stepFigures({ start, starts, visit });
  const { logLikelihood } = figures;
  const decompose = (): Decomposition => {
    const origin = before ?? visit;
    // The entropy of a posterior is its log-likelihood less Q at its own parameters.
    const entropy =
      (origin.statistics[LOG_LIKELIHOOD] as number) - model.expectedLogJoint(origin.parameters, origin.statistics);
    const q = model.expectedLogJoint(parameters, origin.statistics);
    const elbo = before ? q + entropy : logLikelihood;
    return { logLikelihood, elbo, kl: Math.max(0, logLikelihood - elbo), q, entropy };
  };
  return {
    ...figures,
    get bound() {
      return decompose().elbo;
    },
    get parameters() {
      return describe(parameters);
    },
    decompose,
  };
}
