import type { ExplainedIteration, Warning } from 'latent';

/** One EM iteration and what follows it. */
export interface Explained extends ExplainedIteration {
  /** The iteration after this one. */
  readonly next: { readonly logLikelihood: number; readonly largestChange: number; readonly fixedPoint: boolean };
  readonly identifiability: {
    readonly identified: boolean;
    readonly rank: number;
    readonly genericRank: number;
    readonly freeParameters: number;
  } | null;
  readonly warnings: readonly Warning[];
}
