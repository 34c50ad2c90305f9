import type { Where } from 'latent';
import type { Measure, MeasuredBytes } from '../bytes/measured.ts';
import type { Source } from '../bytes/source.ts';
import { textsOf } from '../bytes/texts.ts';
import { LONGEST_RECORD } from '../cells/limits.ts';
import { fileError } from '../errors.ts';
import type { TableHandlers } from '../handlers.ts';
import { type ListReader, listReader, SHAPES } from './columns.ts';
import { type ObjectRows, objectRows } from './rows.ts';
import { type Cursor, expected, Incomplete, JsonFault, nextMark, takeMark, takeObject } from './scan.ts';
import { type Shape, shapeOf } from './shape.ts';

/**
 * Reads JSON (gzip is unpacked) in one pass, object by object: objects one after the other (NDJSON), a list of objects, or an object of
 * lists. The scanner is our own because `JSON.parse` takes a whole text, drops the first of two equal keys, orders keys that look like
 * numbers, and rounds long whole numbers.
 *
 * @throws `NOT_JSON`, `NESTED_VALUE` and what tables refuse, with the line or the row
 */
export async function readJson(source: Source, handlers: TableHandlers, bytes: MeasuredBytes): Promise<Measure> {
  const reader = jsonReader(source, handlers);
  for await (const text of textsOf(bytes, source.name)) reader.push(text, false);
  reader.push('', true);
  reader.end();
  return bytes.measure();
}

interface JsonReader {
  push(text: string, ended: boolean): void;
  end(): void;
}

function jsonReader(source: Source, handlers: TableHandlers): JsonReader {
  const file = source.name;
  let shape: Shape | undefined;
  let rows: ObjectRows | undefined;
  let lists: ListReader | undefined;
  let taken = 0; // objects
  let closed = false; // the list or the object of lists
  let rest = '';
  let line = 1; // at the place up to which line feeds are counted
  let counted = 0; // that place, from the beginning of the rest
  let lineStart = 0; // where this line begins, from there too

  /** Takes one thing; false where there is nothing left. */
  function step(cursor: Cursor): boolean {
    if (!shape) {
      shape = shapeOf(cursor, file);
      if (shape === 'lists') lists = listReader(file, handlers);
      else rows = objectRows(file, handlers, expectedRows(cursor.text, source.size));
      if (shape === 'list') takeMark(cursor, '[', 'a list');
      return true;
    }
    const mark = nextMark(cursor);
    if (closed) {
      if (mark !== '') throw expected(cursor, 'nothing after the data');
      return false;
    }
    if (lists) {
      closed = !lists.step(cursor);
      return true;
    }
    if (shape === 'sequence' && mark === '') return false;
    if (shape === 'list') {
      if (mark === ']' || taken > 0)
        closed = takeMark(cursor, taken > 0 ? ',]' : ']', 'a comma or ] after an object') === ']';
      if (closed) return true;
      nextMark(cursor);
    }
    takeRow(cursor);
    return true;
  }

  function takeRow(cursor: Cursor): void {
    const begin = cursor.at;
    const keys: string[] = [];
    const cells: string[] = [];
    takeObject(cursor, keys, cells);
    rows?.add(keys, cells, placeOf(cursor.text, begin));
    taken++;
  }

  function placeOf(text: string, at: number): Where {
    const row = taken + 1;
    if (shape !== 'sequence') return { file, row };
    countLines(text, at);
    return { file, line, row };
  }

  function countLines(text: string, to: number): void {
    for (let feed = text.indexOf('\n', counted); feed !== -1 && feed < to; feed = text.indexOf('\n', counted)) {
      line++;
      counted = feed + 1;
      lineStart = counted;
    }
  }

  function settle(text: string, at: number): void {
    countLines(text, at);
    counted = 0;
    lineStart -= at;
    rest = text.slice(at);
  }

  function refuse(error: JsonFault, text: string): never {
    countLines(text, error.at);
    const character = error.at - lineStart + 1;
    const where = { file, line, character, ...(rows ? { row: taken + 1 } : {}) };
    if (error.key !== undefined)
      throw fileError(
        'NESTED_VALUE',
        `${error.message}, and a cell holds one string, number, true, false or null`,
        'Give every part a key of its own, or leave the key out of the file.',
        { ...(shape === 'list' ? { file, row: taken + 1 } : where), column: error.key },
      );
    throw fileError('NOT_JSON', `${error.message} (character ${character} of the line)`, error.fix ?? SHAPES, where);
  }

  return {
    push(text, ended) {
      const cursor: Cursor = { text: rest + text, at: 0, ended };
      let at = 0;
      try {
        // What ends in the middle is taken again from its beginning when more text is there.
        while (step(cursor)) at = cursor.at;
      } catch (error) {
        if (error instanceof JsonFault) refuse(error, cursor.text);
        if (!(error instanceof Incomplete)) throw error;
      }
      settle(cursor.text, at);
      if (rest.length > LONGEST_RECORD)
        throw fileError(
          'RECORD_TOO_LONG',
          `an object is longer than ${LONGEST_RECORD} characters`,
          'Is every row an object of its own?',
          { file, line },
        );
    },
    end: () => void (lists ?? rows)?.end(),
  };
}

/** As many rows as the file would have if all were as long as the first ones, and a few more. */
function expectedRows(head: string, size: number | undefined): number | undefined {
  if (size === undefined || head === '') return undefined;
  return Math.ceil(1.02 * (size / head.length) * (head.split('{').length - 1)) + 1;
}
