import {
  type EmResult,
  objectiveOf,
  type Pace,
  type StartsTally,
  type StopReason,
  tallyStarts,
  type Visit,
} from '../em/index.ts';
import { createEngine } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { type Engine, LOG_LIKELIHOOD, type Parameters } from '../model/index.ts';
import { alignedDistance, type Mixture, withFixed } from '../models/index.ts';
import type { Patterns, Summary } from '../patterns/index.ts';
import { createStarts } from '../starts/index.ts';
import { searchStarts } from './search.ts';
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

/** One step of one start, as it happens. */
export interface FitVisit {
  readonly start: number;
  /** Starts planned so far. */
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
  /** Features with a component that collapsed in some start. */
  readonly collapsed: readonly string[];
  readonly engine: Engine;
  readonly warnings: readonly Warning[];
}

const SAME_OBJECTIVE = 1e-4;
const SAME_PARAMETERS = 1e-3;

/**
 * Wires data → engine → EM: seeded starts through the sieve, each a whole job.
 *
 * @throws LatentError IMPOSSIBLE_ROW, DEGENERATE_COMPONENT, ALL_STARTS_FAILED, OBJECTIVE_FELL, OUT_OF_MEMORY, ABORTED (before the
 * first E-step)
 */
export async function fitMixture(task: FitTask, observe?: (visit: FitVisit) => void): Promise<FitOutcome> {
  const { model, patterns, settings, pace } = task;
  const { engine, warnings } = await createEngine(settings.engine, model, patterns, pace);
  const collapsed = new Set<number>();
  let first: { readonly classIndex: number; readonly iteration: number } | undefined;
  const drawn = createStarts({ ...task, seed: settings.seed, method: settings.startMethod });
  const { best, starts } = await searchStarts({
    model,
    engine,
    // One class has one optimum in every family.
    settings: model.classes === 1 ? { ...settings, starts: 1 } : settings,
    pace,
    draw: (start) => startOf(task, start, drawn),
    same: sameOptimum(model, task.objectiveOnly),
    observe: observe && ((start, planned, visit) => observe({ start, starts: planned, visit, engine })),
    onDegenerate(start, { trace, parameters }) {
      // Only a start of the user's or fixed parameters can make a row impossible before the first step.
      if (start === 0 && trace.length === 1) refuseImpossibleRow(engine, patterns, parameters);
      const found = model.collapsed(parameters);
      if (!found) return;
      collapsed.add(found.feature);
      first ??= { classIndex: found.latent, iteration: trace.length - 1 };
    },
  }).catch((error: unknown) => {
    throw error instanceof LatentError && collapsed.size > 0
      ? error.at({ features: namesOf(model, collapsed), ...first })
      : error;
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
    collapsed: namesOf(model, collapsed),
    engine,
    warnings,
  };
}

const namesOf = (model: Mixture, features: ReadonlySet<number>): string[] =>
  [...features].sort((a, b) => a - b).map((feature) => model.emissions[feature]?.name as string);

/** |Δ objective| ≤ 1e-4 and, once the classes are matched, all parameters within 1e-3. */
function sameOptimum(model: Mixture, objectiveOnly: boolean): (a: EmResult, b: EmResult) => boolean {
  return (a, b) =>
    Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE &&
    (objectiveOnly || alignedDistance(model, a.parameters, b.parameters) <= SAME_PARAMETERS);
}

/** Start i: the user's own first, then drawn ones, fixed blocks at their values. */
function startOf({ model, settings, fixed }: FitTask, start: number, drawn: (start: number) => Parameters): Parameters {
  if (start === 0 && settings.start) return settings.start.slice();
  return fixed ? withFixed(model, drawn(start), fixed) : drawn(start);
}

function refuseImpossibleRow(engine: Engine, patterns: Patterns, parameters: Parameters): void {
  const logLikelihoods = engine.logLikelihoods(parameters);
  const row = patterns.patternOf.findIndex(
    (pattern) => (patterns.weights[pattern] as number) > 0 && logLikelihoods[pattern] === Number.NEGATIVE_INFINITY,
  );
  if (row < 0) return;
  throw new LatentError(
    'IMPOSSIBLE_ROW',
    `row ${row + 1} has probability 0 under the start or the fixed parameters: every class gives one of its cells probability 0`,
    'Give that cell a small probability in one class, or correct the row.',
    { row: row + 1 },
  );
}
