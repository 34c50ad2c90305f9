import type { Patterns } from '../../patterns/index.ts';
import type { Codes } from '../../table/index.ts';
import { groupItems } from './groups.ts';
import { entropy, type Item, tallies } from './item.ts';

/** Which items share a joint code, decided from all data; plain data. */
export interface JointPlan {
  readonly groups: readonly Group[];
  /** Rows of the joint table; row 0 is no combination. */
  readonly rows: number;
  /** What a pattern's cells tell together, in nats, were they independent. */
  readonly entropy: number;
}

/** Joint codes of items: each names a row of the joint table, which has one for each combination of a group's codes. */
export interface JointCodes extends JointPlan {
  /** Writes the codes, pattern × group. */
  write(out: Codes): void;
}

/** Items that share a code, in mixed radix: combination Σ rank · stride has the row first + Σ rank · stride. */
export interface Group {
  readonly first: number;
  readonly rows: number;
  readonly members: readonly Member[];
}

export interface Member {
  readonly item: number;
  readonly stride: number;
  /** By rank, a code that occurs. */
  readonly codes: readonly number[];
}

/** Rows that a group of several items may have. */
const MOST_ROWS = 2 ** 14;

/** Patterns that are coded together: their codes stay in the cache while group after group reads them. */
const SLICE = 1024;

/**
 * Joint codes of all combinations of the codes that occur. (Rows for those combinations only that occur took another pass over the
 * data, as long as two E-steps, and saved little: items are merged where combinations are few beside the patterns.)
 * Patterns of weight 0 have codes, but no say in what is merged, unless they alone would make it costly.
 *
 * @param width lanes of a table row
 * @param merge false: every item stays alone
 * @param plan for a part of the data: the plan of all
 */
export function jointCodes(
  items: readonly Item[],
  patterns: Counted,
  width: number,
  merge: boolean,
  plan: JointPlan = planCodes(items, patterns, width, merge),
): JointCodes {
  return {
    ...plan,
    write(out) {
      writeCodes(plan.groups, items, patterns.count, out);
    },
  };
}

/** How many patterns there are and what they weigh. */
type Counted = Pick<Patterns, 'count' | 'weights'>;

function planCodes(items: readonly Item[], { count, weights }: Counted, width: number, merge: boolean): JointPlan {
  const weighing = weights?.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0) ?? count;
  const times = tallies(items, count);
  const seen = times.map((own) => [...own.keys()].filter((code) => (own[code] as number) > 0));
  const weighed = weighing === count ? times : tallies(items, count, weights);
  const groupsOf = (own: readonly Uint32Array[], n: number): number[][] =>
    groupItems(
      own.map((codes) => codes.reduce((sum, found) => sum + (found === 0 ? 0 : 1), 0)),
      n,
      width,
    );
  let members = merge ? groupsOf(weighed, weighing) : items.map((_, item) => [item]);
  const sizeOf = (group: readonly number[]): number =>
    group.reduce((size, item) => size * (seen[item] as number[]).length, 1);
  if (merge && members.some((group) => group.length > 1 && sizeOf(group) > MOST_ROWS)) members = groupsOf(times, count);
  let rows = 1;
  const groups = members.map((group): Group => {
    const first = rows;
    let stride = 1;
    const own = group.map((item): Member => {
      const codes = seen[item] as number[];
      const member = { item, stride, codes };
      stride *= codes.length;
      return member;
    });
    rows += stride;
    return { first, rows: stride, members: own };
  });
  return { groups, rows, entropy: weighed.reduce((sum, own) => sum + entropy(own, weighing), 0) };
}

function writeCodes(groups: readonly Group[], items: readonly Item[], count: number, out: Codes): void {
  const places = groups.map(({ members }) => members.map((member) => placesOf(member, items)));
  const rows = new Uint32Array(SLICE);
  for (let from = 0; from < count; from += SLICE) {
    const n = Math.min(SLICE, count - from);
    groups.forEach(({ first, members }, g) => {
      rows.fill(first);
      members.forEach(({ item }, m) => {
        addPlaces(items[item] as Item, (places[g] as Uint32Array[])[m] as Uint32Array, from, n, rows);
      });
      for (let i = 0, at = from * groups.length + g; i < n; i++, at += groups.length) out[at] = rows[i] as number;
    });
  }
}

/** By code as it stands, what it adds to the row. */
function placesOf({ item, stride, codes }: Member, items: readonly Item[]): Uint32Array {
  const { levels, remap } = items[item] as Item;
  const places = new Uint32Array(levels + 1);
  codes.forEach((code, rank) => {
    places[code] = rank * stride;
  });
  return remap ? remap.map((code) => places[code] as number) : places;
}

function addPlaces(
  { codes, stride, offset }: Item,
  places: Uint32Array,
  from: number,
  n: number,
  rows: Uint32Array,
): void {
  for (let i = 0, at = from * stride + offset; i < n; i++, at += stride)
    rows[i] = (rows[i] as number) + (places[codes[at] as number] as number);
}
