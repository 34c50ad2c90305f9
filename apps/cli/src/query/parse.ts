import { UsageError } from '../errors.ts';

/** What is asked of a network. */
export interface Query {
  readonly targets: readonly string[];
  /** The given levels, by node. */
  readonly evidence: Readonly<Record<string, string>>;
}

/**
 * Reads `A, B | C=x, D=y`: targets, then what is given. A name or a level with a space around it or one of , | = " in it stands in double
 * quotes (a quote in it is doubled).
 *
 * @throws QUERY_SYNTAX with the position (from 1); CONTRADICTION where a node is given two levels
 * @example
 * parseQuery('Thoughts | Words=good'); // { targets: ['Thoughts'], evidence: { Words: 'good' } }
 */
export function parseQuery(text: string): Query {
  const scanner = scan(text);
  const targets = [scanner.word('a node')];
  while (scanner.takes(',')) targets.push(scanner.word('a node'));
  const evidence = new Map<string, string>();
  if (scanner.takes('|'))
    do {
      const node = scanner.word('a condition such as Words=good');
      if (!scanner.takes('=')) throw scanner.expected(`"=" behind "${node}"`);
      const level = scanner.word(`a level of "${node}"`);
      const before = evidence.get(node);
      if (before !== undefined && before !== level) throw contradiction(node, before, level);
      evidence.set(node, level);
    } while (scanner.takes(','));
  if (!scanner.atEnd()) throw scanner.expected(evidence.size > 0 ? '"," or the end' : '",", "|" or the end');
  return { targets, evidence: Object.fromEntries(evidence) };
}

interface Scanner {
  /** A name or a level, quoted or not. */
  word(what: string): string;
  /** Steps over a sign, if it comes next. */
  takes(sign: string): boolean;
  atEnd(): boolean;
  expected(what: string): UsageError;
}

function scan(text: string): Scanner {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const atEnd = (): boolean => {
    match(/\s*/y);
    return at === text.length;
  };
  const expected = (what: string): UsageError => {
    const found = atEnd() ? 'the query ends' : `${JSON.stringify(text[at])} stands`;
    return syntaxError(text, at, `${what} is expected at position ${at + 1}, where ${found}`);
  };
  return {
    atEnd,
    expected,
    takes(sign) {
      if (atEnd() || text[at] !== sign) return false;
      at++;
      return true;
    },
    word(what) {
      if (!atEnd() && text[at] === '"') {
        const quoted = match(/"((?:[^"]|"")*)"/y);
        if (!quoted) throw syntaxError(text, at, `the quote at position ${at + 1} is not closed`);
        return (quoted[1] as string).replaceAll('""', '"');
      }
      const found = match(/[^,|="]+/y)?.[0].trim() ?? '';
      if (found === '') throw expected(what);
      return found;
    },
  };
}

function syntaxError(text: string, at: number, message: string): UsageError {
  return new UsageError(
    'QUERY_SYNTAX',
    message,
    'Write "A, B | C=x, D=y": the nodes asked for, then what is given; names with signs or spaces at their ends in double quotes.',
    { query: text, position: at + 1 },
  );
}

function contradiction(node: string, before: string, level: string): UsageError {
  return new UsageError(
    'CONTRADICTION',
    `"${node}" is given as "${before}" and as "${level}", and it has one level at a time`,
    'Leave one of the conditions out.',
    { node },
  );
}
