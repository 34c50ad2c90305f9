import { textCell } from '../cells/cell.ts';
import { columnNamesOf } from '../cells/names.ts';
import { fileError } from '../errors.ts';
import type { TableHandlers } from '../handlers.ts';
import { IN_KEYS } from './rows.ts';
import { type Cursor, expected, JsonFault, nextMark, takeKey, takeMark, takeScalar } from './scan.ts';

/** Reads an object of lists, piece by piece: every list is a column. */
export interface ListReader {
  /** Takes a key, a value or an end; false after the object. */
  step(cursor: Cursor): boolean;
  /** Gives the rows. */
  end(): number;
}

/** Rows begin when the last list has ended: until then a cell is a pointer, and equal texts are held once. */
export function listReader(file: string, handlers: TableHandlers): ListReader {
  const names: string[] = [];
  const columns: string[][] = [];
  let open: string[] | undefined;
  let texts = new Map<string, string>();

  function openList(cursor: Cursor): boolean {
    const mark = takeMark(cursor, names.length === 0 ? '{' : ',}', 'a comma or } after a list');
    if (mark === '}') return false;
    const key = takeKey(cursor);
    const at = cursor.at;
    if (nextMark(cursor) !== '[')
      throw new JsonFault(`the first key holds a list, and ${JSON.stringify(key)} holds none`, at, { fix: SHAPES });
    cursor.at++;
    names.push(...columnNamesOf([key], names, { file }, IN_KEYS));
    open = [];
    columns.push(open);
    texts = new Map();
    return true;
  }

  function takeCell(cursor: Cursor, cells: string[]): void {
    const name = names[names.length - 1] as string;
    let mark = nextMark(cursor);
    if (mark === ']') {
      cursor.at++;
      open = undefined;
      return;
    }
    if (cells.length > 0) {
      takeMark(cursor, ',', 'a comma or ] after a value');
      mark = nextMark(cursor);
      if (mark === ']') throw expected(cursor, 'a value after the comma');
    }
    const text = textCell(takeScalar(cursor, name), () => ({ file, row: cells.length + 1, column: name }));
    const held = texts.get(text) ?? text;
    if (texts.size < MOST_TEXTS) texts.set(held, held);
    cells.push(held);
  }

  return {
    step(cursor) {
      if (!open) return openList(cursor);
      takeCell(cursor, open);
      return true;
    },
    end() {
      const rows = columns[0]?.length ?? 0;
      for (const [index, { length }] of columns.entries())
        if (length !== rows)
          throw fileError(
            'RAGGED_ROW',
            `"${names[0]}" has ${rows} values, and "${names[index]}" has ${length}`,
            'Write equally long lists, with null where a value is missing.',
            { file, column: names[index], expected: rows, found: length },
          );
      if (rows === 0)
        throw fileError('NO_ROWS', '0 rows: the lists are empty', 'Give at least one value each.', { file });
      handlers.onHeader(names, { expectedRows: rows, complete: true });
      for (let row = 0; row < rows; row++)
        handlers.onRow(
          columns.map((cells) => cells[row] as string),
          undefined,
        );
      return rows;
    },
  };
}

const MOST_TEXTS = 1 << 16;

/** What JSON with data looks like. */
export const SHAPES =
  'Write a list of objects [{"A": 1}, …], one object a line, or an object of equally long lists {"A": [1, …]}.';
