import type { Source } from './source.ts';

/** A bare word, a quoted string without its quotes, a mark of punctuation, or the end of the text. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'end';
  readonly text: string;
  /** Its position in the text. */
  readonly at: number;
}

export interface Scanner {
  readonly peek: () => Token;
  readonly next: () => Token;
  /** What stands between here and the next semicolon, which is consumed. There "=" is a mark, and nothing is a comment. */
  readonly property: () => Token[];
}

/**
 * Reads a BIF text piece by piece.
 *
 * @throws LatentError BIF_SYNTAX where a comment or a string does not end
 */
export function createScanner(source: Source): Scanner {
  const { text } = source;
  let position = 0;
  let ahead: Token | undefined;
  /** Up to here no quote closes: they stand on one line with one that does not, and are not tried again. */
  let unclosed = 0;

  const match = (pattern: RegExp): string => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0] ?? '';
    position += found.length;
    return found;
  };
  const isComment = (): boolean => text[position] === '/' && (text[position + 1] === '/' || text[position + 1] === '*');

  function skip(hasComments: boolean): void {
    for (;;) {
      match(SPACE);
      if (!hasComments || !isComment()) return;
      if (text[position + 1] === '/') match(LINE);
      else {
        const end = text.indexOf('*/', position + 2);
        if (end < 0)
          throw source.error(
            'BIF_SYNTAX',
            'the comment that begins here does not end',
            'Close it with "*/".',
            position,
          );
        position = end + 2;
      }
    }
  }

  /** A string ends on its own line; a backslash there hides a quote, a backslash or the end of the line. */
  function string(): string | undefined {
    const from = position++;
    let found = '';
    for (;;) {
      found += match(IN_STRING);
      const mark = text[position++];
      if (mark === '"') return found;
      if (mark !== '\\') {
        unclosed = position;
        position = from;
        return undefined;
      }
      const hidden = text[position] ?? '';
      if (ESCAPED.test(hidden)) position++;
      found += ESCAPED.test(hidden) ? hidden : mark;
    }
  }

  function scan(inProperty: boolean): Token {
    skip(!inProperty);
    const at = position;
    const first = text[at];
    if (first === undefined) return { kind: 'end', text: '', at };
    if (first === '"') {
      const found = at < unclosed ? undefined : string();
      if (found !== undefined) return { kind: 'string', text: found, at };
      if (!inProperty)
        throw source.error('BIF_SYNTAX', 'the quoted name that begins here does not end', 'Close the quote.', at);
    } else {
      match(inProperty ? IN_PROPERTY : IN_WORD);
      for (; text[position] === '/' && !isComment(); match(IN_WORD)) position++;
      if (position > at) return { kind: 'word', text: text.slice(at, position), at };
    }
    position++;
    return { kind: 'mark', text: first, at };
  }

  function next(): Token {
    const token = ahead ?? scan(false);
    ahead = undefined;
    return token;
  }

  return {
    peek: () => (ahead ??= scan(false)),
    next,
    property() {
      const tokens: Token[] = [];
      for (let token = scan(true); ; token = scan(true)) {
        if (token.kind === 'end')
          throw source.error(
            'BIF_SYNTAX',
            'the property that begins here does not end',
            'End it with ";".',
            tokens[0]?.at ?? token.at,
          );
        if (token.kind === 'mark' && token.text === ';') return tokens;
        tokens.push(token);
      }
    },
  };
}

// Plain repeated classes: such patterns neither backtrack nor use the stack, however long the text is.
const SPACE = /\s*/y;
const LINE = /[^\n\r]*/y;
const IN_WORD = /[^\s{}()[\],;|"/]*/y;
const IN_PROPERTY = /[^\s{}()[\],;|"=]*/y;
const IN_STRING = /[^"\\\n\r]*/y;
const ESCAPED = /["\\\n\r]/;
