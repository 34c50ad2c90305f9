import { exp, log } from '../math/index.ts';
import type { LatentClassModel } from '../model/index.ts';
import type { PatternSummary, Patterns } from '../patterns/index.ts';

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
const MOST_CELLS = 1e6;

/** G², X² and their degrees of freedom for complete tables of at most 10⁶ cells; null with missing cells, known classes, numbers or counts. */
export function cellFit(
  { blocks }: LatentClassModel,
  patterns: Patterns,
  logLikelihoodsOf: () => Float64Array,
  { missingCells, weight, knownClasses }: PatternSummary,
  rank: number | undefined,
): CellFit {
  const cells = patterns.levels.reduce((product, levels) => product * levels, 1);
  const anyKnown = knownClasses.some((count) => count > 0);
  const isClosed = blocks.every((block) => block.kind === 'table' && block.closed);
  if (!isClosed || missingCells > 0 || anyKnown || cells > MOST_CELLS) return NONE;
  const logLikelihoods = logLikelihoodsOf();
  let g2 = 0;
  let x2 = 0;
  let covered = 0;
  for (let i = 0; i < patterns.count; i++) {
    const observed = patterns.weights[i] as number;
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
