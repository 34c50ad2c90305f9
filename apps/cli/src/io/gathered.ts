import { setImmediate } from 'node:timers/promises';

/** Text (written as UTF-8) or bytes, piece by piece. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Gathers small pieces, such as lines, into blocks of about 64 KiB: one system call each. Rests now and then: files and pipes that take all
 * at once would keep Ctrl-C waiting to the end.
 */
export async function* gathered(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let rested = performance.now();
  let pieces: Uint8Array[] = [];
  let text = '';
  let size = 0;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') text += chunk;
    else {
      if (text !== '') pieces.push(Buffer.from(text));
      text = '';
      pieces.push(chunk);
    }
    size += chunk.length;
    if (size < BLOCK) continue;
    yield Buffer.concat([...pieces, Buffer.from(text)]);
    pieces = [];
    text = '';
    size = 0;
    if (performance.now() - rested < WITHOUT_REST) continue;
    await setImmediate();
    rested = performance.now();
  }
  if (size > 0) yield Buffer.concat([...pieces, Buffer.from(text)]);
}

const BLOCK = 1 << 16;
/** Milliseconds. */
const WITHOUT_REST = 50;
