import type { FeatureBlock, LatentClassModel } from '../model/index.ts';

/** Multiplications and additions that a chunk should hold: about a millisecond, well below what an event loop can wait. */
const WORK = 2 ** 21;
const [FEWEST, MOST] = [256, 4096];
/** For tables alone, whose additions take a quarter of the time: fewer chunks fold fewer counts of joint codes. */
const [WORK_OF_TABLES, MOST_OF_TABLES] = [2 ** 23, 32768];

/**
 * The chunks of n patterns, in order: the leaves of the sum tree. Their size depends on the model and the data only, so that the same
 * data give the same bits everywhere; it grows with the tables, whose counts are folded once a chunk.
 */
export function chunksOf(model: LatentClassModel, count: number): Chunks {
  return chunksBySize(chunkSize(model), count);
}

/**
 * Patterns to a chunk of a model that has tables only.
 *
 * @param codes joint codes of a pattern
 * @param rows rows of sums that are folded once a chunk
 */
export function tableChunk(codes: number, rows: number, classes: number): number {
  let size = FEWEST;
  while (size < MOST_OF_TABLES && size * 2 * codes * classes <= WORK_OF_TABLES) size *= 2;
  while (size * codes < rows) size *= 2;
  return size;
}

/** Runs of patterns, in order. */
export type Chunks = Generator<{ readonly from: number; readonly to: number }>;

/** n patterns in runs of one size. */
export function* chunksBySize(size: number, count: number): Chunks {
  for (let from = 0; from < count; from += size) yield { from, to: Math.min(count, from + size) };
}

function chunkSize({ classes, blocks }: LatentClassModel): number {
  const work = blocks.reduce((sum, block) => sum + workOf(block), 0);
  const rows = blocks.reduce((sum, block) => sum + foldOf(block), 0);
  let size = FEWEST;
  while (size < MOST && size * 2 * Math.max(1, work) * classes <= WORK) size *= 2;
  while (size * work < rows) size *= 2;
  return size;
}

/** Additions for one pattern and class. */
function workOf(block: FeatureBlock): number {
  if (block.kind === 'table') return 1;
  if (block.kind === 'moments') return block.terms;
  return block.kind === 'cells' ? 4 * block.columns : block.columns * (block.columns + 2);
}

/** Sums of one class that are folded once a chunk. */
function foldOf(block: FeatureBlock): number {
  if (block.kind === 'table') return block.levels;
  return block.kind === 'moments' ? block.terms : block.columns * (block.kind === 'cells' ? 3 : block.columns + 1);
}
