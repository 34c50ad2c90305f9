import { useEffect, useState } from 'react';
import type { Trail } from '../../numbers/manyWords.ts';
import { type Known, trailsOf, worldOf } from './world.ts';

const kept = new Map<string, readonly Trail[]>();

/**
 * Trails from many starts: they appear as they are computed, and are kept for when a person comes back.
 *
 * @param isTime false while something else is to be computed first
 */
export function useTrails(words: number, known: Known, isTime: boolean): readonly Trail[] {
  const key = `${words} ${known}`;
  const [state, setState] = useState<{ readonly key: string; readonly trails: readonly Trail[] }>({ key, trails: [] });
  useEffect(() => {
    if (!isTime) return;
    let isWanted = true;
    const begin = async (): Promise<void> => {
      const trails: Trail[] = [];
      let shown = performance.now();
      for await (const trail of trailsOf(worldOf(words, known))) {
        if (!isWanted) return;
        trails.push(trail);
        if (performance.now() - shown > 150) {
          setState({ key, trails: [...trails] });
          shown = performance.now();
        }
        await new Promise((rest) => setTimeout(rest)); // a trail is about as much as a frame has room for
      }
      kept.set(key, trails);
      setState({ key, trails });
    };
    const before = kept.get(key);
    if (before) setState({ key, trails: before });
    else void begin();
    return () => {
      isWanted = false;
    };
  }, [key, words, known, isTime]);
  return state.key === key ? state.trails : [];
}
