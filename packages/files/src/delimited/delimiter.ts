import { fileError } from '../errors.ts';

/**
 * Reads what stands after `--delimiter`: a character, `\t`, or a name: tab, comma, semicolon, pipe, space.
 *
 * @returns one character
 * @throws `BAD_DELIMITER`
 * @example
 * parseDelimiter('tab'); // '\t'
 */
export function parseDelimiter(text: string): string {
  const delimiter = NAMES.get(text.toLowerCase()) ?? text;
  if (delimiter.length === 1 && !/[A-Za-z0-9"\r\n\0\uFEFF]/.test(delimiter)) return delimiter;
  throw fileError(
    'BAD_DELIMITER',
    `${JSON.stringify(text)} cannot be a delimiter`,
    'Use one character such as , ; or |, or a name: comma, semicolon, tab, pipe, space.',
    { value: text },
  );
}

/** How a delimiter is shown to people. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter === ' ' ? 'space' : delimiter;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['\\t', '\t'],
  ['tab', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
  ['space', ' '],
]);
