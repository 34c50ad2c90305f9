import type { Encoded } from '../encode/index.ts';
import type { Pass } from '../pass/index.ts';
import { type Codes, codesFor } from '../table/index.ts';

/** Rows with equal codes, as one pattern each with the sum of their weights, in order of first appearance. */
export interface Patterns {
  readonly count: number;
  /** Number of features. */
  readonly items: number;
  /** Levels of each feature. */
  readonly levels: readonly number[];
  /** Row-major pattern × feature: 0 = missing, else the level from 1. */
  readonly codes: Codes;
  /** The known class of each pattern from 1, 0 = not known; absent where no class is known. */
  readonly known: Codes | undefined;
  readonly weights: Float64Array;
  readonly rows: number;
  /** The pattern of each row. */
  readonly patternOf: Uint32Array;
}

/** Rows between two chances to rest. */
export const SLICE = 4096;

/**
 * Collapses equal rows (features and known class alike) into weighted patterns.
 *
 * @param known the encoded column of known classes, if any
 * @param weights one a row; 1 where absent
 */
export function* collapse(
  encoded: Encoded,
  known: Encoded['columns'][number] | undefined,
  weights: Float64Array | undefined,
): Pass<Patterns> {
  const columns = known ? [...encoded.columns, known] : encoded.columns;
  const width = columns.length;
  const largest = Math.max(1, ...columns.map((column) => column.levels));
  const row = new Uint32Array(width);
  const table = createPatternTable(width, largest);
  const patternOf = new Uint32Array(encoded.rows);
  let sums = new Float64Array(1024);
  for (let i = 0; i < encoded.rows; i++) {
    if (i % SLICE === 0) yield;
    for (let j = 0; j < width; j++) {
      const column = columns[j] as Encoded['columns'][number];
      row[j] = column.remap[column.codes[i] as number] as number;
    }
    const pattern = table.find(row);
    patternOf[i] = pattern;
    if (pattern >= sums.length) sums = lengthen(sums);
    sums[pattern] = (sums[pattern] as number) + (weights ? (weights[i] as number) : 1);
  }
  const count = table.count();
  const { codes, last } = split(table.codes(), count, width, known !== undefined);
  return {
    count,
    items: encoded.columns.length,
    levels: encoded.columns.map((column) => column.levels),
    codes,
    known: last?.some((code) => code !== 0) ? last : undefined,
    weights: sums.slice(0, count),
    rows: encoded.rows,
    patternOf,
  };
}

/** An open-addressing hash table of code rows; half full at most. */
function createPatternTable(width: number, largest: number) {
  let slots = new Int32Array(4096).fill(-1);
  let codes = codesFor(largest, 1024 * width);
  let count = 0;

  const hash = (get: ArrayLike<number>, offset: number): number => {
    let value = 0x811c9dc5;
    for (let j = 0; j < width; j++) value = Math.imul(value ^ (get[offset + j] as number), 0x01000193);
    value ^= value >>> 15;
    return Math.imul(value, 0x2c1b3c6d) >>> 0;
  };
  const equals = (row: Uint32Array, pattern: number): boolean => {
    for (let j = 0; j < width; j++) if (codes[pattern * width + j] !== row[j]) return false;
    return true;
  };
  const grow = () => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let pattern = 0; pattern < count; pattern++) {
      let slot = hash(codes, pattern * width) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = pattern;
    }
  };
  return {
    count: () => count,
    codes: () => codes,
    find(row: Uint32Array): number {
      let slot = hash(row, 0) & (slots.length - 1);
      for (let pattern = slots[slot] as number; pattern >= 0; pattern = slots[slot] as number) {
        if (equals(row, pattern)) return pattern;
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = count;
      if ((count + 1) * width > codes.length) {
        const longer = codesFor(largest, codes.length * 2);
        longer.set(codes);
        codes = longer;
      }
      codes.set(row, count * width);
      count++;
      if (count * 2 > slots.length) grow();
      return count - 1;
    },
  };
}

function split(
  codes: Codes,
  count: number,
  width: number,
  hasKnown: boolean,
): { codes: Codes; last: Codes | undefined } {
  if (!hasKnown) return { codes: codes.slice(0, count * width), last: undefined };
  const rest = codesFor(2 ** (8 * codes.BYTES_PER_ELEMENT) - 1, count * (width - 1));
  const last = codesFor(2 ** (8 * codes.BYTES_PER_ELEMENT) - 1, count);
  for (let i = 0; i < count; i++) {
    rest.set(codes.subarray(i * width, (i + 1) * width - 1), i * (width - 1));
    last[i] = codes[(i + 1) * width - 1] as number;
  }
  return { codes: rest, last };
}

function lengthen(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(values.length * 2);
  longer.set(values);
  return longer;
}
