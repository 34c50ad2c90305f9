import type { MixtureDocument } from 'latent';

/** A feature as the oracle reads it: what documents of all families may say. */
export interface Feature {
  readonly name: string;
  readonly family: string;
  readonly levels?: readonly string[];
  /** Binomial: the number of trials, or the column that holds it. */
  readonly trials?: number | string;
  /** Gaussian: the columns of a block. */
  readonly columns?: readonly string[];
  readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical';
  readonly prior?: FeaturePrior;
}

/** Categorical: pseudo-counts; Gaussian: normal–inverse-Wishart. */
export interface FeaturePrior {
  readonly pseudoCounts?: readonly number[];
  readonly mean?: readonly number[];
  readonly shrinkage?: number;
  readonly degreesOfFreedom?: number;
  readonly scale?: readonly (readonly number[])[];
}

export const featuresOf = (document: MixtureDocument): readonly Feature[] => document.features as readonly Feature[];
