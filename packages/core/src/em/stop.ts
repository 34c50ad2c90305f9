export type StopReason = 'tolerance' | 'max-iterations' | 'aborted' | 'degenerate';

/** Looks at the trace of the objective and says why EM should stop, if it should. */
export type Stop = (trace: readonly number[]) => StopReason | undefined;

export interface StopRule {
  /** Largest gain in the objective that may be left; 0 switches the test off. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** One M-step is the maximum. */
  readonly closedForm: boolean;
}

/**
 * Converged where the gain that is left in the objective, by Aitken's estimate from the last two steps, is at most
 * max(tolerance, 4ε·|objective|), after at least two steps (Böhning et al. 1994).
 */
export function createStop({ tolerance, maxIterations, closedForm }: StopRule): Stop {
  return (trace) => {
    const steps = trace.length - 1;
    const now = trace[steps] as number;
    if (!Number.isFinite(now)) return 'degenerate';
    if (tolerance > 0) {
      if (closedForm && steps >= 1) return 'tolerance';
      const rounding = 4 * Number.EPSILON * Math.abs(now);
      if (steps >= 2 && gainLeft(trace, rounding) <= Math.max(tolerance, rounding)) return 'tolerance';
    }
    return steps >= maxIterations ? 'max-iterations' : undefined;
  };
}

/**
 * Aitken's estimate of the gain still to come, infinite while the steps grow. Where a single step drowns in rounding error, runs of
 * 2, 4, 8, … steps are compared instead; where even half of the trace gained nothing, nothing is left.
 */
function gainLeft(trace: readonly number[], rounding: number): number {
  const at = (back: number): number => trace[trace.length - 1 - back] as number;
  for (let run = 1; 2 * run < trace.length; run *= 2) {
    const second = at(0) - at(run);
    const first = at(run) - at(2 * run);
    if (second <= 8 * rounding) continue;
    const rate = second / first;
    return rate > 0 && rate < 1 ? (second * rate) / (1 - rate) : Number.POSITIVE_INFINITY;
  }
  return 0;
}
