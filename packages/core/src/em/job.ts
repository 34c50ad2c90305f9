import type { Engine, Maximizer } from '../model/index.ts';
import { type EmResult, em, type Visit } from './em.ts';
import { type Pace, run } from './run.ts';
import type { Job } from './sieve.ts';
import { squarem } from './squarem.ts';
import { createStop } from './stop.ts';

/** What decides how every job runs. */
export interface JobRules {
  readonly tolerance: number;
  readonly acceleration: 'none' | 'squarem';
}

/**
 * Runs a whole start, or goes on with one.
 *
 * @param observe called after every step
 * @returns after an abort the last complete visit, or undefined where there was none yet
 * @throws LatentError OBJECTIVE_FELL
 */
export async function runJob(
  model: Maximizer,
  engine: Pick<Engine, 'expect'>,
  { from, maxIterations }: Omit<Job, 'start'>,
  { tolerance, acceleration }: JobRules,
  pace: Pace,
  observe?: (visit: Visit) => void,
): Promise<EmResult | undefined> {
  const stop = createStop({ tolerance, maxIterations, closedForm: model.closedForm });
  const isAccelerated = acceleration === 'squarem' && !model.closedForm;
  const routine = isAccelerated ? squarem(model, from, stop, tolerance, observe) : em(model, from, stop, observe);
  const result = await run(routine, engine, pace);
  return result ?? (from instanceof Float64Array ? undefined : from);
}
