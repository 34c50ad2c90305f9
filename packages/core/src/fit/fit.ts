import {
  createStop,
  type EmResult,
  em,
  type Job,
  nothingYet,
  objectiveOf,
  type Pace,
  run,
  type SieveResult,
  type StopReason,
  sieve,
  type Visit,
} from '../em/index.ts';
import { createEngine } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { type Engine, LOG_LIKELIHOOD, type Parameters } from '../model/index.ts';
import { alignedDistance, type Mixture } from '../models/index.ts';
import type { Patterns, Summary } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import type { FitSettings } from './settings.ts';

/** A model on its data, ready to be fitted. */
export interface FitTask {
  readonly model: Mixture;
  readonly patterns: Patterns;
  readonly summary: Summary;
  readonly settings: FitSettings;
  readonly pace: Pace;
  /** Values of fixed blocks for random starts; others are not looked at. */
  readonly fixed?: Parameters | undefined;
  /** Optima of one objective count as the same whatever their parameters: for models that the data do not determine. */
  readonly objectiveOnly: boolean;
}

/** One E-step of one start, as it happens. */
export interface FitVisit {
  readonly start: number;
  readonly starts: number;
  readonly visit: Visit;
  readonly engine: Engine;
}

/** How the starts of a fit ended. */
export interface StartsReached {
  readonly count: number;
  /** Starts that ran to their own end; the others were sieved out after a short run. */
  readonly finished: number;
  /** Finished starts that reached the best optimum. */
  readonly atBest: number;
  /** The best other optimum that a finished start reached. */
  readonly runnerUp: number | undefined;
  /** The objective where each start ended, best first. */
  readonly objectives: readonly number[];
}

/** Where a fit ended, in numbers. */
export interface FitOutcome {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly logPrior: number;
  readonly objective: number;
  readonly trace: readonly number[];
  readonly stopReason: StopReason;
  readonly starts: StartsReached;
  readonly engine: Engine;
  readonly warnings: readonly Warning[];
}

/** The length of a short run of the sieve, and how many of each batch go on. */
const SHORT_ITERATIONS = 30;
const KEEP = 5;
const SAME_OBJECTIVE = 1e-4;
const SAME_PARAMETERS = 1e-3;

/**
 * Wires data → engine → EM: seeded starts through the sieve, each a whole job.
 *
 * @throws LatentError IMPOSSIBLE_ROW, ALL_STARTS_FAILED, OBJECTIVE_FELL, OUT_OF_MEMORY, ABORTED (before the first E-step)
 */
export async function fitMixture(task: FitTask, observe?: (visit: FitVisit) => void): Promise<FitOutcome> {
  const { model, patterns, settings, pace } = task;
  const { engine, warnings } = await createEngine(settings.engine, model, patterns, pace);
  const begun = { starts: 0 };
  const { best, atBest, runnerUp, starts } = await runSieve(task, engine, (job, visit) => {
    begun.starts = Math.max(begun.starts, job.start + 1);
    observe?.({
      start: job.start,
      starts: settings.starts === 'auto' ? Math.max(20, begun.starts) : settings.starts,
      visit,
      engine,
    });
  });
  return {
    parameters: best.parameters,
    logLikelihood: best.statistics[LOG_LIKELIHOOD] as number,
    logPrior: model.logPrior(best.parameters),
    objective: objectiveOf(best),
    trace: best.trace,
    stopReason: pace.aborted ? 'aborted' : best.reason,
    starts: {
      count: starts.length,
      finished: starts.filter(({ finished }) => finished).length,
      atBest,
      runnerUp,
      objectives: starts.map(({ result }) => objectiveOf(result)),
    },
    engine,
    warnings,
  };
}

async function runSieve(
  task: FitTask,
  engine: Engine,
  observe: (job: Job, visit: Visit) => void,
): Promise<SieveResult> {
  const { model, settings } = task;
  const routine = sieve({
    starts: model.closedForm ? 1 : settings.starts,
    shortIterations: SHORT_ITERATIONS,
    keep: KEEP,
    maxIterations: settings.maxIterations,
    draw: (start) => drawStart(task, start),
    same: (a, b) =>
      Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE &&
      (task.objectiveOnly || alignedDistance(model, a.parameters, b.parameters) <= SAME_PARAMETERS),
  });
  let turn = routine.next();
  while (!turn.done) {
    const results: (EmResult | undefined)[] = [];
    for (const job of turn.value) {
      const stop = createStop({
        tolerance: settings.tolerance,
        maxIterations: job.maxIterations,
        closedForm: model.closedForm,
      });
      const carriedOn = job.from instanceof Float64Array ? undefined : job.from;
      const result = await run(
        em(model, job.from, stop, (visit) => observe(job, visit)),
        engine,
        task.pace,
      );
      const startsBadly = job.start === 0 && result?.reason === 'degenerate' && result.trace.length === 1;
      if (settings.start && startsBadly) throw impossibleRow(engine, task.patterns, settings.start);
      results.push(result ?? carriedOn);
    }
    if (results.every((result) => result === undefined)) throw nothingYet();
    turn = routine.next(results);
  }
  return turn.value;
}

/** Start i of a seed: the user's own first, then random ones, fixed blocks at their values. */
function drawStart({ model, settings, summary, fixed }: FitTask, start: number): Parameters {
  if (start === 0 && settings.start) return settings.start.slice();
  const drawn = model.start(createRandom(settings.seed, start), summary);
  for (const { offset, size, fixed: isFixed } of model.parameters.blocks)
    if (isFixed && fixed) drawn.set(fixed.subarray(offset, offset + size), offset);
  return drawn;
}

function impossibleRow(engine: Engine, patterns: Patterns, parameters: Parameters): LatentError {
  const logLikelihoods = engine.logLikelihoods(parameters);
  const row = patterns.patternOf.findIndex(
    (pattern) => (patterns.weights[pattern] as number) > 0 && !Number.isFinite(logLikelihoods[pattern]),
  );
  return new LatentError(
    'IMPOSSIBLE_ROW',
    `row ${row + 1} has probability 0 under the start: every class gives one of its cells probability 0`,
    'Give that cell a small probability in one class of the start, or correct the row.',
    { row: row + 1 },
  );
}
