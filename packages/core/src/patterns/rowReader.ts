import type { CodedFeature } from '../encode/index.ts';

/** Rows that are read together: column after column, while they stay in the cache. */
export const SLICE = 4096;

/** Reads rows of codes and numbers, a slice at a time. */
export interface RowReader {
  /** Codes of a row. */
  readonly width: number;
  /** Numbers of a row. */
  readonly columns: number;
  /** Row-major. */
  readonly codes: Uint32Array;
  /** Row-major; −0 is 0, and there is one NaN. */
  readonly values: Float64Array;
  /** 32 bits of each row. */
  readonly hashes: Uint32Array;
  /** Hashes up to `SLICE` rows. */
  hash(from: number, count: number): void;
  /** Reads up to `SLICE` rows. */
  read(from: number, count: number): void;
}

/** @param rows of all slices together */
export function createRowReader(
  coded: readonly CodedFeature[],
  numbers: readonly Float64Array[],
  rows: number,
): RowReader {
  const [width, columns] = [coded.length, numbers.length];
  const room = Math.min(SLICE, rows);
  const codes = new Uint32Array(room * width);
  const values = new Float64Array(room * columns);
  const hashes = new Uint32Array(room);
  return {
    ...{ width, columns, codes, values, hashes },
    hash(from, count) {
      hashes.fill(0);
      for (const feature of coded) hashCodes(feature, from, count, hashes);
      for (const column of numbers) hashNumbers(column, from, count, hashes);
      for (let i = 0; i < count; i++) hashes[i] = avalanche(hashes[i] as number);
    },
    read(from, count) {
      coded.forEach((feature, j) => {
        readCodes(feature, from, count, codes, j, width);
      });
      numbers.forEach((column, j) => {
        readNumbers(column, from, count, values, j, columns);
      });
    },
  };
}

function readCodes(
  { codes, remap }: CodedFeature,
  from: number,
  count: number,
  out: Uint32Array,
  first: number,
  stride: number,
): void {
  for (let i = 0, at = first; i < count; i++, at += stride) out[at] = remap[codes[from + i] as number] as number;
}

function readNumbers(
  column: Float64Array,
  from: number,
  count: number,
  out: Float64Array,
  first: number,
  stride: number,
): void {
  for (let i = 0, at = first; i < count; i++, at += stride) out[at] = tidy(column[from + i] as number);
}

const tidy = (value: number): number => (Number.isNaN(value) ? Number.NaN : value + 0);

function hashCodes({ codes, remap }: CodedFeature, from: number, count: number, hashes: Uint32Array): void {
  for (let i = 0; i < count; i++) hashes[i] = mix(hashes[i] as number, remap[codes[from + i] as number] as number);
}

function hashNumbers(column: Float64Array, from: number, count: number, hashes: Uint32Array): void {
  const value = new Float64Array(1);
  const [low, high] = [new Uint32Array(value.buffer, 0, 1), new Uint32Array(value.buffer, 4, 1)];
  for (let i = 0; i < count; i++) {
    value[0] = tidy(column[from + i] as number);
    hashes[i] = mix(mix(hashes[i] as number, low[0] as number), high[0] as number);
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ (word + 1), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

/** Every bit of the result depends on every bit of the argument (the end of MurmurHash3, Appleby 2011). */
function avalanche(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
