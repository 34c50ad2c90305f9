import { type Codes, codesFor } from '../table/index.ts';

/** Finds equal rows of codes and numbers. */
export interface RowTable {
  /** The row to look for: fill both in, then call `find`. */
  readonly codes: Uint32Array;
  readonly values: Float64Array;
  /** The number of the row among the distinct ones, from 0. */
  find(): number;
  count(): number;
  /** All distinct rows, row-major; the codes may be followed by room. */
  allCodes(): Codes;
  allValues(): Float64Array;
}

/** An open-addressing hash table of rows; half full at most. NaN equals NaN. */
export function createRowTable(width: number, columns: number, largest: number): RowTable {
  let slots = new Int32Array(4096).fill(-1);
  let codes = codesFor(largest, 1024 * width);
  let values = new Float64Array(1024 * columns);
  let room = 1024;
  let count = 0;
  const row = new Uint32Array(width);
  const numbers = new Float64Array(columns);
  const bits = new Uint32Array(numbers.buffer);

  const hash = (): number => {
    let value = 0x811c9dc5;
    for (let j = 0; j < width; j++) value = Math.imul(value ^ (row[j] as number), 0x01000193);
    for (let j = 0; j < bits.length; j++) value = Math.imul(value ^ (value >>> 15) ^ (bits[j] as number), 0x2c1b3c6d);
    value ^= value >>> 15;
    return Math.imul(value, 0x2c1b3c6d) >>> 0;
  };
  const equals = (pattern: number): boolean => {
    for (let j = 0; j < width; j++) if (codes[pattern * width + j] !== row[j]) return false;
    for (let j = 0; j < columns; j++) if (!Object.is(values[pattern * columns + j], numbers[j])) return false;
    return true;
  };
  const lengthen = () => {
    room *= 2;
    const longer = codesFor(largest, room * width);
    longer.set(codes);
    codes = longer;
    const more = new Float64Array(room * columns);
    more.set(values);
    values = more;
  };
  let hashes = new Uint32Array(1024);
  const rehash = () => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let pattern = 0; pattern < count; pattern++) {
      let slot = (hashes[pattern] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = pattern;
    }
  };
  return {
    codes: row,
    values: numbers,
    count: () => count,
    allCodes: () => codes,
    allValues: () => values.slice(0, count * columns),
    find() {
      for (let j = 0; j < columns; j++) if (Number.isNaN(numbers[j])) numbers[j] = Number.NaN; // one pattern of bits
      const own = hash();
      let slot = own & (slots.length - 1);
      for (let pattern = slots[slot] as number; pattern >= 0; pattern = slots[slot] as number) {
        if (hashes[pattern] === own && equals(pattern)) return pattern;
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = count;
      if (count === room) {
        lengthen();
        const more = new Uint32Array(room);
        more.set(hashes);
        hashes = more;
      }
      codes.set(row, count * width);
      values.set(numbers, count * columns);
      hashes[count] = own;
      count++;
      if (count * 2 > slots.length) rehash();
      return count - 1;
    },
  };
}
