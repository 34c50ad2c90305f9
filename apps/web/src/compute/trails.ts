import {
  expectedRows,
  type ManyWords,
  seededStarts,
  type Trail,
  trail,
  type WordsTheta,
} from '../numbers/manyWords.ts';

/** Plain EM from many seeded starts, on exactly as many rows of each kind as a truth leads one to expect. */
export interface TrailsTask {
  readonly truth: WordsTheta;
  readonly world: ManyWords;
  readonly rows: number;
  readonly starts: number;
  readonly seed: number;
}

/** In milliseconds: a page has no use for more at once. */
const PAUSE = 150;

/**
 * Runs them one after the other; after an abort no more.
 *
 * @param onTrails hears of all so far
 */
export async function runTrails(
  { truth, world, rows, starts, seed }: TrailsTask,
  signal: AbortSignal,
  onTrails: (trails: readonly Trail[]) => void,
): Promise<readonly Trail[]> {
  const expected = expectedRows(truth, world.labelled, rows);
  const trails: Trail[] = [];
  let told = performance.now();
  for (const start of seededStarts(world.words, starts, seed)) {
    trails.push(await trail(start, world.pseudoCount, expected));
    await new Promise((rest) => setTimeout(rest)); // an abort comes through
    if (signal.aborted) break;
    if (performance.now() - told < PAUSE) continue;
    told = performance.now();
    onTrails(trails);
  }
  return trails;
}
