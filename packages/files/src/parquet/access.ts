import type { AsyncBuffer } from 'hyparquet';
import { joined } from '../bytes/joined.ts';
import type { Measure, MeasuredBytes } from '../bytes/measured.ts';
import type { Source } from '../bytes/source.ts';
import { fileError } from '../errors.ts';

/** Bytes that can be read at any place. */
export interface RandomAccess {
  readonly buffer: AsyncBuffer;
  readonly measure: Measure;
}

/**
 * Parquet has its table of contents at its end: a file is hashed once and then read at the places that it names; what comes through a pipe
 * is held whole.
 *
 * @throws `RECORD_TOO_LONG` where that would be too much, `BAD_PARQUET` where it is packed once more
 */
export async function randomAccess(source: Source, { chunks, measure }: MeasuredBytes): Promise<RandomAccess> {
  const held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (source.slice) continue;
    if (bytes > MOST_HELD) tooMuch(source.name);
    held.push(chunk);
  }
  const measured = measure();
  if (measured.bytes !== bytes) packed(source.name);
  if (source.slice) {
    const read = source.slice.bind(source);
    return { buffer: { byteLength: bytes, slice: (from, to = bytes) => read(from, to) }, measure: measured };
  }
  const whole = joined(held).buffer;
  return { buffer: { byteLength: bytes, slice: (from, to) => whole.slice(from, to) }, measure: measured };
}

const MOST_HELD = 2 ** 28;

function tooMuch(file: string): never {
  throw fileError(
    'RECORD_TOO_LONG',
    'Parquet through a pipe is held whole, and this is larger than 256 MiB',
    'Write it into a file and give its path: a file is read piece by piece.',
    { file },
  );
}

function packed(file: string): never {
  throw fileError(
    'BAD_PARQUET',
    'the Parquet file is packed with gzip, and cannot be read at any place',
    'Unpack it with gunzip; Parquet packs its columns itself.',
    { file },
  );
}
