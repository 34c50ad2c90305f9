import { LatentError } from '../../error/index.ts';

/** The characters of a graph's text, one place at a time. */
export interface GraphScanner {
  /** Passes blanks; newlines too where a statement cannot end. */
  skip(withNewlines: boolean): void;
  /** Passes one of these marks, if it stands here. */
  take(...marks: readonly string[]): boolean;
  /** A name, in quotes or not; undefined where none stands here. */
  name(): string | undefined;
  /** A level: as a name, but blanks inside it need no quotes. */
  level(): string | undefined;
  isAtEnd(): boolean;
  /** What stands at this place, against what may. */
  unexpected(expected: string): LatentError;
}

/** A name that needs no quotes. */
export const BARE_NAME = /(?:(?!->)[^\s"*{},;<>→])+/y;
const BARE_LEVEL = /[^"{},;\n\r]+/y;
const QUOTED = /"((?:[^"]|"")*)"/y;
const BLANKS = { same: /[^\S\n\r]*/y, any: /\s*/y };

/** Reads a graph's text from its beginning. */
export function scanGraph(text: string): GraphScanner {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return undefined;
    at += found[0].length;
    return found;
  };
  const quoted = (): string | undefined => {
    if (text[at] !== '"') return undefined;
    const found = match(QUOTED);
    if (!found)
      throw syntaxError(text, at, 'a quote that is never closed', 'Close it with ", and double a quote within.');
    if (found[1] === '')
      throw syntaxError(text, at - 2, 'an empty name in quotes', 'Give every node and level a name of its own.');
    return (found[1] as string).replaceAll('""', '"');
  };
  return {
    skip: (withNewlines) => void match(withNewlines ? BLANKS.any : BLANKS.same),
    take(...marks) {
      const found = marks.find((mark) => text.startsWith(mark, at));
      at += found?.length ?? 0;
      return found !== undefined;
    },
    name: () => quoted() ?? match(BARE_NAME)?.[0],
    level() {
      const found = quoted() ?? match(BARE_LEVEL)?.[0].trim();
      return found === '' ? undefined : found;
    },
    isAtEnd: () => at >= text.length,
    unexpected(expected) {
      const rest = /^(?:<-|\S[^\s"*{},;]*)/.exec(text.slice(at))?.[0];
      const what =
        rest === undefined
          ? 'an end'
          : JSON.stringify(rest.length > MOST_SHOWN ? `${rest.slice(0, MOST_SHOWN)}…` : rest);
      const fix = rest?.startsWith('<')
        ? 'Arrows point from a parent to its child: write B -> A for A <- B.'
        : `Expected ${expected}. A graph reads "A -> B, C; C -> D*{no,yes}"; names with blanks or marks stand in quotes.`;
      return syntaxError(text, at, what, fix);
    },
  };
}

const MOST_SHOWN = 20;

/** The error with the line of the graph and the position in it, from 1. */
function syntaxError(text: string, at: number, what: string, fix: string): LatentError {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const lines = text.split(/\r\n|\n|\r/);
  const position = (before[before.length - 1] as string).length + 1;
  const place = lines.length > 1 ? `position ${position} of line ${before.length}` : `position ${position}`;
  return new LatentError('GRAPH_SYNTAX', `the graph has ${what} at ${place}`, fix, {
    graph: lines[before.length - 1],
    position,
  });
}
