import { fileError } from '../errors.ts';
import type { Source } from './source.ts';

/**
 * Opens what a page was given, a file or pasted text, as a stream of bytes.
 *
 * @param name what messages call it
 * @throws `FILE_UNREADABLE` while it is read, where the file was changed or is gone since it was chosen
 * @example
 * const { table } = await readData(openBlob(file.name, file), { columns: (header) => … });
 */
export function openBlob(name: string, blob: Blob): Source {
  const reader = blob.stream().getReader();

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      // Not `for await`: streams of older Safari cannot be iterated.
      for (let next = await reader.read(); !next.done; next = await reader.read())
        for (let at = 0; at < next.value.length; at += CHUNK_BYTES) yield next.value.subarray(at, at + CHUNK_BYTES);
    } catch (error) {
      throw unreadable(name, error);
    }
  }

  return {
    name,
    size: blob.size,
    chunks: chunks(),
    slice: async (from, to) => {
      try {
        return await blob.slice(from, to).arrayBuffer();
      } catch (error) {
        throw unreadable(name, error);
      }
    },
    close: async () => {
      await reader.cancel().catch(() => undefined); // of a stream that has failed
    },
  };
}

/** Some engines give small blobs whole; between two chunks a reading can be aborted. */
const CHUNK_BYTES = 1 << 18;

function unreadable(file: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return fileError('FILE_UNREADABLE', `cannot read "${file}": ${reason}`, 'Choose the file again.', { file });
}
