import type { Parameters } from '../model/index.ts';
import type { Network, NetworkNode } from '../models/index.ts';
import { type Patterns, rowMajor, type Summary } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import { samplePatterns } from './sample.ts';

export interface NetworkStartsTask {
  readonly model: Network;
  readonly patterns: Patterns;
  readonly summary: Summary;
  readonly seed: number;
}

/** What a random row weighs beside the counts of a sample, in rows of data for each level. */
const RANDOM = 1;

/**
 * Seeded starts, the same in whatever order they are asked for: of every row of a table the counts of a sample's rows that show the whole
 * family, and a random row on top. What the data show starts near what they say; what is hidden starts at random.
 */
export function createNetworkStarts({
  model,
  patterns,
  summary,
  seed,
}: NetworkStartsTask): (start: number) => Parameters {
  const counts = familyCounts(model, samplePatterns(patterns, seed));
  return (start) => {
    const drawn = model.start(createRandom(seed, start), summary);
    model.nodes.forEach(({ table, levels, probabilities: { offset, size } }, node) => {
      if (table !== node) return;
      const width = levels.length;
      for (let first = offset; first < offset + size; first += width) {
        const own = counts.subarray(first, first + width);
        const total = own.reduce((sum, count) => sum + count, RANDOM * width);
        for (let level = 0; level < width; level++)
          drawn[first + level] = ((own[level] as number) + RANDOM * width * (drawn[first + level] as number)) / total;
      }
    });
    return drawn;
  };
}

/** Counts of the rows that show a node and all its parents, in the layout of the parameters. */
function familyCounts({ nodes, parameters }: Network, patterns: Patterns): Float64Array {
  const { items, count, weights } = patterns;
  const codes = rowMajor(patterns);
  const out = new Float64Array(parameters.size);
  for (let i = 0; i < count; i++)
    for (let node = 0; node < items; node++) {
      const place = placeOf(nodes, node, codes.subarray(i * items, (i + 1) * items));
      if (place >= 0) out[place] = (out[place] as number) + (weights?.[i] ?? 1);
    }
  return out;
}

/** The cell of a node's table that a row shows; −1 where it does not show all of the family. */
function placeOf(nodes: readonly NetworkNode[], node: number, row: ArrayLike<number>): number {
  const { parents, probabilities } = nodes[node] as NetworkNode;
  let place = 0;
  for (const member of [...parents, node]) {
    const code = row[member] as number;
    if (code === 0) return -1;
    place = place * (nodes[member]?.levels.length as number) + code - 1;
  }
  return probabilities.offset + place;
}
