import { createPace, type EmResult, type Visit } from '../em/index.ts';
import { LatentError } from '../error/index.ts';
import { checkSettings, type FitSettings, integer, searchStarts } from '../fit/index.ts';
import { LOG_LIKELIHOOD, type Parameters } from '../model/index.ts';
import { createRandom } from '../random/index.ts';
import { checkWeights } from '../table/index.ts';
import type { FitOptions } from './model.ts';
import { createOwnEngine, type OwnEngine } from './own/engine.ts';
import { assertStart, explainFailure, inOwnWords } from './own/errors.ts';
import { createOwnFitted, type OwnFitted } from './own/fitted.ts';
import { describeOwnFit } from './own/info.ts';
import { createMaximizer } from './own/maximizer.ts';
import { createTemplate, type Template } from './own/numbers.ts';
import { sameObjective } from './own/same.ts';
import type { CustomModel } from './own/spec.ts';
import { type Fit, startFit, type Work } from './run.ts';
import type { TraceStep } from './step.ts';

/** Options of a fit of one's own model: those of every fit, with parameters to start from. */
export interface OwnFitOptions<Theta>
  extends Pick<
    FitOptions,
    'starts' | 'seed' | 'maxIterations' | 'tolerance' | 'weights' | 'acceleration' | 'signal' | 'onProgress'
  > {
  /** Parameters of the first start (and by default the only one). */
  readonly start?: Theta | undefined;
}

/** A step of a fit of one's own model. */
export type OwnStep<Theta> = Omit<TraceStep<Theta>, 'decompose'>;

/** A model of one's own, to be fitted. */
export interface OwnModel<Theta, Datum> {
  /**
   * Fits the model by expectation–maximization: await it, or iterate over its steps.
   *
   * @throws LatentError (as a rejection) NO_ROWS, BAD_OPTION, BAD_WEIGHT, OWN_MODEL_SHAPE, OWN_MODEL_START, OWN_MODEL_NOT_A_NUMBER,
   * IMPOSSIBLE_ROW, OBJECTIVE_FELL, ABORTED (before the first E-step); what the model's own functions throw
   */
  fit(data: readonly Datum[], options?: OwnFitOptions<Theta>): Fit<OwnFitted<Theta, Datum>, OwnStep<Theta>>;
}

/**
 * A model with hidden classes of one's own: many seeded starts, sieving, acceleration, trace, abort and criteria as for every mixture.
 *
 * @throws LatentError BAD_OPTION
 * @example
 * const model = defineModel({
 *   classes: 2,
 *   start: (rng) => ({ w: 0.5, rate: [rng() + 0.1, rng() + 1] }),
 *   logJoint(theta, x: number, out) {
 *     out[0] = log(theta.w) + log(theta.rate[0]) - theta.rate[0] * x;
 *     out[1] = log(1 - theta.w) + log(theta.rate[1]) - theta.rate[1] * x;
 *   },
 *   zero: () => ({ n: [0, 0], t: [0, 0] }),
 *   accumulate(sums, x, r, weight) {
 *     for (const k of [0, 1]) { sums.n[k] += weight * r[k]; sums.t[k] += weight * r[k] * x; }
 *   },
 *   maximize: ({ n, t }) => ({ w: n[0] / (n[0] + n[1]), rate: [n[0] / t[0], n[1] / t[1]] }),
 * });
 * const { parameters, info } = await model.fit([0.1, 2, 3]);
 */
export function defineModel<Theta, Datum, Stats>(model: CustomModel<Theta, Datum, Stats>): OwnModel<Theta, Datum> {
  integer('classes', model.classes, 1, 1e6);
  return {
    fit: (data, options = {}) => startFit((work) => fitOwn(model, data, options, work), options.signal),
  };
}

