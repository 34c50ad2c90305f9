import { useEffect, useState } from 'react';
import { type Run, runFrom } from '../../numbers/runs.ts';
import type { Example } from './examples.ts';

export const STARTS = 30;

/** EM from 30 random starts, each run as soon as it is there; none where they are not wanted. */
export function useRuns(
  { id, model, sample }: Example,
  isWanted: boolean,
): { readonly runs: readonly Run[]; readonly error: unknown } {
  const [kept, keep] = useState<{ readonly id: string; readonly runs: readonly Run[]; readonly error?: unknown }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id stands for the example
  useEffect(() => {
    if (!isWanted) return;
    let isOpen = true;
    const work = async (): Promise<void> => {
      const runs: Run[] = [];
      for (let seed = 1; seed <= STARTS && isOpen; seed++) {
        runs.push(await runFrom(model, sample, seed));
        await new Promise((resolve) => setTimeout(resolve)); // the page stays awake
        if (isOpen && (seed % 5 === 0 || seed === STARTS)) keep({ id, runs: [...runs] });
      }
    };
    work().catch((error: unknown) => isOpen && keep({ id, runs: [], error }));
    return () => {
      isOpen = false;
    };
  }, [id, isWanted]);
  return isWanted && kept?.id === id ? { runs: kept.runs, error: kept.error } : NOTHING;
}

const NOTHING = { runs: [], error: undefined };
