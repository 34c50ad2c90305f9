import { cellOf, numberCell } from '../cells/cell.ts';

/** A place in a text that may go on. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** No more text follows. */
  readonly ended: boolean;
}

/** Thrown where the text ends and more may follow. */
export class Incomplete extends Error {}

/** What is wrong with JSON, and where in the text. */
export class JsonFault extends Error {
  readonly at: number;
  /** What the value is nested in, where that is the fault. */
  readonly key: string | undefined;
  readonly fix: string | undefined;

  constructor(message: string, at: number, { key, fix }: { key?: string; fix?: string } = {}) {
    super(message);
    this.at = at;
    this.key = key;
    this.fix = fix;
  }
}

/** Goes to the next character that is no white space, and returns it; `''` where the text has ended. */
export function nextMark(cursor: Cursor): string {
  const { text } = cursor;
  let at = cursor.at;
  for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(at)) at++;
  cursor.at = at;
  if (at < text.length) return text[at] as string;
  if (!cursor.ended) throw new Incomplete();
  return '';
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;

/** Takes the next character, which must be one of these. */
export function takeMark(cursor: Cursor, marks: string, what: string): string {
  const mark = nextMark(cursor);
  if (mark === '' || !marks.includes(mark)) throw expected(cursor, what);
  cursor.at++;
  return mark;
}

/** A fault: what was expected and what stands there. */
export function expected({ text, at }: Cursor, what: string): JsonFault {
  const found = at < text.length ? `found ${JSON.stringify(text[at])}` : 'the file ends';
  return new JsonFault(`expected ${what}, ${found}`, at);
}

/** Takes a string. */
function takeString(cursor: Cursor): string {
  const { text, at, ended } = cursor;
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  const raw = end === -1 ? text.slice(at + 1) : cellOf(text, at + 1, end);
  const control = raw.search(CONTROL);
  if (control !== -1)
    throw new JsonFault(
      raw[control] === '\n' ? 'a string is not closed on its line' : 'a string holds a control character',
      at,
    );
  if (end === -1) throw ended ? new JsonFault('a string is not closed', at) : new Incomplete();
  cursor.at = end + 1;
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    throw new JsonFault('a string holds an escape that JSON does not have', at);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none of these in strings.
const CONTROL = /[\0-\x1f]/;

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Takes a value that is no list and no object, as the text of a cell; null is an empty one. */
export function takeScalar(cursor: Cursor, key: string): string {
  const mark = nextMark(cursor);
  if (mark === '"') return takeString(cursor);
  if (mark === '{' || mark === '[')
    throw new JsonFault(`the value of ${JSON.stringify(key)} is ${mark === '{' ? 'an object' : 'a list'}`, cursor.at, {
      key,
    });
  const { text, at, ended } = cursor;
  TOKEN.lastIndex = at;
  TOKEN.test(text);
  const end = TOKEN.lastIndex;
  if (end === text.length && !ended && end - at < LONGEST_TOKEN) throw new Incomplete();
  const token = text.slice(at, end);
  if (token === '') throw expected(cursor, 'a value');
  if (!VALUE.test(token)) throw notValue(token, at);
  cursor.at = end;
  if (token === 'null') return '';
  return token === 'true' || token === 'false' ? token : numberText(token);
}

const TOKEN = /[^\s,:{}[\]"]*/y;
const VALUE = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
const LONGEST_TOKEN = 1000;

function notValue(token: string, at: number): JsonFault {
  const fix = /^-?(?:nan|inf|infinity|none|undefined|na)$/i.test(token)
    ? 'Write null where a value is missing.'
    : 'Write text in double quotes; a value is a string, a number, true, false or null.';
  return new JsonFault(`${JSON.stringify(token.slice(0, 50))} is no value of JSON`, at, { fix });
}

/** Whole numbers stay as they are, so that long identifiers keep every digit; what is out of range stays to be refused. */
function numberText(token: string): string {
  if (/^-?\d+$/.test(token)) return token === '-0' ? '0' : cellOf(token, 0, token.length);
  const value = Number(token);
  return Number.isFinite(value) ? numberCell(value) : token;
}

/** Takes an object of scalars: its keys and cells go behind those in the lists. */
export function takeObject(cursor: Cursor, keys: string[], cells: string[]): void {
  takeMark(cursor, '{', 'an object, which begins with {');
  if (nextMark(cursor) === '}') {
    cursor.at++;
    return;
  }
  for (let mark = ','; mark === ','; mark = takeMark(cursor, ',}', 'a comma or } after a value')) {
    const key = takeKey(cursor);
    keys.push(key);
    cells.push(takeScalar(cursor, key));
  }
}

/** Takes a key and the colon behind it. */
export function takeKey(cursor: Cursor): string {
  if (nextMark(cursor) !== '"') throw expected(cursor, 'a key in double quotes');
  const key = takeString(cursor);
  takeMark(cursor, ':', `a colon after the key ${JSON.stringify(key)}`);
  return key;
}
