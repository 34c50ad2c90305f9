import { fileError } from '../errors.ts';
import { joined } from './joined.ts';

/** Turns bytes, chunk by chunk, into text. */
export interface TextDecoding {
  decode(chunk: Uint8Array): string;
  /** To call after the last chunk: the rest of the text. */
  end(): string;
}

/**
 * Decodes UTF-8 strictly: a byte order mark is dropped silently, everything that is not UTF-8 text is an error, never a
 * replacement character.
 *
 * @param file the name for errors
 * @param lineAfter the line that is reached after so much more text, for errors
 * @throws `NOT_UTF8` on NUL bytes, UTF-16 and invalid UTF-8, with the byte (from 1) and the line
 */
export function decodeText(file: string, lineAfter: (text: string) => number): TextDecoding {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held = new Uint8Array(0); // up to three bytes: the beginning of a character, or of the file
  let offset = 0; // bytes before `held`

  function decode(chunk: Uint8Array, last: boolean): string {
    let bytes = held.length === 0 ? chunk : joined([held, chunk]);
    if (offset === 0) {
      if (bytes.length < 3 && !last) {
        held = new Uint8Array(bytes);
        return '';
      }
      refuseUtf16(bytes, file);
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        bytes = bytes.subarray(3);
        offset = 3;
      }
    }
    const zero = bytes.indexOf(0);
    if (zero !== -1) throw invalid(bytes, zero, 'a NUL byte', 'Is it a binary file? Save the data as CSV in UTF-8.');
    const end = last ? bytes.length : completeLength(bytes);
    const text = decodeValid(bytes.subarray(0, end));
    held = bytes.slice(end);
    offset += end;
    return text;
  }

  function decodeValid(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes);
    } catch {
      const at = firstInvalid(bytes);
      const value = (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0');
      const fix = 'Save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv';
      throw invalid(bytes, at, `byte 0x${value}`, fix);
    }
  }

  function invalid(bytes: Uint8Array, at: number, what: string, fix: string): Error {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at));
    const byte = offset + at + 1;
    return fileError('NOT_UTF8', `not UTF-8 text: ${what} at byte ${byte}`, fix, {
      file,
      line: lineAfter(before),
      byte,
    });
  }

  return { decode: (chunk) => decode(chunk, false), end: () => decode(new Uint8Array(0), true) };
}

function refuseUtf16(bytes: Uint8Array, file: string): void {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && !alternatesWithZero(bytes)) return;
  const fix = 'Save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 old.csv > new.csv';
  throw fileError('NOT_UTF8', 'not UTF-8 text: this looks like UTF-16', fix, { file, line: 1, byte: 1 });
}

/** Western text in UTF-16 without a mark: every second byte is zero. */
function alternatesWithZero(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 64) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  return length >= 2 && Math.max(...zeros) >= length * 0.4 && Math.min(...zeros) === 0;
}

/** The length without a character that the next chunk completes. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Where the first sequence begins that is not UTF-8; slow, only for the message. */
function firstInvalid(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let start = 0;
  try {
    for (let i = 0; i < bytes.length; i++)
      if (decoder.decode(bytes.subarray(i, i + 1), { stream: true }) !== '') start = i + 1;
  } catch {
    return start;
  }
  return start;
}
