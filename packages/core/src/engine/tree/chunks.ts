import type { Network } from '../../models/index.ts';
import { type Chunks, chunksBySize } from '../chunks.ts';

/** Cells that a chunk may visit at the most: some milliseconds. */
const WORK = 2 ** 19;
const [FEWEST, MOST] = [16, 4096];

/** The chunks of n patterns of a network, in order: the leaves of the sum tree. Their size depends on the network only. */
export function networkChunks({ tree, statistics }: Network, count: number): Chunks {
  let size = FEWEST;
  while (size < MOST && size * 2 * tree.states <= WORK) size *= 2;
  while (size < MOST && size * tree.cliques.length < statistics.size) size *= 2; // counts are added up once a chunk
  return chunksBySize(size, count);
}