async function fitOwn<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  data: readonly Datum[],
  options: OwnFitOptions<Theta>,
  work: Work<OwnStep<Theta>>,
): Promise<OwnFitted<Theta, Datum>> {
  if (data.length === 0) throw new LatentError('NO_ROWS', 'there are 0 data', 'Give at least one datum.');
  const weights = weightsOf(data, options.weights);
  const { start, ...rest } = options;
  const template = createTemplate(drawOwn(model, data, 1, 0), 'start');
  const given = start === undefined ? undefined : template.flatten(start, 'the start in the options');
  const settings = checkSettings({ ...rest, start: given });
  const pace = createPace(work.signal, () => work.isBehind());
  const engine = createOwnEngine(model, template, data, weights, pace);

  let failure: LatentError | undefined;
  const search = {
    model: createMaximizer(template, {
      maximize: (statistics, previous) => model.maximize(engine.sumsOf(statistics), template.unflatten(previous)),
      logPrior: model.logPrior && ((theta) => model.logPrior?.(theta) ?? 0),
      valid: model.valid && ((theta) => model.valid?.(theta) ?? true),
    }),
    engine,
    settings,
    pace,
    draw: (index: number) => drawFlat(model, template, data, settings, index),
    same: sameObjective,
    observe: createReporter(engine, options.onProgress, work.report),
    onDegenerate(index: number, result: EmResult) {
      const error = explainFailure(model, template, data, weights, index, result);
      failure ??= error;
      // A random start may be unlucky later on; one that is no number at once is a mistake.
      if (error.code === 'OWN_MODEL_NOT_A_NUMBER' && result.trace.length === 1) throw error;
    },
  };
  const found = await searchStarts(search).catch((error: unknown) => {
    const isHopeless = error instanceof LatentError && HOPELESS.has(error.code);
    throw isHopeless && failure ? failure : inOwnWords(error);
  });
  const parameters = template.unflatten(found.best.parameters);
  const info = describeOwnFit(found, settings, {
    rows: data.length,
    classes: model.classes,
    freeParameters: model.freeParameters?.(parameters) ?? template.size,
    aborted: pace.aborted,
  });
  return createOwnFitted(model, template, found.best.parameters, info);
}

/** Where no start can stand, the first failure says more. */
const HOPELESS: ReadonlySet<string> = new Set(['DEGENERATE_COMPONENT', 'ALL_STARTS_FAILED']);

function drawOwn<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  data: readonly Datum[],
  seed: number,
  index: number,
): Theta {
  return model.start(createRandom(seed, index).uniform, data);
}

/** Start i of a seed: the user's own first. */
function drawFlat<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  template: Template<Theta>,
  data: readonly Datum[],
  settings: FitSettings,
  index: number,
): Parameters {
  const isGiven = index === 0 && settings.start !== undefined;
  const flat = isGiven
    ? (settings.start as Parameters).slice()
    : template.flatten(drawOwn(model, data, settings.seed, index), 'start');
  assertStart(model, template, flat, index);
  return flat;
}

function weightsOf(data: readonly unknown[], weights: ArrayLike<number> | undefined): Float64Array {
  if (weights === undefined) return new Float64Array(data.length).fill(1);
  const table = { rows: data.length, columns: new Map(), skipped: [], lineOf: () => undefined, warnings: [] };
  return checkWeights(weights, table, undefined);
}

function createReporter<Theta, Stats>(
  engine: OwnEngine<Theta, Stats>,
  onProgress: FitOptions['onProgress'],
  report: Work<OwnStep<Theta>>['report'],
): (start: number, starts: number, visit: Visit) => void {
  const previous = new Map<number, Parameters>();
  let best = Number.NEGATIVE_INFINITY;
  return (start, starts, { parameters, statistics, trace }) => {
    const iteration = trace.length - 1;
    const objective = trace[iteration] as number;
    const logLikelihood = statistics[LOG_LIKELIHOOD] as number;
    const before = previous.get(start) ?? parameters;
    previous.set(start, parameters);
    const isBest = objective > best && Number.isFinite(objective);
    if (isBest) best = objective;
    onProgress?.({ start, starts, iteration, objective, bestObjective: best });
    const step = (): OwnStep<Theta> => ({
      start,
      starts,
      iteration,
      logLikelihood,
      logPrior: objective - logLikelihood,
      objective,
      get bound() {
        return engine.bound(parameters, before);
      },
      get parameters() {
        return engine.theta.unflatten(parameters);
      },
    });
    report(step, isBest);
  };
}
