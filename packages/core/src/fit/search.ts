import {
  createStop,
  type EmResult,
  em,
  type Job,
  type Pace,
  run,
  type SameOptimum,
  type SieveResult,
  sieve,
  squarem,
  type Visit,
} from '../em/index.ts';
import type { Engine, Maximizer, Parameters } from '../model/index.ts';
import type { FitSettings } from './settings.ts';

/** A model and an engine to be searched for the best optimum: nothing here knows what the model is. */
export interface Search {
  readonly model: Maximizer;
  readonly engine: Pick<Engine, 'expect'>;
  readonly settings: Pick<FitSettings, 'starts' | 'tolerance' | 'maxIterations' | 'acceleration'>;
  readonly pace: Pace;
  /** The parameters of start i: the same in whatever order they are asked for. */
  readonly draw: (start: number) => Parameters;
  /** Whether two finished results are the same optimum. */
  readonly same: SameOptimum;
  /** Called after every step: which start, how many are planned so far, and where it stands. */
  readonly observe?: ((start: number, starts: number, visit: Visit) => void) | undefined;
  /** Called where a start ends degenerate; may throw, where that is an error and no bad luck. */
  readonly onDegenerate?: ((start: number, result: EmResult) => void) | undefined;
}

/** The length of a short run of the sieve, and how many of each batch go on. */
const SHORT_ITERATIONS = 30;
const KEEP = 5;

/**
 * Runs many starts through the sieve, each a whole job, and keeps the best.
 *
 * @throws LatentError DEGENERATE_COMPONENT, ALL_STARTS_FAILED, OBJECTIVE_FELL, ABORTED (before the first E-step)
 */
export async function searchStarts(search: Search): Promise<SieveResult> {
  const { model, settings, draw, same } = search;
  const routine = sieve({
    starts: model.closedForm ? 1 : settings.starts,
    shortIterations: SHORT_ITERATIONS,
    keep: KEEP,
    maxIterations: settings.maxIterations,
    draw,
    same,
  });
  let turn = routine.next();
  let planned = 0;
  while (!turn.done) {
    planned = Math.max(planned, ...turn.value.map(({ start }) => start + 1));
    const results: (EmResult | undefined)[] = [];
    for (const job of turn.value) results.push(await runJob(search, job, planned));
    turn = routine.next(results);
  }
  return turn.value;
}

async function runJob(search: Search, job: Job, starts: number): Promise<EmResult | undefined> {
  const { model, engine, settings, pace, observe, onDegenerate } = search;
  const stop = createStop({
    tolerance: settings.tolerance,
    maxIterations: job.maxIterations,
    closedForm: model.closedForm,
  });
  const watch = (visit: Visit) => observe?.(job.start, starts, visit);
  const isAccelerated = settings.acceleration === 'squarem' && !model.closedForm;
  const routine = isAccelerated
    ? squarem(model, job.from, stop, settings.tolerance, watch)
    : em(model, job.from, stop, watch);
  const result = await run(routine, engine, pace);
  if (result?.reason === 'degenerate') onDegenerate?.(job.start, result);
  return result ?? (job.from instanceof Float64Array ? undefined : job.from);
}
