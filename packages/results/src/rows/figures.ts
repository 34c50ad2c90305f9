import type { AppliedRows } from 'latent';
import { posteriorRows } from './posterior.ts';

/** How the rows of the data fall into the classes; weights counted. */
export interface RowFigures {
  /** Total log-likelihood of these rows under the fit's model. */
  readonly logLikelihood: number;
  readonly rows: number;
  /** Rows that the model makes impossible: they are in no class. */
  readonly impossible: number;
  /** By most probable class: how much weight, and the mean probability of every class there. */
  readonly modal: readonly { readonly weight: number; readonly means: readonly number[] }[];
  /** Rows by their largest class probability, in tenths: [0, .1), …, [.9, 1]. */
  readonly certainty: readonly number[];
}

/**
 * How rows fall into the classes, and how surely.
 *
 * @param weights how often each row counts; 1 where absent
 * @example
 * const { modal, certainty } = rowFigures(applyDocument(fit).apply(table));
 */
export function rowFigures(applied: AppliedRows, weights?: ArrayLike<number>): RowFigures {
  const classes = applied.posterior.k;
  const modal = Array.from({ length: classes }, () => ({ weight: 0, means: new Array<number>(classes).fill(0) }));
  const certainty = new Array<number>(10).fill(0);
  let logLikelihood = 0;
  let impossible = 0;
  for (const { index, mostProbable, probabilities, logLikelihood: own } of posteriorRows(applied)) {
    const weight = weights?.[index] ?? 1;
    if (weight === 0) continue;
    logLikelihood += weight * own;
    const one = modal[mostProbable];
    if (!one || !probabilities) {
      impossible++;
      continue;
    }
    one.weight += weight;
    probabilities.forEach((probability, k) => {
      one.means[k] = (one.means[k] as number) + weight * probability;
    });
    const tenth = Math.min(9, Math.floor(10 * (probabilities[mostProbable] as number)));
    certainty[tenth] = (certainty[tenth] as number) + weight;
  }
  return {
    logLikelihood,
    rows: applied.posterior.n,
    impossible,
    modal: modal.map(({ weight, means }) => ({ weight, means: means.map((sum) => (weight === 0 ? 0 : sum / weight)) })),
    certainty,
  };
}
