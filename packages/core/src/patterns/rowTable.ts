import { type Codes, codesFor, trimmed } from '../table/index.ts';
import type { RowReader } from './rowReader.ts';

/** Finds equal rows of codes and numbers. */
export interface RowTable {
  /** The number of a row of the reader's slice among the distinct ones, from 0. */
  find(row: number): number;
  count(): number;
  /** All distinct rows, row-major. */
  codes(): Codes;
  values(): Float64Array;
}

/**
 * An open-addressing hash table of rows; half full at most. NaN equals NaN.
 *
 * @param largest the largest code
 * @param expected about how many distinct rows there will be: more cost copies
 */
export function createRowTable(reader: RowReader, largest: number, expected: number): RowTable {
  const { width, columns } = reader;
  let room = expected;
  let slots = new Int32Array(slotsFor(room)).fill(-1);
  let hashes = new Uint32Array(room);
  let codes = codesFor(largest, room * width);
  let values = new Float64Array(room * columns);
  let count = 0;

  const equals = (pattern: number, row: number): boolean => {
    for (let j = 0, a = pattern * width, b = row * width; j < width; j++, a++, b++)
      if (codes[a] !== reader.codes[b]) return false;
    for (let j = 0, a = pattern * columns, b = row * columns; j < columns; j++, a++, b++)
      if (!Object.is(values[a], reader.values[b])) return false;
    return true;
  };
  const lengthen = (): void => {
    room = Math.max(1, 2 * room);
    const [shorter, fewer, before] = [codes, values, hashes];
    codes = codesFor(largest, room * width);
    codes.set(shorter);
    values = new Float64Array(room * columns);
    values.set(fewer);
    hashes = new Uint32Array(room);
    hashes.set(before);
  };
  const rehash = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let pattern = 0; pattern < count; pattern++) {
      let slot = (hashes[pattern] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = pattern;
    }
  };
  return {
    count: () => count,
    codes: () => trimmed(codes, count * width),
    values: () => trimmed(values, count * columns),
    find(row) {
      const own = reader.hashes[row] as number;
      let slot = own & (slots.length - 1);
      for (let pattern = slots[slot] as number; pattern >= 0; pattern = slots[slot] as number) {
        if (hashes[pattern] === own && equals(pattern, row)) return pattern;
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = count;
      if (count === room) lengthen();
      for (let j = 0; j < width; j++) codes[count * width + j] = reader.codes[row * width + j] as number;
      for (let j = 0; j < columns; j++) values[count * columns + j] = reader.values[row * columns + j] as number;
      hashes[count] = own;
      count++;
      if (count * 2 > slots.length) rehash();
      return count - 1;
    },
  };
}

/** A power of two, at least twice as many as rows. */
function slotsFor(rows: number): number {
  let slots = 256;
  while (slots < 2 * rows) slots *= 2;
  return slots;
}
