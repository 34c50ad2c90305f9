/** Turns text, chunk by chunk, into text with LF as its only newline, and counts the lines. */
export interface NewlineConversion {
  convert(text: string): string;
  /** The line that is reached after so much more text. */
  lineAfter(text: string): number;
}

/**
 * Makes LF of CRLF and of a lone CR, in any mixture, also where a chunk ends between CR and LF.
 *
 * @example
 * const newlines = convertNewlines();
 * newlines.convert('a\r') + newlines.convert('\nb\r'); // 'a\nb\n'
 */
export function convertNewlines(): NewlineConversion {
  let line = 1;
  let afterReturn = false; // the last chunk ended with CR, now an LF: an LF that follows belongs to it

  function converted(text: string): string {
    const rest = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    return rest.includes('\r') ? rest.replaceAll(/\r\n?/g, '\n') : rest;
  }

  return {
    convert(text) {
      const result = converted(text);
      if (text !== '') afterReturn = text.endsWith('\r');
      line += countLineFeeds(result);
      return result;
    },
    lineAfter: (text) => line + countLineFeeds(converted(text)),
  };
}

export function countLineFeeds(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

/** The line feeds in text of UTF-8. */
export function countLineFeedBytes(bytes: Uint8Array): number {
  let count = 0;
  for (let i = bytes.indexOf(0x0a); i !== -1; i = bytes.indexOf(0x0a, i + 1)) count++;
  return count;
}
