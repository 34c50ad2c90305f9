import { fileError } from '../errors.ts';
import { type Cursor, expected, Incomplete, nextMark } from './scan.ts';

/** Objects one after the other, a list of objects, or an object of lists. */
export type Shape = 'sequence' | 'list' | 'lists';

/**
 * The shape that the first characters show.
 *
 * @throws `NO_ROWS` where there is nothing in a file that is named as NDJSON, which may have no line
 */
export function shapeOf(cursor: Cursor, file: string): Shape {
  const mark = nextMark(cursor);
  if (mark === '[') return 'list';
  if (mark === '' && LINES.test(file))
    throw fileError('NO_ROWS', '0 rows: the file is empty', 'Write one object a line: {"A": 1}.', { file, line: 1 });
  if (mark !== '{') throw expected(cursor, 'JSON, which begins with { or [');
  const first = FIRST_VALUE.exec(cursor.text.slice(cursor.at));
  if (first) return first[1] === '[' ? 'lists' : 'sequence';
  if (!cursor.ended && cursor.text.length - cursor.at < LONGEST_KEY) throw new Incomplete();
  return 'sequence';
}

const LINES = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;

/** An object up to its first value, or to its end. */
const FIRST_VALUE = /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*([^\s])|\})/;
const LONGEST_KEY = 1 << 16;
