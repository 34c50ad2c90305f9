import type { AppliedRows } from 'latent';

/** One row of data with its posterior. */
export interface PosteriorRow {
  /** Position in the data, from 0. */
  readonly index: number;
  /** Position of the most probable class (the first of several); −1 where the row is impossible. */
  readonly mostProbable: number;
  /** Absent where the row is impossible under the model. */
  readonly probabilities: Float64Array | undefined;
  readonly entropy: number;
  readonly logLikelihood: number;
}

/** The rows of a posterior one by one. */
export function* posteriorRows({
  posterior,
  logLikelihoods,
}: Pick<AppliedRows, 'posterior' | 'logLikelihoods'>): Generator<PosteriorRow, void, undefined> {
  const entropies = posterior.entropy();
  for (let index = 0; index < posterior.n; index++) {
    const logLikelihood = logLikelihoods[index] as number;
    const probabilities = Number.isFinite(logLikelihood) ? posterior.row(index) : undefined;
    const mostProbable = probabilities ? probabilities.indexOf(Math.max(...probabilities)) : -1;
    yield { index, mostProbable, probabilities, entropy: entropies[index] as number, logLikelihood };
  }
}
