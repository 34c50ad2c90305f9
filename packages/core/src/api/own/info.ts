import { objectiveOf, type SieveResult, type StopReason, tallyStarts } from '../../em/index.ts';
import type { Warning } from '../../error/index.ts';
import type { FitSettings, StartsReached } from '../../fit/index.ts';
import { LOG_LIKELIHOOD, TOTAL_WEIGHT } from '../../model/index.ts';
import { type Criteria, criteria } from '../../report/index.ts';
import { frozenCopy } from '../frozen.ts';
import { ENTROPY } from './engine.ts';
import { sameObjective } from './same.ts';

/** Every figure of a fit of one's own model, by the names of fit documents. */
export interface OwnFitInfo {
  readonly data: { readonly rows: number; readonly weight: number };
  readonly logLikelihood: number;
  readonly logLikelihoodPerRow: number;
  readonly logPrior: number;
  readonly objective: number;
  /** Accepted steps of the winning start. */
  readonly iterations: number;
  /** E-steps of the winning start. */
  readonly evaluations: number;
  readonly converged: boolean;
  readonly stopReason: StopReason;
  readonly freeParameters: number;
  readonly criteria: Criteria;
  /** `objectives`: one a start, best first; null where a start ended without a finite one. */
  readonly starts: Omit<StartsReached, 'objectives' | 'runnerUp'> & { readonly objectives: readonly (number | null)[] };
  /** The objective after 0, 1, 2, … accepted steps of the winning start. */
  readonly trace: readonly number[];
  readonly warnings: readonly Warning[];
  readonly seed: number;
}

/** The figures of a search that is done. */
export function describeOwnFit(
  { best, starts: all }: SieveResult,
  settings: FitSettings,
  model: {
    readonly rows: number;
    readonly classes: number;
    readonly freeParameters: number;
    readonly aborted: boolean;
  },
): OwnFitInfo {
  const [logLikelihood, weight, entropy] = [LOG_LIKELIHOOD, TOTAL_WEIGHT, ENTROPY].map(
    (slot) => best.statistics[slot],
  ) as [number, number, number];
  const { runnerUp, ...tally } = tallyStarts(all, best, sameObjective);
  const stopReason = model.aborted ? 'aborted' : best.reason;
  const objectives = all.map(({ result }) => objectiveOf(result));
  const info = {
    data: { rows: model.rows, weight },
    logLikelihood,
    logLikelihoodPerRow: logLikelihood / weight,
    logPrior: objectiveOf(best) - logLikelihood,
    objective: objectiveOf(best),
    iterations: best.trace.length - 1,
    evaluations: best.evaluations,
    converged: stopReason === 'tolerance',
    stopReason,
    freeParameters: model.freeParameters,
    criteria: criteria(logLikelihood, model.freeParameters, weight, Math.max(0, entropy), model.classes),
    starts: {
      ...tally,
      count: all.length,
      objectives: objectives.map((objective) => (Number.isFinite(objective) ? objective : null)),
    },
    trace: best.trace,
    seed: settings.seed,
  };
  return frozenCopy({ ...info, warnings: warningsOf(info, runnerUp, settings.start === undefined) });
}

function warningsOf(info: Omit<OwnFitInfo, 'warnings'>, runnerUp: number | undefined, drawn: boolean): Warning[] {
  const { converged, stopReason, iterations, starts, objective } = info;
  const warnings: Warning[] = [];
  if (!converged)
    warnings.push({
      code: 'NOT_CONVERGED',
      level: 'error',
      message: `${stopReason === 'aborted' ? 'interrupted' : 'stopped'} after ${iterations} iterations, not converged: the estimates are the best so far`,
      fix: 'Raise maxIterations, or let it run to its end.',
      where: { stopReason },
    });
  if (starts.degenerate > 0)
    warnings.push({
      code: 'DEGENERATE_COMPONENT',
      level: 'info',
      message: `${starts.degenerate} of ${starts.count} starts ended without a finite objective and were left out`,
      fix: 'Look at what a class can shrink to; a prior (logPrior, and in maximize) can keep it from that.',
      where: { degenerate: starts.degenerate },
    });
  const suspected = {
    code: 'LOCAL_MAXIMUM_SUSPECTED',
    fix: 'Run more starts (starts: 100), or fewer classes.',
  } as const;
  if (drawn && converged && starts.count > 1 && starts.atBest < 2)
    warnings.push({
      ...suspected,
      level: 'error',
      message: `only 1 of ${starts.count} starts reached the best optimum`,
      where: { atBest: starts.atBest, starts: starts.count },
    });
  else if (drawn && converged && runnerUp !== undefined && objective - runnerUp <= 1)
    warnings.push({
      ...suspected,
      level: 'warning',
      message: `another optimum is only ${(objective - runnerUp).toPrecision(3)} below the best: the data hardly tell them apart`,
      where: { best: objective, runnerUp },
    });
  return warnings;
}
