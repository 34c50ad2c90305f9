import type { FitDocument } from 'latent';
import { UsageError } from '../errors.ts';
import type { FitOptions } from './options.ts';

/** Priors that the data complete, in the words of the library. */
export type RequestedPriors =
  | { readonly pseudoCount: number; readonly centre: 'margins'; readonly covariance?: number | undefined }
  | { readonly covariance: number };

/**
 * The priors of --prior-centre and --covariance-prior. A pseudo-count that is the same for all cells is no part of them: it stands in the
 * model document.
 *
 * @throws UsageError where --prior-centre has nothing to pull
 */
export function priorsOf({ prior, priorCentre, covariancePrior }: FitOptions): RequestedPriors | undefined {
  if (priorCentre !== undefined && prior === undefined)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      `--prior-centre ${priorCentre} says what --prior pulls towards, and there is no --prior`,
      'Add --prior 1, or leave --prior-centre out.',
      { option: 'prior-centre' },
    );
  if (priorCentre === 'margins' && prior !== undefined)
    return { pseudoCount: prior, centre: priorCentre, covariance: covariancePrior };
  return covariancePrior === undefined ? undefined : { covariance: covariancePrior };
}

/** The same as a fit document records it. */
export function recordedPriors(priors: RequestedPriors | undefined): FitDocument['options'] {
  const centre = priors && 'centre' in priors ? priors.centre : null;
  return { covariancePrior: priors?.covariance ?? null, priorCentre: centre };
}
