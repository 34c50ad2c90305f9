import type { Warning } from '../error/index.ts';
import type { Criteria } from './criteria.ts';

/** Criteria by which a number of classes can be chosen; the lowest value is the best. */
export type CriterionName = Exclude<keyof Criteria, 'entropyR2'>;

export const CRITERION_NAMES: readonly CriterionName[] = ['bic', 'aic', 'sabic', 'caic', 'icl'];

/**
 * How far a fit can be trusted when numbers of classes are compared. `ok` and `weakly replicated` are ranked, all others only shown.
 * Where several hold, the first of this order stands:
 * - `failed`: there is no fit; the error says why
 * - `aborted`: interrupted before its end
 * - `not converged`: it stopped for another reason than the tolerance
 * - `below K-1`: its log-likelihood is below that of fewer classes, which it contains: a local maximum
 * - `not identified`: the data do not determine its parameters
 * - `not replicated`: only one start reached the best optimum
 * - `weakly replicated`: of 50 starts or more fewer than 3, or fewer than a tenth of those run to the end, reached it
 */
export type CandidateStatus =
  | 'ok'
  | 'weakly replicated'
  | 'not replicated'
  | 'not identified'
  | 'below K-1'
  | 'not converged'
  | 'aborted'
  | 'failed';

/** The figures of a fit that the choice of K looks at, by the names of the fit document. */
export interface CandidateFigures {
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly stopReason: string;
  readonly freeParameters: number;
  readonly starts: { readonly count: number; readonly finished: number; readonly atBest: number };
  readonly identifiability: { readonly identified: boolean } | null;
  readonly warnings: readonly Pick<Warning, 'code' | 'where'>[];
}

/**
 * The status of a fit with some number of classes.
 *
 * @param fewerClasses the highest log-likelihood that fewer classes reached; undefined where the comparison means nothing
 */
export function candidateStatus(
  classes: number,
  figures: CandidateFigures,
  fewerClasses: number | undefined,
): CandidateStatus {
  if (figures.stopReason === 'aborted') return 'aborted';
  if (!figures.converged) return 'not converged';
  if (isBelow(figures, fewerClasses)) return 'below K-1';
  if (figures.identifiability?.identified === false) return 'not identified';
  // One class is its own only optimum, and without free parameters there is nothing to search.
  if (classes === 1 || figures.freeParameters === 0) return 'ok';
  const { count, finished, atBest } = figures.starts;
  if (atBest < 2) return 'not replicated';
  return count >= MANY_STARTS && atBest < Math.max(FEW, finished / 10) ? 'weakly replicated' : 'ok';
}

/** Whether a status lets its fit take part in the choice. */
export const isRanked = (status: CandidateStatus): boolean => status === 'ok' || status === 'weakly replicated';

/** The first lowest value among the ranked: of two numbers of classes with the same value the smaller wins. */
export function lowestRanked(
  candidates: readonly { readonly status: CandidateStatus; readonly value: number | null }[],
): number | undefined {
  let lowest: number | undefined;
  candidates.forEach(({ status, value }, i) => {
    if (!isRanked(status) || value === null || !Number.isFinite(value)) return;
    if (lowest === undefined || value < (candidates[lowest]?.value as number)) lowest = i;
  });
  return lowest;
}

const MANY_STARTS = 50;
const FEW = 3;
/** As the warning of a fit has it: below by more than rounding and what the tolerance leaves. */
const BELOW = 1e-6;

function isBelow({ logLikelihood, warnings }: CandidateFigures, fewerClasses: number | undefined): boolean {
  // The fit's own comparison, with a fit of one class less.
  if (warnings.some(({ code, where }) => code === 'LOCAL_MAXIMUM_SUSPECTED' && where['fewerClasses'] !== undefined))
    return true;
  return fewerClasses !== undefined && logLikelihood < fewerClasses - BELOW * Math.max(1, Math.abs(fewerClasses));
}
