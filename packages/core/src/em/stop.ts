export type StopReason = 'tolerance' | 'max-iterations' | 'aborted' | 'degenerate';

/** How far the parameters moved in the last step and in the one before it: the largest change, in units; NaN where not known. */
export interface Moves {
  readonly last: number;
  readonly before: number;
}

/** Looks at the trace of the objective, and at the moves of the parameters, and says why EM should stop, if it should. */
export type Stop = (trace: readonly number[], moves: Moves) => StopReason | undefined;

/** Parameters that change by no more than this stand still. */
const NO_MOVE = 1e-12;

export interface StopRule {
  /** Largest gain in the objective that may be left; 0 switches the test off. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** One M-step is the maximum. */
  readonly closedForm: boolean;
}

/**
 * Converged where the gain that is left in the objective, by Aitken's estimate from the last two steps, is at most
 * max(tolerance, 4ε·|objective|) (Böhning et al. 1994), at two steps in a row: one tiny step after a large one may be a plateau.
 * Near a saddle the objective stands still while the parameters leave it faster and faster: moves that grow are no convergence.
 */
export function createStop({ tolerance, maxIterations, closedForm }: StopRule): Stop {
  return (trace, { last, before }) => {
    const steps = trace.length - 1;
    const now = trace[steps] as number;
    if (!Number.isFinite(now)) return 'degenerate';
    if (tolerance > 0) {
      if (closedForm && steps >= 1) return 'tolerance';
      const rounding = 4 * Number.EPSILON * Math.abs(now);
      const isSmall = (back: number): boolean => gainLeft(trace, back, rounding) <= Math.max(tolerance, rounding);
      const isSettling = last <= NO_MOVE || last < before;
      if (steps >= 3 && isSmall(0) && isSmall(1) && isSettling) return 'tolerance';
    }
    return steps >= maxIterations ? 'max-iterations' : undefined;
  };
}

/**
 * Aitken's estimate, `back` steps ago, of the gain still to come, infinite while the steps grow or fall. Where a single step drowns in
 * rounding error, runs of 2, 4, 8, … steps are compared instead; where even half of the trace gained nothing, nothing is left.
 */
function gainLeft(trace: readonly number[], back: number, rounding: number): number {
  const last = trace.length - 1 - back;
  const at = (steps: number): number => trace[last - steps] as number;
  for (let run = 1; 2 * run <= last; run *= 2) {
    const second = at(0) - at(run);
    const first = at(run) - at(2 * run);
    if (second < -8 * rounding) return Number.POSITIVE_INFINITY;
    if (second <= 8 * rounding) continue;
    const rate = second / first;
    return rate > 0 && rate < 1 ? (second * rate) / (1 - rate) : Number.POSITIVE_INFINITY;
  }
  return 0;
}
