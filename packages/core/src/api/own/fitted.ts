import { LatentError } from '../../error/index.ts';
import { createPosterior, type Parameters, type Posterior } from '../../model/index.ts';
import { largest } from '../impute.ts';
import { totalLogLikelihood } from '../total.ts';
import { createRow } from './engine.ts';
import type { OwnFitInfo } from './info.ts';
import type { Template } from './numbers.ts';
import type { CustomModel } from './spec.ts';

/** A fitted model of one's own: good for any data of its kind. */
export interface OwnFitted<Theta, Datum> {
  /** Every figure of the fit; frozen. */
  readonly info: OwnFitInfo;
  /** The estimates, in the shape that `start` gave them; a fresh copy at each reading. */
  readonly parameters: Theta;
  /** The most probable class of every datum, from 0; throws as `predictProba`. */
  predict(data: readonly Datum[]): number[];
  /**
   * The probabilities of all classes for every datum.
   *
   * @throws LatentError IMPOSSIBLE_ROW, OWN_MODEL_NOT_A_NUMBER
   */
  predictProba(data: readonly Datum[]): Posterior;
  /** Σ log p(x_i) in nats. */
  score(data: readonly Datum[]): number;
  /** log p(x_i) of every datum in nats; −Infinity where it is impossible. */
  logProb(data: readonly Datum[]): Float64Array;
}

export function createOwnFitted<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  template: Template<Theta>,
  estimates: Parameters,
  info: OwnFitInfo,
): OwnFitted<Theta, Datum> {
  const rowAtEstimates = () => createRow(model, template.unflatten(estimates));
  const logProb = (data: readonly Datum[]): Float64Array => {
    const row = rowAtEstimates();
    return Float64Array.from(data, (datum) => row.at(datum));
  };
  const predictProba = (data: readonly Datum[]): Posterior => {
    const row = rowAtEstimates();
    const out = new Float64Array(data.length * model.classes);
    data.forEach((datum, index) => {
      const marginal = row.at(datum);
      if (!Number.isFinite(marginal)) throw noPosterior(marginal, index);
      out.set(row.responsibilities, index * model.classes);
    });
    return createPosterior(model.classes, out);
  };
  return Object.freeze<OwnFitted<Theta, Datum>>({
    info,
    get parameters() {
      return template.unflatten(estimates);
    },
    predict(data) {
      const posterior = predictProba(data);
      return Array.from({ length: posterior.n }, (_, i) => largest(posterior.row(i)));
    },
    predictProba,
    score: (data) => totalLogLikelihood(logProb(data)).logLikelihood,
    logProb,
  });
}

function noPosterior(marginal: number, index: number): LatentError {
  const where = { row: index + 1, index };
  if (marginal === Number.NEGATIVE_INFINITY)
    return new LatentError(
      'IMPOSSIBLE_ROW',
      `data[${index}] has probability 0 under the model: no class is possible`,
      'Correct the datum or leave it out.',
      where,
    );
  return new LatentError(
    'OWN_MODEL_NOT_A_NUMBER',
    `logJoint of your model gives no density for data[${index}]`,
    'Write a number, or -Infinity where the class cannot be, into out[k] for every class k.',
    where,
  );
}
