import {
  createStop,
  type EmResult,
  em,
  type Job,
  objectiveOf,
  type Pace,
  run,
  type SieveResult,
  type StartsTally,
  type StopReason,
  sieve,
  squarem,
  tallyStarts,
  type Visit,
} from '../em/index.ts';
import { createEngine } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { type Engine, LOG_LIKELIHOOD, type Parameters } from '../model/index.ts';
import { alignedDistance, type Mixture, withFixed } from '../models/index.ts';
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
export interface StartsReached extends StartsTally {
  readonly count: number;
  /** The objective where each start ended, best first. */
  readonly objectives: readonly number[];
}

/** Where a fit ended, in numbers. */
export interface FitOutcome {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly logPrior: number;
  readonly objective: number;
  /** E = −Σ w r log r of the responsibilities: the log-likelihood less Q at the same parameters. */
  readonly entropy: number;
  readonly trace: readonly number[];
  /** E-steps of the winning start. */
  readonly evaluations: number;
  readonly stopReason: StopReason;
  /** `objectiveOnly`: optima of one objective are the same whatever their parameters, as where the data do not determine them. */
  readonly starts: (objectiveOnly: boolean) => StartsReached;
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
  const { best, starts } = await runSieve(task, engine, (job, visit) => {
    begun.starts = Math.max(begun.starts, job.start + 1);
    observe?.({
      start: job.start,
      starts: settings.starts === 'auto' ? Math.max(20, begun.starts) : settings.starts,
      visit,
      engine,
    });
  });
  const logLikelihood = best.statistics[LOG_LIKELIHOOD] as number;
  return {
    parameters: best.parameters,
    logLikelihood,
    logPrior: model.logPrior(best.parameters),
    objective: objectiveOf(best),
    entropy: Math.max(0, logLikelihood - model.expectedLogJoint(best.parameters, best.statistics)),
    trace: best.trace,
    evaluations: best.evaluations,
    stopReason: pace.aborted ? 'aborted' : best.reason,
    starts: (objectiveOnly) => ({
      ...tallyStarts(starts, best, sameOptimum(model, objectiveOnly)),
      count: starts.length,
      objectives: starts.map(({ result }) => objectiveOf(result)),
    }),
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
    same: sameOptimum(model, task.objectiveOnly),
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
      const watch = (visit: Visit) => observe(job, visit);
      const accelerated = settings.acceleration === 'squarem' && !model.closedForm;
      const routine = accelerated
        ? squarem(model, job.from, stop, Math.max(settings.tolerance, 0), watch)
        : em(model, job.from, stop, watch);
      const result = await run(routine, engine, task.pace);
      // Only a start of the user's or fixed parameters can make a row impossible before the first step.
      if (job.start === 0 && result?.reason === 'degenerate' && result.trace.length === 1)
        throw impossibleRow(engine, task.patterns, result.parameters);
      results.push(result ?? carriedOn);
    }
    turn = routine.next(results);
  }
  return turn.value;
}

/** |Δ objective| ≤ 1e-4 and, once the classes are matched, all parameters within 1e-3. */
function sameOptimum(model: Mixture, objectiveOnly: boolean): (a: EmResult, b: EmResult) => boolean {
  return (a, b) =>
    Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE &&
    (objectiveOnly || alignedDistance(model, a.parameters, b.parameters) <= SAME_PARAMETERS);
}

/** Start i of a seed: the user's own first, then random ones, fixed blocks at their values. */
function drawStart({ model, settings, summary, fixed }: FitTask, start: number): Parameters {
  if (start === 0 && settings.start) return settings.start.slice();
  const drawn = model.start(createRandom(settings.seed, start), summary);
  return fixed ? withFixed(model, drawn, fixed) : drawn;
}

function impossibleRow(engine: Engine, patterns: Patterns, parameters: Parameters): LatentError {
  const logLikelihoods = engine.logLikelihoods(parameters);
  const row = patterns.patternOf.findIndex(
    (pattern) => (patterns.weights[pattern] as number) > 0 && !Number.isFinite(logLikelihoods[pattern]),
  );
  return new LatentError(
    'IMPOSSIBLE_ROW',
    `row ${row + 1} has probability 0 under the start or the fixed parameters: every class gives one of its cells probability 0`,
    'Give that cell a small probability in one class, or correct the row.',
    { row: row + 1 },
  );
}
