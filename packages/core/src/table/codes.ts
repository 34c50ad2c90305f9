import { roomFor, trimmed } from './room.ts';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A growing array of small integers in the narrowest type that holds them. */
export interface CodeList {
  push(code: number): void;
  finish(): Codes;
}

/** @param expected about how many there will be: room that is not used costs addresses, no memory */
export function createCodeList(expected: number): CodeList {
  let codes: Codes = codesFor(1, Math.max(1024, expected));
  let length = 0;
  let limit = codeLimit(codes);
  return {
    push(code) {
      if (code > limit || length === codes.length) {
        const wider = codesFor(Math.max(code, limit), length === codes.length ? length * 2 : codes.length);
        wider.set(codes.subarray(0, length));
        codes = wider;
        limit = codeLimit(codes);
      }
      codes[length++] = code;
    },
    finish: () => trimmed(codes, length),
  };
}

/** Zeroed codes in the narrowest type that holds `largest`. @throws LatentError OUT_OF_MEMORY */
export function codesFor(largest: number, length: number): Codes {
  const of = `${length} codes`;
  if (largest <= 0xff) return roomFor(Uint8Array, length, of);
  return largest <= 0xffff ? roomFor(Uint16Array, length, of) : roomFor(Uint32Array, length, of);
}

const codeLimit = (codes: Codes): number => 2 ** (8 * codes.BYTES_PER_ELEMENT) - 1;
