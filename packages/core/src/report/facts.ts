import type { Identifiability } from '../identify/index.ts';
import type { Mixture } from '../models/index.ts';
import type { RunFacts } from './run.ts';

/** What the warnings of a fit are read off. */
export interface FitFacts extends RunFacts {
  readonly model: Mixture;
  readonly classNames: readonly string[];
  readonly parameters: Float64Array;
  readonly weight: number;
  readonly emptyRows: number;
  /** Log-likelihoods of this fit and of one with a class less, where that was tried. */
  readonly logLikelihood: number;
  readonly fewerClasses: number | undefined;
  /** Features with a component that collapsed in some start. */
  readonly collapsed: readonly string[];
  readonly identifiability: Identifiability | undefined;
  readonly patterns: number;
}
