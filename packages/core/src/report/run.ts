import type { Warning } from '../error/index.ts';
import type { StartsReached } from '../fit/index.ts';

/** How a fit went, whatever its model. */
export interface RunFacts {
  readonly weights: Float64Array | undefined;
  readonly converged: boolean;
  readonly stopReason: string;
  readonly iterations: number;
  readonly randomStarts: boolean;
  readonly starts: StartsReached;
}

export function notConverged({ converged, stopReason, iterations }: RunFacts): Warning[] {
  if (converged) return [];
  const why =
    stopReason === 'aborted' ? `interrupted after ${iterations} iterations` : `stopped after ${iterations} iterations`;
  return [
    {
      code: 'NOT_CONVERGED',
      level: 'error',
      message: `${why}, not converged: the estimates are the best so far`,
      fix: 'Raise --max-iterations, or let it run to its end.',
      where: { stopReason },
    },
  ];
}

/** So close below the best a start may be on its way to the same optimum still, along a flat likelihood. */
const MAYBE_SAME = 1e-4;

/** What a start that ended elsewhere, hardly below the best, may mean. */
function runnerUpText(below: number): Pick<Warning, 'message' | 'fix'> {
  const distance = `only ${below.toPrecision(3)} below the best`;
  return below <= MAYBE_SAME
    ? {
        message: `other parameters reach an objective ${distance}: another optimum, or the same one not quite reached where the likelihood is flat`,
        fix: 'Run on to a smaller gain (--tolerance 1e-12) and compare the two solutions.',
      }
    : {
        message: `another optimum is ${distance}: the data hardly tell them apart`,
        fix: 'Compare the two solutions; run more starts (--starts 100).',
      };
}

/** The best optimum was reached by one start only, or another one is hardly worse. */
export function notReplicated({ randomStarts, starts, converged }: RunFacts, fix: string): Warning[] {
  const code = 'LOCAL_MAXIMUM_SUSPECTED';
  if (!randomStarts || !converged || starts.count === 1) return [];
  if (starts.atBest < 2)
    return [
      {
        code,
        level: 'error',
        message: `only 1 of ${starts.count} starts reached the best optimum`,
        fix,
        where: { atBest: 1, starts: starts.count },
      },
    ];
  const best = starts.objectives[0] as number;
  const { runnerUp } = starts;
  if (runnerUp === undefined || best - runnerUp > 1) return [];
  return [
    {
      code,
      level: 'warning',
      ...runnerUpText(best - runnerUp),
      where: { best, runnerUp },
    },
  ];
}

export function weightsNotCounts({ weights }: Pick<RunFacts, 'weights'>): Warning[] {
  if (!weights || weights.every(Number.isInteger)) return [];
  return [
    {
      code: 'NON_INTEGER_WEIGHTS',
      level: 'info',
      message:
        'some weights are not whole numbers: estimates are right, but BIC, G² and the like take the sum of weights as the number of rows',
      fix: 'With sampling weights, scale them to sum to the number of rows.',
      where: {},
    },
  ];
}
