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
  /** Reads up to `SLICE` rows. */
  read(from: number, count: number): void;
}

export function createRowReader(coded: readonly CodedFeature[], numbers: readonly Float64Array[]): RowReader {
  const [width, columns] = [coded.length, numbers.length];
  const codes = new Uint32Array(SLICE * width);
  const values = new Float64Array(SLICE * columns);
  const bits = new Uint32Array(values.buffer);
  const hashes = new Uint32Array(SLICE);
  return {
    ...{ width, columns, codes, values, hashes },
    read(from, count) {
      coded.forEach((feature, j) => {
        readCodes(feature, from, count, codes, j, width);
      });
      numbers.forEach((column, j) => {
        readNumbers(column, from, count, values, j, columns);
      });
      for (let i = 0; i < count; i++) {
        let hash = 0x811c9dc5;
        for (let at = i * width; at < (i + 1) * width; at++) hash = mix(hash, codes[at] as number);
        for (let at = 2 * i * columns; at < 2 * (i + 1) * columns; at++) hash = mix(hash, bits[at] as number);
        hashes[i] = avalanche(hash);
      }
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
  for (let i = 0, at = first; i < count; i++, at += stride) {
    const value = column[from + i] as number;
    out[at] = Number.isNaN(value) ? Number.NaN : value + 0;
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

/** Every bit of the result depends on every bit of the argument (the end of MurmurHash3, Appleby 2011). */
function avalanche(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
