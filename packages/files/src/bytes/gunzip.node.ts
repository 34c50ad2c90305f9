import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Gunzip } from './gunzip.ts';

export const gunzip: Gunzip = (packed) => {
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  // A fault of either end destroys the other; it is thrown where the unpacked bytes are read.
  pipeline(Readable.from(packed), unpacked).catch(() => undefined);
  return unpacked;
};
