import { LatentError } from '../error/index.ts';
import type { Engine, Statistics } from '../model/index.ts';
import { type Breath, finish, type Pass } from '../pass/index.ts';
import type { EmResult, Routine } from './em.ts';

/** Drives a routine to its end at once. */
export function runNow(routine: Routine, engine: Pick<Engine, 'expect'>): EmResult {
  let turn = routine.next();
  while (!turn.done) {
    const statistics = engine.expect(turn.value);
    if (statistics instanceof Promise) throw new TypeError('this engine answers later: use run()');
    turn = routine.next(statistics);
  }
  if (!turn.value) throw new TypeError('the routine ended without a result');
  return turn.value;
}

/** When long work rests, and what ends it. */
export interface Pace extends Breath {
  readonly aborted: boolean;
  /** What ends the work. */
  readonly signal: AbortSignal;
  /** How long work goes on without a rest, in milliseconds. */
  slice: number;
}

/** Thrown by `Pace.rest` inside a pass that nobody waits for any more. */
export class Interrupted extends Error {}

/**
 * Drives a routine to its end and gives way to the event loop where the pace says so.
 *
 * @returns the result; after an abort the last complete visit, marked `aborted`, or undefined where there was none yet
 */
export async function run(routine: Routine, engine: Pick<Engine, 'expect'>, pace: Pace): Promise<EmResult | undefined> {
  let turn = routine.next();
  while (!turn.done) {
    if (pace.due() && !pace.aborted) await pace.rest().catch(ignoreInterruption);
    const statistics = pace.aborted ? undefined : engine.expect(turn.value);
    // Small E-steps are done at once: to await every one would take as long as they do.
    turn = routine.next(statistics instanceof Promise ? await unlessInterrupted(statistics) : statistics);
  }
  return turn.value;
}

async function unlessInterrupted(statistics: Promise<Statistics>): Promise<Statistics | undefined> {
  try {
    return await statistics;
  } catch (error) {
    ignoreInterruption(error);
    return undefined;
  }
}

/** Finishes long work at a pace; after an abort it throws what `otherwise` makes. */
export async function finishOr<T>(otherwise: () => Error, pass: Pass<T>, pace: Pace): Promise<T> {
  try {
    return await finish(pass, pace);
  } catch (error) {
    ignoreInterruption(error);
    throw otherwise();
  }
}

/** Finishes long work at a pace; nothing after an abort. */
export async function finishUnlessAborted<T>(pass: Pass<T> | undefined, pace: Pace): Promise<T | undefined> {
  if (!pass || pace.aborted) return undefined;
  try {
    return await finish(pass, pace);
  } catch (error) {
    ignoreInterruption(error);
    return undefined;
  }
}

function ignoreInterruption(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error;
}

/** What an abort leaves where no E-step was complete. */
export function nothingYet(): LatentError {
  return new LatentError(
    'ABORTED',
    'the fit was aborted before its first E-step was complete',
    'Give it more time: there is no result yet.',
  );
}
