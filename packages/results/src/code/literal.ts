/** How a language writes plain data. */
export interface Literals {
  readonly text: (value: string) => string;
  /** Brackets of a list of numbers or texts, and of one of lists or objects. */
  readonly plain: readonly [string, string];
  readonly nested: readonly [string, string];
  readonly object: readonly [string, string];
  readonly key: (name: string) => string;
}

/** Numbers, texts, lists and objects as source text: plain lists stand in one line. Keys are those of the code, never names of a model. */
export function literal(value: unknown, literals: Literals, indent = ''): string {
  if (typeof value === 'string') return literals.text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const block = ([open, close]: readonly [string, string], entries: readonly string[]): string =>
    `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
  if (!Array.isArray(value))
    return block(
      literals.object,
      Object.entries(value).map(([name, entry]) => `${literals.key(name)}${literal(entry, literals, inner)}`),
    );
  if (value.every((entry) => typeof entry !== 'object'))
    return `${literals.plain[0]}${value.map((entry) => literal(entry, literals)).join(', ')}${literals.plain[1]}`;
  return block(
    literals.nested,
    value.map((entry) => literal(entry, literals, inner)),
  );
}

/**
 * A text in double quotes, in printable ASCII: whatever it holds, it neither ends the string nor the line.
 *
 * @param unit how a character is written that is not: by its number
 * @param units by UTF-16 code unit and not by code point
 */
export function quoted(value: string, unit: (code: number) => string, units = false): string {
  const characters = units ? value.split('') : Array.from(value);
  const written = characters.map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = units ? character.charCodeAt(0) : (character.codePointAt(0) as number);
    return code >= 0x20 && code < 0x7f ? character : unit(code);
  });
  return `"${written.join('')}"`;
}

/** \uXXXX, and \UXXXXXXXX beyond. */
export const escaped = (code: number): string =>
  code > 0xffff ? `\\U${hexadecimal(code, 8)}` : `\\u${hexadecimal(code, 4)}`;

const hexadecimal = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
