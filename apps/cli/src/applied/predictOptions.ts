import type { ReadingOptions } from './open.ts';

export interface PredictOptions extends ReadingOptions {
  /** Where the posteriors go as CSV. */
  readonly rows?: string | undefined;
  readonly unseen?: 'error' | 'missing' | undefined;
  /** Networks: nodes that are to be predicted, as in `--latent`. */
  readonly latent?: string | undefined;
  /** Networks: the most probable values of all open nodes together. */
  readonly mostProbable?: boolean | undefined;
}
