import type { RowDensities } from '@latent/results';
import type { ExplainedIteration, ExplainedNetworkIteration, Identifiability, Warning } from 'latent';

/** One EM iteration and what follows it. */
export interface Explained extends ExplainedIteration {
  /** The iteration after this one. */
  readonly next: { readonly logLikelihood: number; readonly largestChange: number; readonly fixedPoint: boolean };
  readonly identifiability: Ranks | null;
  readonly warnings: readonly Warning[];
}

/** One EM iteration of a network. */
export interface ExplainedNetwork extends ExplainedNetworkIteration {
  readonly identifiability: Ranks | null;
  readonly warnings: readonly Warning[];
}

/** Whether the data can determine the parameters. */
export type Ranks = Pick<Identifiability, 'identified' | 'rank' | 'genericRank' | 'freeParameters'>;

export function ranksOf({ identified, rank, genericRank, freeParameters }: Ranks): Ranks {
  return { identified, rank, genericRank, freeParameters };
}

/** Remarks of a fit that hold for a single iteration too. */
export const TOLD: ReadonlySet<string> = new Set([
  'NOT_IDENTIFIED',
  'IDENTIFIABILITY_NOT_CHECKED',
  'SYMMETRIC_SADDLE',
  'START_AT_BOUNDARY',
  'ROW_ALL_MISSING',
  'BARREN_NODE',
  'NOT_ESTIMATED',
  'ROWS_NORMALISED',
]);

/** The posterior of a row, from the logarithms of what it is made of, and where the row stands. */
export interface ExplainedDensities extends RowDensities {
  readonly row: number;
  readonly line: number | null;
  readonly id?: string | undefined;
}
