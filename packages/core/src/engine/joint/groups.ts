/** Patterns to a chunk, about: the counts of joint codes are folded once a chunk. */
const CHUNK = 32768;
/** No joint code of several items has more values. */
const MOST_VALUES = 8192;

/**
 * Which items share a joint code: of the partitions into runs with at most 2, 4, 8, … values each, the one that costs least.
 * It depends on the arguments only. (To grow one group after the other while that pays would spend the cache on the first.)
 *
 * @param values how many codes of each item occur, missing included
 * @param count number of patterns
 * @param width lanes of a table row
 * @example groupItems([2, 2, 2, 2], 1_000_000, 4) // [[0, 1, 2, 3]]
 */
export function groupItems(values: readonly number[], count: number, width: number): number[][] {
  let best = values.map((_, item) => [item]);
  let least = costOf(best, values, count, width);
  for (let limit = 4; limit <= MOST_VALUES; limit *= 2) {
    const groups = runs(values, limit);
    const cost = costOf(groups, values, count, width);
    if (cost < least) [best, least] = [groups, cost];
  }
  return best;
}

function runs(values: readonly number[], limit: number): number[][] {
  const groups: number[][] = [];
  let product = Number.POSITIVE_INFINITY;
  values.forEach((own, item) => {
    product *= own;
    if (product <= limit) groups.at(-1)?.push(item);
    else {
      groups.push([item]);
      product = own;
    }
  });
  return groups;
}

/**
 * Cost of a pass, in visits of one table row and its counts in the first-level cache. Measured on a Xeon with 48 KiB and 2 MiB
 * of cache, K = 3, 8, 16: tables and counts of 1 MiB make a visit 1.5 times as slow; to make a row of the joint table takes 2
 * visits, to clear its counts and to take them apart 3, once a chunk.
 */
function costOf(groups: readonly number[][], values: readonly number[], count: number, width: number): number {
  const sizes = groups.map((group) => group.reduce((size, item) => size * (values[item] as number), 1));
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const bytes = rows * width * 16;
  return groups.length * count * (1 + bytes / 2 ** 21) + rows * (2 + 3 * Math.ceil(count / CHUNK));
}
