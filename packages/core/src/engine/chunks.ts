/** Patterns of one chunk: the leaf of the sum tree, fixed so that the same data give the same bits everywhere. */
const CHUNK = 4096;

/** The chunks of n patterns, in order. */
export function* chunksOf(count: number): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from < count; from += CHUNK) yield { from, to: Math.min(count, from + CHUNK) };
}
