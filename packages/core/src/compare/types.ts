import type { DataFacts, FitDocument } from '../document/index.ts';
import type { Criteria } from '../report/index.ts';

/** What a fit is in a comparison: its figures, by the names of the fit document. */
export interface ComparedFit {
  readonly classes: number;
  readonly data: Required<Pick<DataFacts, 'rows' | 'weight' | 'missingCells' | 'sha256'>>;
  readonly logLikelihood: number;
  readonly logLikelihoodPerRow: number;
  readonly freeParameters: number;
  readonly criteria: Criteria;
  readonly converged: boolean;
}

/** The second fit's figures less the first's. */
export interface FigureDifferences {
  readonly logLikelihood: number;
  readonly logLikelihoodPerRow: number;
  readonly freeParameters: number;
  /** `entropyR2` is null where one of the fits has none. */
  readonly criteria: Criteria;
}

/** A class of the first fit and the one of the second that it is matched to. */
export interface ClassPair {
  readonly a: string;
  readonly b: string;
  /** Class sizes, from 0 to 1. */
  readonly shareA: number;
  readonly shareB: number;
  /** The mean over the columns. */
  readonly totalVariation: number;
  /** The largest first. */
  readonly columns: readonly { readonly column: string; readonly totalVariation: number }[];
}

/** How far the most probable classes of two fits agree on the rows of data. */
export interface Agreement {
  /** Rows counted: those of weight above 0 that both fits hold possible. */
  readonly rows: number;
  readonly weight: number;
  /** Rows left out since a fit gives them probability 0. */
  readonly impossibleRows: number;
  /** Summed weights, [class of the first fit][class of the second]. */
  readonly table: readonly (readonly number[])[];
  /** Share of the weight whose classes are matched to each other. */
  readonly share: number;
  /** Adjusted Rand index (Hubert & Arabie 1985): 1 = the same partition, 0 = as by chance; null where both partitions are trivial. */
  readonly adjustedRand: number | null;
  /** Cohen's kappa (1960) of the matched classes; null where chance alone agrees everywhere. */
  readonly kappa: number | null;
}

/** A comparison document (`latent-comparison`, version 1); see `latent/schemas/latent-comparison.json`. */
export interface ComparisonDocument {
  readonly $schema?: string;
  readonly format: 'latent-comparison';
  readonly version: 1;
  readonly fits: { readonly a: ComparedFit; readonly b: ComparedFit };
  /** In what the data of the fits differ, or are not known to be the same; empty where log-likelihoods and criteria can be compared. */
  readonly differentData: readonly ('rows' | 'weight' | 'missingCells' | 'sha256')[];
  /** Null where the data are not the same. */
  readonly differences: FigureDifferences | null;
  readonly columns: readonly string[];
  /** In the order of the first fit's classes. */
  readonly pairs: readonly ClassPair[];
  /** Classes without a partner, which one of the fits has where their numbers differ. */
  readonly unmatched: { readonly a: readonly UnmatchedClass[]; readonly b: readonly UnmatchedClass[] };
  /** Null without the posteriors of rows. */
  readonly agreement: Agreement | null;
  readonly producer: Pick<FitDocument['producer'], 'latent'>;
}

export interface UnmatchedClass {
  readonly class: string;
  readonly share: number;
}
