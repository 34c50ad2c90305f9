import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** How pages are unpacked. A page of missing cells holds nothing, and LZ4 of hyparquet-compressors 1.1.2 fails on that. */
export const COMPRESSORS: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => (length === 0 ? new Uint8Array(0) : unpack(input, length)),
  ]),
);
