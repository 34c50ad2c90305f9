import { createHash } from 'node:crypto';
import { unpacked } from './gunzip.ts';
import { convertNewlines } from './newlines.ts';
import type { Source } from './source.ts';
import { decodeText } from './text.ts';

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
  const hash = createHash('sha256');
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
  return { chunks: reported(), measure: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** The text of a source, and afterwards how many bytes there were. */
export interface MeasuredTexts {
  readonly texts: AsyncGenerator<string, void, undefined>;
  measure(): Measure;
}

/**
 * Reads UTF-8 text (gzip is unpacked) with LF as its only newline.
 *
 * @throws `NOT_UTF8`, `FILE_UNREADABLE`
 */
export function measuredTexts(source: Source, handlers: ReadingHandlers): MeasuredTexts {
  const { chunks, measure } = measuredBytes(source, handlers);
  const newlines = convertNewlines();
  const decoding = decodeText(source.name, newlines.lineAfter);
  async function* decoded(): AsyncGenerator<string, void, undefined> {
    for await (const chunk of chunks) yield newlines.convert(decoding.decode(chunk));
    yield newlines.convert(decoding.end());
  }
  return { texts: decoded(), measure };
}
