import { exp, log } from '../math/index.ts';
import { MOST_CELLS, type Patterns } from '../patterns/index.ts';

/** How far the observed cells are from the fitted ones; all null where it is not defined. */
export interface CellFit {
  /** Cells − 1 − rank of the identifiable parameters. */
  readonly degreesOfFreedom: number | null;
  /** Likelihood-ratio statistic 2 Σ O ln(O/E). */
  readonly g2: number | null;
  /** Pearson's Σ (O − E)²/E, over all cells. */
  readonly x2: number | null;
}

const NONE: CellFit = { degreesOfFreedom: null, g2: null, x2: null };

/**
 * Cells of the table that complete data of given levels fall into; undefined where G² and X² are not defined: with missing cells, numbers,
 * or more than 10⁶ cells.
 */
export function tableCells(levels: readonly number[], isComplete: boolean): number | undefined {
  const cells = levels.reduce((product, own) => product * own, 1);
  return isComplete && cells <= MOST_CELLS ? cells : undefined;
}

/** G², X² and their degrees of freedom over so many cells; null where these are undefined. */
export function cellFit(
  cells: number | undefined,
  patterns: Patterns,
  logLikelihoodsOf: () => Float64Array,
  weight: number,
  rank: number | undefined,
): CellFit {
  if (cells === undefined) return NONE;
  const logLikelihoods = logLikelihoodsOf();
  let g2 = 0;
  let x2 = 0;
  let covered = 0;
  for (let i = 0; i < patterns.count; i++) {
    const observed = patterns.weights?.[i] ?? 1;
    if (observed === 0) continue;
    const logProbability = logLikelihoods[i] as number;
    const expected = weight * exp(logProbability);
    g2 += 2 * observed * (log(observed / weight) - logProbability);
    x2 += ((observed - expected) * (observed - expected)) / expected;
    covered += expected;
  }
  return {
    degreesOfFreedom: rank === undefined ? null : cells - 1 - rank,
    g2: Math.max(0, g2),
    x2: x2 + Math.max(0, weight - covered),
  };
}
