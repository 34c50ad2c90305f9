import type { MeasuredBytes } from './measured.ts';
import { convertNewlines } from './newlines.ts';
import { decodeText } from './text.ts';

/**
 * Makes of bytes UTF-8 text with LF as its only newline.
 *
 * @param file the name for errors
 * @throws `NOT_UTF8`, `FILE_UNREADABLE`
 */
export async function* textsOf({ chunks }: MeasuredBytes, file: string): AsyncGenerator<string, void, undefined> {
  const newlines = convertNewlines();
  const decoding = decodeText(file, newlines.lineAfter);
  for await (const chunk of chunks) yield newlines.convert(decoding.decode(chunk));
  yield newlines.convert(decoding.end());
}
