import type { Writable } from 'node:stream';
import { fileError } from '@latent/files';
import { type Chunks, gathered } from './gathered.ts';
import { errorCode, systemReason } from './reasons.ts';

/**
 * Writes to standard output, as fast as the reader takes it. Where the reader goes away (`latent sample … | head`), the
 * rest is dropped, nothing is said, and the exit code of the process becomes 3, because the output is not whole; files that
 * it still has to write, it writes.
 *
 * @returns `closed` where the reader went away
 * @throws `OUTPUT_UNWRITABLE` on any other fault, such as a full disk behind `> file`
 * @example
 * if ((await writeStdout(lines())) === 'closed') return;
 */
export async function writeStdout(
  chunks: Chunks | string,
  stream: Writable = process.stdout,
): Promise<'written' | 'closed'> {
  keepQuiet(stream);
  for await (const bytes of gathered(typeof chunks === 'string' ? [chunks] : chunks)) {
    const error = stream.destroyed ? CLOSED : await written(stream, bytes);
    if (error === undefined) continue;
    if (error === CLOSED || CLOSED_CODES.has(errorCode(error) ?? '')) {
      process.exitCode ||= UNWRITTEN;
      return 'closed';
    }
    throw fileError(
      'OUTPUT_UNWRITABLE',
      `cannot write to standard output: ${systemReason(error)}`,
      'Make room, or redirect the output to another place.',
      { file: '<stdout>' },
    );
  }
  return 'written';
}

/** The exit code of outputs that cannot be written. */
const UNWRITTEN = 3;
const CLOSED = Symbol('closed');
const CLOSED_CODES = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** Resolves when the stream has taken the bytes, so that no more than a block waits in memory. */
function written(stream: Writable, bytes: Uint8Array): Promise<Error | undefined> {
  return new Promise((resolve) => {
    stream.write(bytes, (error) => resolve(error ?? undefined));
  });
}

/** Every fault also arrives as an event; without a listener it would end the process with a stack trace. */
function keepQuiet(stream: Writable): void {
  if (!listened.has(stream)) stream.on('error', () => undefined);
  listened.add(stream);
}

const listened = new WeakSet<Writable>();
