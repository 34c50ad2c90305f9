import type { LatentClassModel } from '../model/index.ts';

/** Multiplications and additions that a chunk should hold: about a millisecond, well below what an event loop can wait. */
const WORK = 2 ** 21;
const [FEWEST, MOST] = [256, 4096];

/**
 * The chunks of n patterns, in order: the leaves of the sum tree. Their size depends on the model and the data only, so that the same
 * data give the same bits everywhere; it grows with the tables, whose counts are folded once a chunk.
 */
export function* chunksOf(
  model: LatentClassModel,
  count: number,
): Generator<{ readonly from: number; readonly to: number }> {
  const size = chunkSize(model);
  for (let from = 0; from < count; from += size) yield { from, to: Math.min(count, from + size) };
}

function chunkSize({ classes, blocks }: LatentClassModel): number {
  const items = Math.max(1, blocks.length);
  const rows = blocks.reduce((sum, block) => sum + block.levels, 0);
  let size = FEWEST;
  while (size < MOST && size * 2 * items * classes <= WORK) size *= 2;
  while (size < rows / items) size *= 2;
  return size;
}
