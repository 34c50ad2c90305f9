import { useEffect, useState } from 'react';
import { lab } from '../../compute/client.ts';
import type { Trail } from '../../numbers/manyWords.ts';
import { type Known, trailsTask, worldOf } from './world.ts';

const kept = new Map<string, readonly Trail[]>();
let made = 0;

/**
 * Trails from many starts, computed in the worker: they appear as they come, and are kept for when a person comes back.
 *
 * @param isTime false while something else is to be computed first
 */
export function useTrails(
  words: number,
  known: Known,
  isTime: boolean,
): { readonly trails: readonly Trail[]; readonly error: unknown } {
  const key = `${words} ${known}`;
  const [state, setState] = useState<{ readonly key: string; readonly trails: readonly Trail[]; error?: unknown }>();
  useEffect(() => {
    if (!isTime) return;
    const before = kept.get(key);
    if (before) {
      setState({ key, trails: before });
      return;
    }
    let isWanted = true;
    const job = `trails-${++made}`;
    const show = (trails: readonly Trail[]): void => {
      if (isWanted) setState({ key, trails });
    };
    lab.trails(job, trailsTask(worldOf(words, known)), show).then(
      (trails) => {
        if (isWanted) kept.set(key, trails);
        show(trails);
      },
      (error: unknown) => isWanted && setState({ key, trails: [], error }),
    );
    return () => {
      isWanted = false;
      lab.cancel(job).catch(() => {}); // a worker that is lost has nothing to cancel
    };
  }, [key, words, known, isTime]);
  return state?.key === key ? { trails: state.trails, error: state.error } : NOTHING;
}

const NOTHING = { trails: [], error: undefined };
