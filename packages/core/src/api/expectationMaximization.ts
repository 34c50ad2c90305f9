import { createPace, createStop, em, nothingYet, run, type StopReason, squarem, type Visit } from '../em/index.ts';
import { LatentError } from '../error/index.ts';
import { checkSettings } from '../fit/index.ts';
import type { Parameters, Statistics } from '../model/index.ts';
import { inOwnWords } from './own/errors.ts';
import { createMaximizer } from './own/maximizer.ts';
import { createTemplate } from './own/numbers.ts';

/** What an E-step gives: the log-likelihood at the parameters, and whatever the M-step needs. */
export interface Expected<Stats> {
  readonly logLikelihood: number;
  readonly statistics: Stats;
}

/** The two steps of EM, and where to begin. `Theta` is numbers in plain objects, arrays or Float64Arrays of any nesting. */
export interface EmProblem<Theta, Stats> {
  readonly start: Theta;
  /** The E-step, at once or later (from a worker, a database, …). */
  expect(theta: Theta): Expected<Stats> | Promise<Expected<Stats>>;
  /** The M-step: parameters that maximize the expected complete-data log-likelihood, plus `logPrior` where there is one. */
  maximize(statistics: Stats, previous: Theta): Theta;
  /** Log of a prior density, up to a constant. */
  logPrior?(theta: Theta): number;
  /** Whether parameters make sense; an acceleration that leaves these is not tried. */
  valid?(theta: Theta): boolean;
  /** Largest gain in the objective that may be left (nats); 0 switches the stop test off. Default 1e-8. */
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
  /** `none` (default): plain EM, every iteration one E-step and one M-step; `squarem`: fewer E-steps for the same optimum. */
  readonly acceleration?: 'none' | 'squarem' | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every step, the start included (iteration 0). */
  onStep?(step: EmStep<Theta>): void;
}

/** Where EM stands after `iteration` steps. */
export interface EmStep<Theta> {
  readonly iteration: number;
  /** log-likelihood + log-prior. */
  readonly objective: number;
  readonly parameters: Theta;
}

/** Where EM stopped. */
export interface EmOutcome<Theta> {
  readonly parameters: Theta;
  readonly logLikelihood: number;
  readonly logPrior: number;
  /** log-likelihood + log-prior: what EM raises. */
  readonly objective: number;
  /** The objective after 0, 1, 2, … steps; the last belongs to `parameters`. */
  readonly trace: readonly number[];
  readonly iterations: number;
  /** E-steps. */
  readonly evaluations: number;
  readonly converged: boolean;
  readonly stopReason: StopReason;
}

/**
 * EM itself, with both steps of one's own (Dempster, Laird & Rubin 1977).
 *
 * @throws LatentError (as a rejection) BAD_OPTION, OWN_MODEL_SHAPE, OWN_MODEL_NOT_A_NUMBER, OBJECTIVE_FELL, ABORTED (before the
 * first E-step); what the steps throw
 * @example
 * // The linkage data of Dempster, Laird & Rubin: 125 animals of two kinds that cannot be told apart.
 * const { parameters } = await expectationMaximization({
 *   start: 0.5,
 *   expect: (t) => ({
 *     logLikelihood: 125 * log(1 / 2 + t / 4) + (18 + 20) * log((1 - t) / 4) + 34 * log(t / 4),
 *     statistics: (125 * t) / (2 + t),
 *   }),
 *   maximize: (hidden) => (hidden + 34) / (hidden + 34 + 18 + 20),
 * }); // 0.6268214978…
 */
export async function expectationMaximization<Theta, Stats>(
  problem: EmProblem<Theta, Stats>,
): Promise<EmOutcome<Theta>> {
  const { tolerance, maxIterations, acceleration } = checkSettings({
    tolerance: problem.tolerance,
    maxIterations: problem.maxIterations,
    acceleration: problem.acceleration ?? 'none',
  });
  const template = createTemplate(problem.start, 'start');
  // The M-step gets what the E-step gave, whatever that is: EM itself only looks at the log-likelihood.
  const given = new WeakMap<Parameters, Stats>();
  const receive = (parameters: Parameters, { logLikelihood, statistics }: Expected<Stats>): Statistics => {
    if (typeof logLikelihood !== 'number') throw noLogLikelihood(logLikelihood);
    given.set(parameters, statistics);
    return Float64Array.of(logLikelihood, 1);
  };
  const engine = {
    expect(parameters: Parameters) {
      const answer = problem.expect(template.unflatten(parameters));
      return isLater(answer)
        ? Promise.resolve(answer).then((later) => receive(parameters, later))
        : receive(parameters, answer);
    },
  };
  const model = createMaximizer<Theta>(template, {
    maximize: (_, previous) => problem.maximize(given.get(previous) as Stats, template.unflatten(previous)),
    logPrior: problem.logPrior && ((theta) => problem.logPrior?.(theta) ?? 0),
    valid: problem.valid && ((theta) => problem.valid?.(theta) ?? true),
  });
  const stop = createStop({ tolerance, maxIterations, closedForm: false });
  const observe = ({ parameters, trace }: Visit) =>
    problem.onStep?.({
      iteration: trace.length - 1,
      objective: trace[trace.length - 1] as number,
      parameters: template.unflatten(parameters),
    });
  const from = template.flatten(problem.start, 'start');
  const routine =
    acceleration === 'squarem' ? squarem(model, from, stop, tolerance, observe) : em(model, from, stop, observe);
  const pace = createPace(problem.signal ?? new AbortController().signal);
  const result = await run(routine, engine, pace).catch((error: unknown) => {
    throw inOwnWords(error);
  });
  if (!result) throw nothingYet();
  const { parameters, statistics, trace, evaluations, reason } = result;
  const objective = trace[trace.length - 1] as number;
  if (reason === 'degenerate') throw notFinite(objective, trace.length - 1);
  const [logLikelihood = Number.NaN] = statistics;
  return {
    parameters: template.unflatten(parameters),
    logLikelihood,
    logPrior: objective - logLikelihood,
    objective,
    trace,
    iterations: trace.length - 1,
    evaluations,
    converged: reason === 'tolerance',
    stopReason: reason,
  };
}

const isLater = <T>(answer: T | Promise<T>): answer is Promise<T> =>
  typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function';

function noLogLikelihood(value: unknown): LatentError {
  return new LatentError(
    'OWN_MODEL_SHAPE',
    `expect gives a log-likelihood that is ${value === null || value === undefined ? value : `a ${typeof value}`}`,
    'Return { logLikelihood: a number, statistics: what maximize needs }.',
  );
}

function notFinite(objective: number, iteration: number): LatentError {
  return new LatentError(
    'OWN_MODEL_NOT_A_NUMBER',
    `the objective is ${objective} in iteration ${iteration}`,
    'Look at what expect, maximize and logPrior give there: a division by 0, a log of 0, or a likelihood without bound.',
    { iteration },
  );
}
