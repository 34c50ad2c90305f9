import type { EmResult } from './em.ts';

export type SameOptimum = (a: EmResult, b: EmResult) => boolean;

/** One start and where it ended; `finished` starts ran to their own end, the others were sieved out after the short run. */
export interface StartResult {
  readonly start: number;
  readonly result: EmResult;
  readonly finished: boolean;
}

/** What many starts say about the best optimum. */
export interface StartsTally {
  /** Starts that ran to their own end; of the others `degenerate` failed and the rest were sieved out after a short run. */
  readonly finished: number;
  /** Starts whose objective is no finite number in the end, such as of a component that collapsed onto equal points. */
  readonly degenerate: number;
  /** Finished starts that reached the best optimum. */
  readonly atBest: number;
  /** The objective of the best other optimum that a finished start reached. */
  readonly runnerUp: number | undefined;
}

export const objectiveOf = (result: EmResult): number => result.trace[result.trace.length - 1] as number;

/** Whether a result may stand: its objective is a finite number. */
export const isUsable = (result: EmResult): boolean =>
  result.reason !== 'degenerate' && Number.isFinite(objectiveOf(result));

/** Counts the finished starts at the best optimum and finds the best other one. */
export function tallyStarts(starts: readonly StartResult[], best: EmResult, same: SameOptimum): StartsTally {
  const finished = starts.filter((start) => start.finished && isUsable(start.result)).map(({ result }) => result);
  const others = finished.filter((result) => result !== best && !same(result, best));
  const reached = others.map(objectiveOf);
  return {
    finished: finished.length,
    degenerate: starts.filter(({ result }) => !isUsable(result)).length,
    atBest: finished.length - others.length,
    runnerUp: reached.length > 0 ? Math.max(...reached) : undefined,
  };
}
