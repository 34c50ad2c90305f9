import { LatentError } from '../error/index.ts';
import { LOG_LIKELIHOOD, type Maximizer, type Parameters, type Statistics } from '../model/index.ts';
import type { Moves, Stop, StopReason } from './stop.ts';

/** Where EM stands: the objective at these parameters, from these statistics. */
export interface Visit {
  readonly parameters: Parameters;
  readonly statistics: Statistics;
  /** The objective (log-likelihood + log-prior) after 0, 1, 2, … steps; the last belongs to `parameters`. */
  readonly trace: readonly number[];
  /** E-steps so far. */
  readonly evaluations: number;
}

export interface EmResult extends Visit {
  readonly reason: StopReason;
}

/** EM as a coroutine: it yields parameters and is resumed with their statistics, or with nothing where the work was ended. */
export type Routine = Generator<Parameters, EmResult | undefined, Statistics | undefined>;

/**
 * Expectation–maximization from a start, or from where an earlier run stopped (Dempster, Laird & Rubin 1977).
 * The stop test stands between E and M: what is reported belongs to what is returned.
 *
 * @param observe called after every E-step
 * @throws LatentError OBJECTIVE_FELL where an EM step lowers the objective: a bug, never "converged"
 */
export function* em(model: Maximizer, from: Parameters | Visit, stop: Stop, observe?: (visit: Visit) => void): Routine {
  const trace = from instanceof Float64Array ? [] : [...from.trace];
  let last = from instanceof Float64Array ? undefined : from;
  let parameters = last ? model.maximize(last.statistics, last.parameters) : (from as Parameters);
  let evaluations = last?.evaluations ?? 0;
  let moves: Moves = { last: Number.NaN, before: Number.NaN };
  for (;;) {
    const statistics = yield parameters; // E-step: whoever can
    if (!statistics) return last && { ...last, trace, reason: 'aborted' };
    evaluations++;
    trace.push((statistics[LOG_LIKELIHOOD] as number) + model.logPrior(parameters));
    last = { parameters, statistics, evaluations, trace };
    observe?.(last);
    assertRising(trace);
    const reason = stop(trace, moves);
    if (reason) return { ...last, reason };
    const next = model.maximize(statistics, parameters); // M-step
    moves = { last: largestChange(parameters, next, model.units(parameters)), before: moves.last };
    parameters = next;
  }
}

/** The largest change of a parameter, in units. */
export function largestChange(a: Parameters, b: Parameters, units: Parameters): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++)
    largest = Math.max(largest, Math.abs((a[i] as number) - (b[i] as number)) / (units[i] as number));
  return largest;
}

/** An EM step never lowers the objective. */
export function assertRising(trace: readonly number[]): void {
  const step = trace.length - 1;
  const now = trace[step] as number;
  const before = step > 0 ? (trace[step - 1] as number) : Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(now) || now >= before - 1e-10 * Math.max(1, Math.abs(now))) return;
  throw new LatentError(
    'OBJECTIVE_FELL',
    `the objective fell from ${before} to ${now} in EM iteration ${step}`,
    'This is a bug in latent or in the M-step of your model: please report it with the data or a part of them.',
    { iteration: step },
  );
}
