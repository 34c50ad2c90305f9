import { join } from 'node:path';
import { createTextTable, LatentError, type Table, type TableColumn } from 'latent';
import { readData } from '../data/readData.ts';

/** Some columns of a file of the folder of references, which must be the file that the results were computed from. */
export async function readSet(
  folder: string,
  dataset: string,
  sha256: string | null,
  columns: readonly string[],
  reading: 'labels' | 'numbers' | ReadonlyMap<string, 'labels' | 'numbers'>,
): Promise<Table> {
  const path = join(folder, 'data', `${dataset}.csv`);
  const readingOf = (name: string) => (typeof reading === 'string' ? reading : (reading.get(name) ?? 'labels'));
  const data = await readData(path, { columns: () => new Map(columns.map((name) => [name, readingOf(name)])) });
  if (sha256 !== null && data.sha256 !== sha256)
    throw new LatentError(
      'OTHER_DATA',
      `the file is not the one that the results were computed from: its SHA-256 is ${data.sha256}, not ${sha256}`,
      'Take the file as it was published.',
      { file: path },
    );
  return data.table;
}

/** Rows that stand in a file of results or in the program, as labels or numbers; null is a missing cell. */
export function tableOf(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  reading: 'labels' | 'numbers' = 'labels',
): Table {
  const builder = createTextTable(columns, { columns: new Map(columns.map((name) => [name, reading])) });
  for (const row of rows) builder.add(row.map((cell) => (cell === null ? '' : String(cell))));
  return builder.finish();
}

/** Numbers in another unit. */
export function divided(table: Table, by: number): Table {
  if (by === 1) return table;
  const inUnit = (column: TableColumn): TableColumn =>
    column.kind === 'numbers' ? { ...column, values: column.values.map((value) => value / by) } : column;
  return { ...table, columns: new Map([...table.columns].map(([name, column]) => [name, inUnit(column)])) };
}
