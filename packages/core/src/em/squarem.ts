import { LOG_LIKELIHOOD, type Maximizer, type Parameters, type Statistics } from '../model/index.ts';
import { assertRising, type EmResult, largestChange, type Routine, type Visit } from './em.ts';
import { createExtrapolation } from './extrapolate.ts';
import type { Moves, Stop } from './stop.ts';

const UNKNOWN: Moves = { last: Number.NaN, before: Number.NaN };
/** The first bound on the length of an extrapolation, and by how much success widens it. */
const FIRST_BOUND = 4;
const WIDEN = 4;
/** Plain EM steps in a row that a suspicion of convergence is checked with. */
const CHECK_STEPS = 6;

/** Parameters with their statistics and objective, not accepted yet. */
interface Arrival {
  readonly parameters: Parameters;
  readonly statistics: Statistics;
  readonly objective: number;
}
type Arrive = (parameters: Parameters, statistics: Statistics | undefined) => Arrival | undefined;

/**
 * EM accelerated by squared extrapolation (SQUAREM, scheme S3; Varadhan & Roland 2008): two EM steps, then a jump along their difference.
 * A part that a jump would take out of its constraint takes the EM step's values, and a jump that does not raise the objective is
 * not taken. Only accepted parameters enter the trace; convergence is judged on plain EM steps alone.
 *
 * @param suspicion a gain of one EM step below which convergence is checked by plain EM steps
 */
export function* squarem(
  model: Maximizer,
  from: Parameters | Visit,
  stop: Stop,
  suspicion: number,
  observe?: (visit: Visit) => void,
): Routine {
  const trace = from instanceof Float64Array ? [] : [...from.trace];
  let last = from instanceof Float64Array ? undefined : from;
  let evaluations = last?.evaluations ?? 0;
  let bound = FIRST_BOUND;
  let alarm = suspicion;

  const extrapolate = createExtrapolation(model);

  /** What an E-step found; nothing where the work was ended. */
  const visit: Arrive = (parameters, statistics) => {
    if (!statistics) return undefined;
    evaluations++;
    return { parameters, statistics, objective: (statistics[LOG_LIKELIHOOD] as number) + model.logPrior(parameters) };
  };
  const accept = ({ parameters, statistics, objective }: Arrival): EmResult | Visit => {
    trace.push(objective);
    const accepted = { parameters, statistics, evaluations, trace };
    last = accepted;
    observe?.(accepted);
    const reason = stop(trace, UNKNOWN); // the limit and a degenerate objective; never convergence
    return reason ? { ...accepted, reason } : accepted;
  };
  const aborted = (): EmResult | undefined => last && { ...last, evaluations, trace, reason: 'aborted' };

  if (!last) {
    const first = visit(from as Parameters, yield from as Parameters);
    if (!first) return aborted();
    const here = accept(first);
    if ('reason' in here) return here;
  }
  for (;;) {
    const start = last as Visit;
    const next = model.maximize(start.statistics, start.parameters);
    const first = visit(next, yield next);
    if (!first) return aborted();
    const one = accept(first);
    assertRising(trace);
    if ('reason' in one) return one;
    const second = model.maximize(one.statistics, one.parameters);

    const now = trace[trace.length - 1] as number;
    const gain = now - (trace[trace.length - 2] as number);
    if (gain <= Math.max(alarm, 4 * Number.EPSILON * Math.abs(now))) {
      const checked = yield* check(model, stop, start, one, second, visit, accept);
      if (!checked) return aborted();
      if ('reason' in checked) return checked;
      alarm /= 10; // not yet: the steps are slower than they look
      continue;
    }
    const jump = extrapolate(start.parameters, one.parameters, second, bound);
    const isJump = jump.length > 1 && (model.isInside?.(jump.parameters) ?? true);
    const reached = isJump ? visit(jump.parameters, yield jump.parameters) : undefined;
    if (isJump && !reached) return aborted();
    const objective = reached?.objective ?? Number.NaN;
    const isBetter = Number.isFinite(objective) && objective >= now;
    if (jump.length === bound) bound = isBetter ? bound * WIDEN : Math.max(FIRST_BOUND, bound / 2);
    const landed = isBetter ? reached : visit(second, yield second);
    if (!landed) return aborted();
    const here = accept(landed);
    assertRising(trace);
    if ('reason' in here) return here;
  }
}

/** Plain EM steps from two that are known, until they show convergence or have had their chance. */
function* check(
  model: Maximizer,
  stop: Stop,
  start: Visit,
  one: Visit,
  second: Parameters,
  visit: Arrive,
  accept: (arrival: Arrival) => EmResult | Visit,
): Generator<Parameters, EmResult | Visit | undefined, Statistics | undefined> {
  const plain = one.trace.slice(-2);
  let moves: Moves = {
    last: largestChange(start.parameters, one.parameters, model.units(start.parameters)),
    before: Number.NaN,
  };
  let here = one;
  let next = second;
  for (let step = 0; step < CHECK_STEPS; step++) {
    moves = { last: largestChange(here.parameters, next, model.units(here.parameters)), before: moves.last };
    const visited = visit(next, yield next);
    if (!visited) return undefined;
    const accepted = accept(visited);
    if ('reason' in accepted) return accepted;
    here = accepted;
    plain.push(visited.objective);
    assertRising(plain);
    if (stop(plain, moves) === 'tolerance') return { ...here, reason: 'tolerance' };
    next = model.maximize(here.statistics, here.parameters);
  }
  return here;
}
