import type { TableColumn } from 'latent';
import type { KeptData } from './keep.ts';

/** A cell as text; a missing one is empty. */
function cellText(column: TableColumn, row: number): string {
  if (column.kind === 'labels') return column.levels[(column.codes[row] as number) - 1] ?? '';
  const value = column.values[row] as number;
  return Number.isNaN(value) ? '' : String(value);
}

export function isMissing(column: TableColumn, row: number): boolean {
  return column.kind === 'labels' ? column.codes[row] === 0 : Number.isNaN(column.values[row]);
}

/** The cells of a row in the order of the file, id and weight in their places. */
export function rowCells({ header, table, ids, weights, reading }: KeptData, row: number): string[] {
  return header.map((name) => {
    const column = table.columns.get(name);
    if (column) return cellText(column, row);
    if (name === reading.id) return ids?.[row] ?? '';
    return name === reading.weights ? String(weights?.[row] ?? '') : '';
  });
}
