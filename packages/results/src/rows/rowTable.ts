import type { LabelColumn, Table, TableColumn } from 'latent';

/** A table of one row of another, so many times, with the levels of that row only. */
export function repeatedRow(table: Table, row: number, times: number): Table {
  const columns = new Map([...table.columns].map(([name, column]) => [name, repeated(column, row, times)] as const));
  return { ...table, rows: times, columns, lineOf: () => table.lineOf(row), warnings: [] };
}

/** A column of labels, one a row. */
export function labelColumn(name: string, labels: readonly string[]): LabelColumn {
  return {
    kind: 'labels',
    name,
    codes: Uint32Array.from(labels, (_, i) => i + 1),
    levels: labels,
    firstRow: labels.map((_, i) => i),
  };
}

function repeated(column: TableColumn, row: number, times: number): TableColumn {
  const { name } = column;
  if (column.kind === 'numbers')
    return { kind: 'numbers', name, values: new Float64Array(times).fill(column.values[row] as number) };
  const level = column.levels[(column.codes[row] as number) - 1];
  return {
    kind: 'labels',
    name,
    codes: new Uint8Array(times).fill(level === undefined ? 0 : 1),
    levels: level === undefined ? [] : [level],
    firstRow: level === undefined ? [] : [0],
  };
}
