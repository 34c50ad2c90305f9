import { createTextTable, type Table } from 'latent';

/**
 * Rows of labels as a table of `latent`; null is a missing cell.
 *
 * @example
 * labelTable(['Thoughts', 'Words'], [[null, '1'], ['0', '1']]);
 */
export function labelTable(names: readonly string[], rows: readonly (readonly (string | null)[])[]): Table {
  const columns = new Map(names.map((name) => [name, 'labels'] as const));
  const builder = createTextTable(names, { columns, missing: '', expectedRows: rows.length });
  for (const row of rows) builder.add(row.map((cell) => cell ?? ''));
  return builder.finish();
}
