import type { FitDocument } from 'latent';
import type { KeptData } from './keep.ts';
import type { ModelChoice, Reading } from './lab.ts';

type Recorded = FitDocument['options'];

/** The options of a mixture's fit as the command line records them: `latent fit --repeat` takes the document. */
export function mixtureOptions(
  noted: Recorded,
  { reading }: KeptData,
  { known, covariance }: ModelChoice & { readonly kind: 'mixture' },
): Recorded {
  return {
    ...noted,
    known: known ?? null,
    ...recordedReading(reading),
    start: null,
    covariance: covariance ?? null,
    covariancePrior: null,
    priorCentre: null,
  };
}

/** The same of a network's. */
export function networkOptions(
  noted: Recorded,
  { reading }: KeptData,
  { graph }: ModelChoice & { readonly kind: 'network' },
): Recorded {
  return { ...noted, graph, ...recordedReading(reading) };
}

const recordedReading = ({ weights, id, missing, delimiter }: Reading): Recorded => ({
  weights: weights ?? null,
  id: id ?? null,
  missing: missing ?? null,
  delimiter: delimiter ?? null,
});
