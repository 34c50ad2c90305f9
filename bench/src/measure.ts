import type { Contestant } from './contestant.ts';

/** Milliseconds of every round, in order. */
export interface Timing {
  readonly contestant: string;
  readonly milliseconds: readonly number[];
}

/** Times contestants in turns, so that a noisy moment of the machine meets all of them; the order changes every round. */
export async function measure(
  contestants: readonly Pick<Contestant, 'name' | 'run'>[],
  rounds: number,
): Promise<Timing[]> {
  const times = contestants.map((): number[] => []);
  let consumed = 0;
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < contestants.length; i++) {
      const at = (i + round) % contestants.length;
      const begun = performance.now();
      const reached = await contestants[at]?.run();
      const passed = performance.now() - begun;
      consumed += reached?.logLikelihood ?? 0;
      times[at]?.push(reached?.milliseconds ?? passed);
    }
  if (!Number.isFinite(consumed)) throw new Error('a contestant lost its log-likelihood while it was timed');
  return contestants.map(({ name }, i) => ({ contestant: name, milliseconds: times[i] ?? [] }));
}

/** Milliseconds of the rounds, in order, with their middle and their first and third quartile. */
export interface Timed {
  readonly milliseconds: readonly number[];
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spread(milliseconds: readonly number[]): Timed {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { milliseconds, median: at(0.5), low: at(0.25), high: at(0.75) };
}

/**
 * Runs short work again and again until this many milliseconds have passed, and takes the mean: one pass alone meets cold caches, and after
 * seconds of another contestant a fit of 22 ms took 105 ms once, since V8 had let go of its code.
 */
export const IN_A_ROW = 250;

/** Work done several times in a row where it is short, with the mean time of one. */
export async function inARow<T>(work: () => Promise<T>): Promise<T & { readonly milliseconds: number }> {
  const begun = performance.now();
  for (let times = 1; ; times++) {
    const done = await work();
    const passed = performance.now() - begun;
    if (passed >= IN_A_ROW) return { ...done, milliseconds: passed / times };
  }
}
