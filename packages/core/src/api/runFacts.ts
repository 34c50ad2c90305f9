import type { FitDocument } from '../document/index.ts';
import type { Warning } from '../error/index.ts';
import type { FitSettings, FitVisit, StartsOutcome, StartsReached } from '../fit/index.ts';
import type { Identifiability } from '../identify/index.ts';
import { LOG_LIKELIHOOD } from '../model/index.ts';
import type { RunFacts } from '../report/index.ts';

/** Where the data do not, or may not, determine the parameters, starts may reach one optimum at different ones. */
export const isUndetermined = (identifiability: Identifiability | undefined): boolean =>
  identifiability === undefined || !identifiability.identified;

/** The figures of a fit that are the same for every model, by their names in documents. */
export function runFigures(
  { logLikelihood, logPrior, objective, trace, evaluations, stopReason }: Omit<StartsOutcome, 'engine'>,
  weight: number,
  freeParameters: number,
) {
  return {
    logLikelihood,
    logLikelihoodPerRow: logLikelihood / weight,
    logPrior,
    objective,
    iterations: trace.length - 1,
    evaluations,
    converged: stopReason === 'tolerance',
    stopReason,
    freeParameters,
  };
}

/** How a fit went, as its warnings are read off it. */
export function ranFacts(
  { stopReason, trace, starts }: Omit<StartsOutcome, 'engine'>,
  weights: Float64Array | undefined,
  identifiability: Identifiability | undefined,
): Omit<RunFacts, 'randomStarts'> {
  return {
    weights,
    converged: stopReason === 'tolerance',
    stopReason,
    iterations: trace.length - 1,
    starts: starts(isUndetermined(identifiability)),
  };
}

/** Where a visit of a start stands. */
export function stepFigures({ start, starts, visit }: Omit<FitVisit, 'engine'>) {
  const { statistics, trace } = visit;
  const objective = trace[trace.length - 1] as number;
  const logLikelihood = statistics[LOG_LIKELIHOOD] as number;
  return { start, starts, iteration: trace.length - 1, logLikelihood, logPrior: objective - logLikelihood, objective };
}

/** How the starts ended, as documents have it: JSON knows no infinite numbers. */
export function startsFacts({ count, finished, degenerate, atBest, objectives }: StartsReached): FitDocument['starts'] {
  return {
    count,
    finished,
    degenerate,
    atBest,
    objectives: objectives.map((objective) => (Number.isFinite(objective) ? objective : null)),
  };
}

/** The settings that documents record for every model, by their names there. */
export function recordedSettings({
  starts,
  tolerance,
  maxIterations,
  acceleration,
  engine,
}: FitSettings): FitDocument['options'] {
  return { starts, tolerance, maxIterations, accelerate: acceleration, engine };
}

/** Why a fit says nothing about identifiability. */
export function notChecked(stopReason: string, freeParameters: number): Warning[] {
  const why =
    stopReason === 'aborted'
      ? 'the fit was interrupted'
      : `with ${freeParameters} free parameters it would take longer than the fit`;
  return [
    {
      code: 'IDENTIFIABILITY_NOT_CHECKED',
      level: 'info',
      message: `identifiability was not checked: ${why}`,
      fix: 'Ask for it where you need it: latent inspect fit.json --identifiability.',
      where: { freeParameters },
    },
  ];
}
