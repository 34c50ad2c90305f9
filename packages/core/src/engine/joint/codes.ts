import type { Codes } from '../../table/index.ts';
import { groupItems } from './groups.ts';
import { entropy, type Item, tally } from './item.ts';

/** Joint codes of groups of items: a row of the joint table for each combination that occurs, a group after the other, from row 1 on. */
export interface JointCodes {
  /** Codes of one pattern. */
  readonly groups: number;
  /** Rows of the joint table; row 0 is no combination. */
  readonly rows: number;
  /** Rows of the first group's combinations: 1 … firstRows. */
  readonly firstRows: number;
  /** Most items in one group. */
  readonly most: number;
  /** By row, `most` rows of the items' own table that it consists of; 0 = none (a missing cell, or a smaller group). */
  readonly parts: Uint32Array;
  /** What a pattern's cells tell together, in nats, were they independent. */
  readonly entropy: number;
  /** Writes the codes, pattern × group. */
  write(out: Codes): void;
}

/** Patterns that are coded together. */
const SLICE = 2048;

/**
 * Finds the combinations. Their numbers follow from the items' levels and not from the order of the patterns.
 *
 * @param firsts row of the items' own table at which each item's levels begin
 * @param width lanes of a table row
 * @param merge false: every item stays alone
 */
export function jointCodes(
  items: readonly Item[],
  firsts: readonly number[],
  count: number,
  width: number,
  merge: boolean,
): JointCodes {
  const times = items.map((item) => tally(item, count));
  const seen = times.map((own) => [...own.keys()].filter((code) => (own[code] as number) > 0));
  const values = seen.map((codes) => codes.length);
  const members = merge ? groupItems(values, count, width) : items.map((_, item) => [item]);
  const groups = members.map((group) => createGroup(group, items, seen));
  const index = new Uint32Array(SLICE);
  for (let from = 0; from < count; from += SLICE)
    for (const group of groups) {
      group.index(from, Math.min(SLICE, count - from), index);
      for (let i = 0; i < Math.min(SLICE, count - from); i++) group.row[index[i] as number] = 1;
    }

  const most = Math.max(...members.map((group) => group.length));
  const parts: number[] = new Array<number>(most).fill(0);
  let rows = 1;
  let firstRows = 0;
  groups.forEach((group, g) => {
    group.row.forEach((found, combination) => {
      if (!found) return;
      group.row[combination] = rows++;
      for (let m = 0; m < most; m++) parts.push(group.part(combination, m, firsts));
    });
    if (g === 0) firstRows = rows - 1;
  });

  return {
    groups: groups.length,
    ...{ rows, firstRows, most, parts: Uint32Array.from(parts) },
    entropy: times.reduce((sum, own) => sum + entropy(own, count), 0),
    write(out) {
      for (let from = 0; from < count; from += SLICE)
        groups.forEach(({ index: of, row }, g) => {
          const n = Math.min(SLICE, count - from);
          of(from, n, index);
          for (let i = 0, at = from * groups.length + g; i < n; i++, at += groups.length)
            out[at] = row[index[i] as number] as number;
        });
    },
  };
}

interface Group {
  /** By combination: marks what occurs, later its row. */
  readonly row: Uint32Array;
  /** Combinations of n patterns. */
  index(from: number, n: number, out: Uint32Array): void;
  /** Row of the items' own table for the group's member m in a combination. */
  part(combination: number, member: number, firsts: readonly number[]): number;
}

/** Combinations are numbered in mixed radix over the codes that occur. */
function createGroup(members: readonly number[], items: readonly Item[], seen: readonly number[][]): Group {
  const codesOf = (m: number): readonly number[] => seen[members[m] as number] as number[];
  const strides: number[] = [];
  let size = 1;
  members.forEach((_, m) => {
    strides.push(size);
    size *= codesOf(m).length;
  });
  const places = members.map((item, m) => {
    const place = new Uint32Array((items[item] as Item).levels + 1);
    codesOf(m).forEach((code, rank) => {
      place[code] = rank * (strides[m] as number);
    });
    return place;
  });
  return {
    row: new Uint32Array(size),
    index(from, n, out) {
      out.fill(0, 0, n);
      members.forEach((item, m) => {
        addPlaces(items[item] as Item, places[m] as Uint32Array, from, n, out);
      });
    },
    part(combination, member, firsts) {
      const item = members[member];
      if (item === undefined) return 0;
      const codes = codesOf(member);
      const code = codes[Math.floor(combination / (strides[member] as number)) % codes.length] as number;
      return code === 0 ? 0 : (firsts[item] as number) + code - 1;
    },
  };
}

function addPlaces(
  { codes, stride, offset }: Item,
  place: Uint32Array,
  from: number,
  n: number,
  out: Uint32Array,
): void {
  for (let i = 0, at = from * stride + offset; i < n; i++, at += stride)
    out[i] = (out[i] as number) + (place[codes[at] as number] as number);
}
