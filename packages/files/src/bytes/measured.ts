import { createSha256 } from '#sha256';
import type { Source } from './source.ts';
import { unpacked } from './unpacked.ts';

/** What happens while a file is read, whatever its format. */
export interface ReadingHandlers {
  /** Called after every chunk with the bytes read so far and, where it is known, their total. */
  onProgress?(bytes: number, size: number | undefined): void;
  /** Stops the reading between two chunks: its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** What was read of a file. */
export interface Measure {
  /** Bytes of the file as it stands, packed if it is packed. */
  readonly bytes: number;
  /** SHA-256 of these bytes, hexadecimal. */
  readonly sha256: string;
}

/** The bytes of a source, unpacked, and afterwards how many there were. */
export interface MeasuredBytes {
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
  /** To call once, after the last chunk. */
  measure(): Measure;
}

/** Reads bytes (gzip is unpacked) and measures the file as it stands. */
export function measuredBytes(source: Source, { onProgress, signal }: ReadingHandlers): MeasuredBytes {
  const hash = createSha256();
  let bytes = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks) {
      signal?.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  async function* reported(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of unpacked(measured(), source.name)) {
      yield chunk;
      onProgress?.(bytes, source.size);
    }
  }
  return { chunks: reported(), measure: () => ({ bytes, sha256: hash.digest() }) };
}
