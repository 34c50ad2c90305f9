import { joined } from '../bytes/joined.ts';
import { countLineFeedBytes } from '../bytes/newlines.ts';

/** Text of UTF-8 that was given to a parser, from the byte where its unfinished cell begins. */
export interface UnreadText {
  append(chunk: Uint8Array): void;
  /** Lets go of the text before this byte, counted from the beginning of the file. */
  drop(byte: number): void;
  /** How many bytes there are. */
  size(): number;
  /** The line where the text begins. */
  line(): number;
  text(): string;
}

/**
 * Holds text until a parser has read it, to know its line.
 *
 * @example
 * const unread = unreadText();
 * unread.append(new TextEncoder().encode('a,b\nc')); unread.drop(4);
 * unread.line(); // 2
 */
export function unreadText(firstLine = 1): UnreadText {
  const chunks: Uint8Array[] = [];
  let start = 0;
  let end = 0;
  let line = firstLine;
  return {
    append(chunk) {
      chunks.push(chunk);
      end += chunk.length;
    },
    drop(byte) {
      for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
        const read = chunk.subarray(0, byte - start);
        line += countLineFeedBytes(read);
        start += read.length;
        if (read.length === chunk.length) continue;
        chunks.unshift(chunk.subarray(read.length));
        return;
      }
    },
    size: () => end - start,
    line: () => line,
    text: () => UTF8.decode(joined(chunks)),
  };
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
