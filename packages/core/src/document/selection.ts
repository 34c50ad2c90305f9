import type { CandidateStatus, Criteria, CriterionName } from '../report/index.ts';
import type { DataFacts, FitDocument } from './types.ts';

/** One number of classes in a selection: the figures of its fit, null where there is none. */
export interface Candidate {
  readonly classes: number;
  /** `ok` and `weakly replicated` are ranked, the others only shown. */
  readonly status: CandidateStatus;
  /** The chosen criterion less its lowest value among the ranked; negative where a fit that is not ranked has a lower one. */
  readonly delta: number | null;
  readonly logLikelihood: number | null;
  readonly freeParameters: number | null;
  readonly degreesOfFreedom: number | null;
  readonly criteria: Criteria | null;
  /** Share of the smallest class, from 0 to 1. */
  readonly smallestClass: number | null;
  readonly starts: Pick<FitDocument['starts'], 'count' | 'finished' | 'atBest'> | null;
  readonly converged: boolean;
  /** Null where identifiability was not checked. */
  readonly identified: boolean | null;
  /** Codes of the fit's warnings, each once. */
  readonly warnings: readonly string[];
  /** Why there is no fit; null where there is one. */
  readonly error: { readonly code: string; readonly message: string; readonly fix: string } | null;
}

/** A selection document (`latent-selection`, version 1); see `latent/schemas/latent-selection.json`. */
export interface SelectionDocument {
  readonly $schema?: string;
  readonly format: 'latent-selection';
  readonly version: 1;
  readonly criterion: CriterionName;
  /** The number of classes with the lowest criterion among the ranked; null where none is. */
  readonly recommended: number | null;
  /** One a number of classes, ascending; one class is always among them. Interrupted: those begun. */
  readonly candidates: readonly Candidate[];
  readonly data: DataFacts;
  readonly seed: number;
  /** What all fits share: starts, tolerance and the like. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly producer: FitDocument['producer'];
}
