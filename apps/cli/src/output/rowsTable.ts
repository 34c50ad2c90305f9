import type { Context } from '../context.ts';
import { plain } from './plain.ts';
import { formatTable, type TableColumn } from './table.ts';
import { displayWidth, padded } from './width.ts';

/** A column of a table with a line for every row of the data. */
export interface RowsColumn extends TableColumn {
  readonly align: 'left' | 'right';
  /** Texts as wide as its widest cell: widths are known before the rows, so that a million of them need no memory. */
  readonly texts: Iterable<string>;
}

/** The rows that a terminal shows without --all. */
const SHOWN = 20;

/** A line for every row: on a terminal the first 20, unless --all; otherwise all, one by one. */
export function* rowsTable(
  context: Context,
  columns: readonly RowsColumn[],
  total: number,
  rows: Iterable<readonly string[]>,
): Generator<string, void, undefined> {
  if (context.terminal.stdout) yield onTerminal(context, columns, total, rows);
  else yield* streamed(columns, rows);
}

function onTerminal(
  { all, paint, terminal }: Context,
  columns: readonly RowsColumn[],
  total: number,
  rows: Iterable<readonly string[]>,
): string {
  const shown: (readonly string[])[] = [];
  for (const row of rows) {
    if (!all && shown.length === SHOWN) break;
    shown.push(row);
  }
  const rest = shown.length < total ? `showing ${shown.length} of ${total} (--all)\n` : '';
  return formatTable(columns, shown, { sticky: 2, width: terminal.columns, paintTitles: paint.bold }) + rest;
}

function* streamed(
  columns: readonly RowsColumn[],
  rows: Iterable<readonly string[]>,
): Generator<string, void, undefined> {
  const widths = columns.map(({ title, texts }) => {
    let most = displayWidth(plain(title));
    for (const text of texts) most = Math.max(most, displayWidth(plain(text)));
    return most;
  });
  const line = (texts: readonly string[]): string =>
    `${texts
      .map((text, j) => padded(plain(text), widths[j] as number, columns[j]?.align ?? 'right'))
      .join('  ')
      .trimEnd()}\n`;
  yield line(columns.map(({ title }) => title));
  for (const row of rows) yield line(row);
}
