import {
  type EmResult,
  objectiveOf,
  type Pace,
  type StartsTally,
  type StopReason,
  tallyStarts,
  type Visit,
} from '../em/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { type Engine, LOG_LIKELIHOOD, type Model, type Parameters } from '../model/index.ts';
import type { Crew } from '../parallel/index.ts';
import { type Patterns, patternAt, type Summary } from '../patterns/index.ts';
import { searchStarts } from './search.ts';
import type { FitSettings } from './settings.ts';

/** What a fit needs of an engine, whatever its model. */
export type FitEngine = Pick<Engine, 'name' | 'expect' | 'logLikelihoods'>;

/** A model and its engine, ready to be fitted from many starts. */
export interface StartsTask<Own extends FitEngine> {
  readonly model: Model;
  readonly engine: Own;
  readonly patterns: Patterns;
  readonly settings: FitSettings;
  readonly pace: Pace;
  /** Drawn parameters of start i; the user's own start goes before them. */
  readonly draw: (start: number) => Parameters;
  /** Whether two results are the same optimum: by the objective alone, or by the parameters too. */
  readonly same: (objectiveOnly: boolean) => (a: EmResult, b: EmResult) => boolean;
  /** Optima of one objective count as the same whatever their parameters: for models that the data do not determine. */
  readonly objectiveOnly: boolean;
  readonly observe?: ((visit: FitVisit<Own>) => void) | undefined;
  /** Called where a start ends degenerate. */
  readonly onDegenerate?: ((result: EmResult) => void) | undefined;
  readonly crew?: Crew | undefined;
}

/** How a fit of a model that workers can rebuild is shared out among threads. */
export interface Sharable {
  /** Plain data that the entry of the workers makes the model of; absent: one thread. */
  readonly recipe?: unknown;
  /** For tests: where workers come from, and how work is shared out. */
  readonly sharing?: Pick<Crew, 'pool' | 'sharing'> | undefined;
}

/** A model on its data, ready to be fitted. */
export interface DataTask<Own extends Model>
  extends Sharable,
    Pick<StartsTask<FitEngine>, 'patterns' | 'settings' | 'pace' | 'objectiveOnly'> {
  readonly model: Own;
  readonly summary: Summary;
  /** Values of fixed blocks for random starts; others are not looked at. */
  readonly fixed?: Parameters | undefined;
}

/** The crew of a fit, where workers can rebuild its model. */
export function crewOf(
  { recipe, sharing, settings: { threads }, patterns }: Sharable & Pick<StartsTask<FitEngine>, 'settings' | 'patterns'>,
  { kernel, parted }: Pick<Crew, 'kernel' | 'parted'>,
): Crew | undefined {
  return recipe === undefined ? undefined : { threads, recipe, kernel, parted, patterns, ...sharing };
}

/** One step of one start, as it happens. */
export interface FitVisit<Own = Engine> {
  readonly start: number;
  /** Starts planned so far. */
  readonly starts: number;
  readonly visit: Visit;
  readonly engine: Own;
}

/** How the starts of a fit ended. */
export interface StartsReached extends StartsTally {
  readonly count: number;
  /** The objective where each start ended, best first. */
  readonly objectives: readonly number[];
}

/** Where a fit ended, in numbers. */
export interface StartsOutcome<Own = Engine> {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly logPrior: number;
  readonly objective: number;
  /** E: the entropy of what the E-step fills in, the log-likelihood less Q at the same parameters. */
  readonly entropy: number;
  readonly trace: readonly number[];
  /** E-steps of the winning start. */
  readonly evaluations: number;
  readonly stopReason: StopReason;
  /** The expected counts at the parameters. */
  readonly statistics: Float64Array;
  /** `objectiveOnly`: optima of one objective are the same whatever their parameters, as where the data do not determine them. */
  readonly starts: (objectiveOnly: boolean) => StartsReached;
  readonly engine: Own;
  readonly warnings: readonly Warning[];
}

/** |Δ objective| up to this is the same optimum. */
export const SAME_OBJECTIVE = 1e-4;
/** And so are parameters within this, in their natural units. */
export const SAME_PARAMETERS = 1e-3;

/**
 * Seeded starts through the sieve, each a whole job, and where the best of them ended.
 *
 * @throws LatentError IMPOSSIBLE_ROW, DEGENERATE_COMPONENT, ALL_STARTS_FAILED, OBJECTIVE_FELL, ABORTED (before the first E-step)
 */
export async function fitStarts<Own extends FitEngine>(task: StartsTask<Own>): Promise<StartsOutcome<Own>> {
  const { model, engine, patterns, settings, pace, same, observe } = task;
  const { best, starts, warnings } = await searchStarts({
    model,
    engine,
    settings,
    pace,
    draw: (start) => (start === 0 && settings.start ? settings.start.slice() : task.draw(start)),
    same: same(task.objectiveOnly),
    observe: observe && ((start, planned, visit) => observe({ start, starts: planned, visit, engine })),
    onDegenerate(start, result) {
      // Only a start of the user's or fixed parameters can make a row impossible before the first step.
      if (start === 0 && result.trace.length === 1) refuseImpossibleRow(engine, patterns, result.parameters);
      task.onDegenerate?.(result);
    },
    crew: task.crew,
  });
  const logLikelihood = best.statistics[LOG_LIKELIHOOD] as number;
  return {
    parameters: best.parameters,
    statistics: best.statistics,
    logLikelihood,
    logPrior: model.logPrior(best.parameters),
    objective: objectiveOf(best),
    entropy: Math.max(0, logLikelihood - model.expectedLogJoint(best.parameters, best.statistics)),
    trace: best.trace,
    evaluations: best.evaluations,
    stopReason: pace.aborted ? 'aborted' : best.reason,
    starts: (objectiveOnly) => ({
      ...tallyStarts(starts, best, same(objectiveOnly)),
      count: starts.length,
      objectives: starts.map(({ result }) => objectiveOf(result)),
    }),
    engine,
    warnings,
  };
}

function refuseImpossibleRow(engine: FitEngine, patterns: Patterns, parameters: Parameters): void {
  const logLikelihoods = engine.logLikelihoods(parameters);
  const { rows, weights } = patterns;
  let row = 0;
  for (; row < rows; row++) {
    const pattern = patternAt(patterns, row);
    if (weights?.[pattern] !== 0 && logLikelihoods[pattern] === Number.NEGATIVE_INFINITY) break;
  }
  if (row === rows) return;
  throw new LatentError(
    'IMPOSSIBLE_ROW',
    `row ${row + 1} has probability 0 under the start or the fixed parameters: whatever is hidden, one of its cells has probability 0`,
    'Give that cell a small probability, or correct the row.',
    { row: row + 1 },
  );
}
