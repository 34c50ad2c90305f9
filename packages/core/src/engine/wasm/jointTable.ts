import type { Passes } from '@latent/kernel';
import type { Group, Member } from '../joint/index.ts';

/** A table of the items themselves: row 0 is neutral, then the levels of each item from `firsts` on. */
export interface ItemRows {
  readonly firsts: readonly number[];
  /** Pointer to its lanes. */
  readonly at: number;
}

/**
 * Makes a group's rows of the joint table, item after item: those of the combinations so far, times the item's rows.
 *
 * @param at pointer to the joint table's lanes
 */
export function multiplyGroup(
  passes: Passes,
  width: number,
  { first, members }: Group,
  items: ItemRows,
  at: number,
): void {
  const rowAt = (row: number): number => at + row * width * 8;
  passes.multiplyRows(1, width, items.at, items.at, rowAt(first));
  for (const { item, stride, codes } of members)
    for (let rank = codes.length - 1; rank >= 0; rank--) {
      const row = items.at + rowOf(items, item, codes[rank] as number) * width * 8;
      passes.multiplyRows(stride, width, rowAt(first), row, rowAt(first + rank * stride));
    }
}

/** Adds a group's counts to those of its items, the last item first; uses them up. */
export function sumGroup(passes: Passes, width: number, { first, members }: Group, items: ItemRows, at: number): void {
  const rowAt = (row: number): number => at + row * width * 8;
  for (let m = members.length - 1; m >= 0; m--) {
    const { item, stride, codes } = members[m] as Member;
    for (let rank = 0; rank < codes.length; rank++) {
      const from = rowAt(first + rank * stride);
      passes.sumRows(stride, width, from, items.at + rowOf(items, item, codes[rank] as number) * width * 8);
      if (rank > 0) passes.addRows(stride, width, from, rowAt(first));
    }
  }
}

/**
 * The rows of the items' table that each row of the joint table consists of, filled up with the neutral one.
 *
 * @param start the row that stands for row 0
 */
export function partsOf(groups: readonly Group[], rows: number, firsts: readonly number[], start: number) {
  const most = Math.max(...groups.map(({ members }) => members.length));
  const parts = new Uint32Array(rows * most);
  parts[0] = start;
  for (const { first, rows: size, members } of groups)
    members.forEach(({ item, stride, codes }, m) => {
      for (let row = 0; row < size; row++) {
        const code = codes[Math.floor(row / stride) % codes.length] as number;
        parts[(first + row) * most + m] = rowOf({ firsts }, item, code);
      }
    });
  return { parts, most };
}

function rowOf({ firsts }: Pick<ItemRows, 'firsts'>, item: number, code: number): number {
  return code === 0 ? 0 : (firsts[item] as number) + code - 1;
}
