import { open } from 'node:fs/promises';
import type { AsyncBuffer } from 'hyparquet';
import { fileError } from './errors.ts';
import type { Source } from './source.ts';
import { type Measure, measuredBytes, type ReadingHandlers } from './texts.ts';

/** Bytes that can be read at any place. */
export interface RandomAccess {
  readonly buffer: AsyncBuffer;
  readonly measure: Measure;
  close(): Promise<void>;
}

/**
 * Parquet has its table of contents at its end: a file is hashed once and then read at the places that it names; what comes through a pipe
 * is held whole.
 *
 * @throws `RECORD_TOO_LONG` where that would be too much, `BAD_PARQUET` where it is packed once more
 */
export async function randomAccess(source: Source, handlers: ReadingHandlers): Promise<RandomAccess> {
  const { chunks, measure } = measuredBytes(source, handlers);
  const held: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (source.path !== undefined) continue;
      if (bytes > MOST_HELD) tooMuch(source.name);
      held.push(chunk);
    }
  } finally {
    await source.close();
  }
  const measured = measure();
  if (measured.bytes !== bytes) packed(source.name);
  if (source.path !== undefined) return { ...(await ofFile(source.path, bytes)), measure: measured };
  const whole = new Uint8Array(Buffer.concat(held)).buffer;
  const buffer = { byteLength: bytes, slice: (from: number, to?: number) => whole.slice(from, to) };
  return { buffer, measure: measured, close: async () => undefined };
}

const MOST_HELD = 2 ** 28;

async function ofFile(path: string, bytes: number): Promise<Omit<RandomAccess, 'measure'>> {
  const handle = await open(path, 'r');
  const slice = async (from: number, to = bytes): Promise<ArrayBuffer> => {
    const room = new ArrayBuffer(to - from);
    for (let at = 0; at < room.byteLength; ) {
      const { bytesRead } = await handle.read(new Uint8Array(room, at), 0, room.byteLength - at, from + at);
      if (bytesRead === 0) throw new RangeError('it ends too early');
      at += bytesRead;
    }
    return room;
  };
  return { buffer: { byteLength: bytes, slice }, close: () => handle.close() };
}

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
