import { LatentError } from 'latent';
import { fileError } from '../errors.ts';
import { joined } from './joined.ts';

/**
 * Passes bytes on as they are, or unpacked where they begin as gzip does; a stream, so the size does not matter.
 *
 * @param file the name for errors
 * @throws `FILE_UNREADABLE` where gzip data are damaged or cut off
 */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array(0);
    while (head.length < 2) {
      const { done, value } = await iterator.next();
      if (done) break;
      head = head.length === 0 ? value : joined([head, value]);
    }
    const all = continued(head, iterator);
    yield* head[0] === 0x1f && head[1] === 0x8b ? gunzipped(all, file) : all;
  } finally {
    await iterator.return?.();
  }
}

async function* gunzipped(packed: AsyncGenerator<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const { gunzip } = await import('#gunzip');
  const next = () => packed.next();
  try {
    // It may stop at zeros that fill up the file, and must not end the reading: they are part of what is measured.
    yield* gunzip({ [Symbol.asyncIterator]: () => ({ next }) });
    while (!(await next()).done);
  } catch (error) {
    if (error instanceof LatentError) throw error;
    throw fileError('FILE_UNREADABLE', 'the gzip data are damaged or cut off', 'Pack or copy the file again.', {
      file,
    });
  }
}

/** The bytes that were looked at, then all others. */
export async function* continued(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
