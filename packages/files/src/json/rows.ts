import type { Where } from 'latent';
import { textCell } from '../cells/cell.ts';
import { columnNamesOf, type Mending } from '../cells/names.ts';
import { fileError } from '../errors.ts';
import type { TableHandlers } from '../handlers.ts';

/** Makes rows of objects: the columns are the union of their keys, in the order in which these appear. */
export interface ObjectRows {
  /** A row, with its line where the file has a row a line. */
  add(keys: readonly string[], cells: readonly string[], where: Where): void;
  /** The number of rows. */
  end(): number;
}

export function objectRows(file: string, handlers: TableHandlers, expectedRows: number | undefined): ObjectRows {
  const keysSoFar: string[] = []; // as they stand in the file
  const names: string[] = [];
  const columnOf = new Map<string, number>();
  const lastRow: number[] = []; // where each column was last given
  let rows = 0;

  function widen(keys: readonly string[], where: Where): void {
    const fresh = keys.filter((key) => !columnOf.has(key));
    if (new Set(fresh).size < fresh.length)
      keyTwice(fresh.find((key, index) => fresh.indexOf(key) !== index) as string, where);
    if (rows > 0 && fresh.length > 0 && names.length + fresh.length > MOST_LATER_COLUMNS) tooMany(where);
    const more = columnNamesOf(fresh, names, where, IN_KEYS);
    for (const [index, key] of fresh.entries()) {
      columnOf.set(key, names.push(more[index] as string) - 1);
      keysSoFar.push(key);
      lastRow.push(-1);
    }
    if (rows === 0) handlers.onHeader([...names], { expectedRows, complete: false });
    else if (more.length > 0) handlers.onColumns([...names]);
  }

  return {
    add(keys, texts, where) {
      if (rows === 0 || keys.some((key, index) => keysSoFar[index] !== key && !columnOf.has(key))) widen(keys, where);
      const cells = new Array<string>(names.length).fill('');
      for (const [index, key] of keys.entries()) {
        const column = keysSoFar[index] === key ? index : (columnOf.get(key) as number);
        if (lastRow[column] === rows) keyTwice(key, where);
        lastRow[column] = rows;
        cells[column] = textCell(texts[index] as string, () => ({ ...where, column: names[column] }));
      }
      rows++;
      handlers.onRow(cells, where.line);
    },
    end() {
      if (rows === 0) throw fileError('NO_ROWS', '0 rows: the list is empty', 'Give at least one object.', { file });
      if (names.length === 0)
        throw fileError('NO_HEADER', 'no columns: the objects have no keys', 'The keys name the columns.', { file });
      return rows;
    },
  };
}

/** More columns than this only where the first object has them: else values are keys, and every row would widen the table. */
const MOST_LATER_COLUMNS = 10_000;

function tooMany(where: Where): never {
  throw fileError(
    'RECORD_TOO_LONG',
    `the objects have more than ${MOST_LATER_COLUMNS} different keys`,
    'Use the same keys in every object: a key names a column.',
    where,
  );
}

function keyTwice(key: string, where: Where): never {
  throw fileError(
    'DUPLICATE_COLUMN',
    `an object has the key ${JSON.stringify(key)} twice`,
    'Remove or rename one of them.',
    { ...where, column: key },
  );
}

export const IN_KEYS: Mending = {
  twice: 'Rename one of the keys; white space around them does not count.',
  unnamed: () => 'Rename the empty key, for example to "id".',
};
