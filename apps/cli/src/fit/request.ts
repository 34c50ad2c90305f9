import type { Covariance, FitDocument, MixtureDocument } from 'latent';
import type { EngineName } from '../context.ts';
import type { Items } from './items.ts';
import type { Labels } from './labels.ts';
import type { RequestedPriors } from './priors.ts';

/** What is to be fitted and how, once all options and documents are read; the data are still to come. */
export interface FitRequest {
  /** The model, where a document gives it. */
  readonly base: MixtureDocument | undefined;
  /** The number of classes, where no document gives the model. */
  readonly classes: number | undefined;
  readonly items: Items | undefined;
  /** The document whose parameters are the first start. */
  readonly start: MixtureDocument | undefined;
  readonly known: string | undefined;
  /** A column that bears the latent variable's name is not taken as known classes: the fit that is repeated did not either. */
  readonly ignoreKnown: boolean;
  readonly weights: string | undefined;
  readonly id: string | undefined;
  readonly missing: string | undefined;
  readonly delimiter: string | undefined;
  readonly prior: number | undefined;
  /** Priors that the data complete. */
  readonly priors: RequestedPriors | undefined;
  /** The covariance of the gaussian columns, where it was asked for. */
  readonly covariance: Covariance | undefined;
  /** What codes mean: the document takes it along. */
  readonly labels?: Labels | undefined;
  readonly settings: FitRequestSettings;
  /** The recorded fit that is to be repeated. */
  readonly repeats: FitDocument | undefined;
}

export interface FitRequestSettings {
  readonly starts?: number | 'auto' | undefined;
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
  readonly acceleration?: 'none' | 'squarem' | undefined;
  readonly startMethod?: 'auto' | 'random' | 'k-means++' | undefined;
  readonly threads?: number | 'auto' | undefined;
  readonly seed: number;
  readonly engine: EngineName;
}

/** The name of the latent variable where nothing else is said. */
export const DEFAULT_LATENT = 'class';
