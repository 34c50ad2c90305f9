import { LatentError } from '../error/index.ts';
import { createLabelBuilder, type Table, type TableColumn } from '../table/index.ts';
import { type CellBuilder, cellLabel, columnOf, createCellBuilder, nameOf } from './cells.ts';
import type { AnyColumn, CellOf, Missing, Schema } from './columns.ts';

/** One row of data: a cell for each column; an absent or null cell is missing. */
export type Row<S extends Schema> = { readonly [K in keyof S]?: CellOf<S[K]> | Missing };

/**
 * Data column by column, every column of the model: arrays of cells, or typed arrays (numbers: their values; Bernoulli: 0 and 1;
 * categorical: positions of levels from 0; NaN = missing).
 */
export type Columns<S extends Schema> = { readonly [K in keyof S]: ArrayLike<CellOf<S[K]> | Missing> | NumericArray };

/** Typed arrays that may be a column. */
export type NumericArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Data as rows, as columns, or as a table that was read from a file. */
export type Rows<S extends Schema> = Iterable<Row<S>> | Columns<S> | Table;

/** Reads data of any of the three forms into a table; nothing that is passed in is changed. */
export function tableOf<S extends Schema>(schema: S, rows: Rows<S>): Table {
  if (isTable(rows)) return rows;
  if (typeof rows !== 'object' || rows === null)
    throw new LatentError(
      'BAD_ROWS',
      `data are ${rows === null ? 'null' : `a ${typeof rows}`}`,
      'Give an array of row objects, an object of columns, or a table.',
    );
  if (Symbol.asyncIterator in rows)
    throw new LatentError('BAD_ROWS', 'data are an asynchronous iterable', 'Collect the rows into an array first.');
  return Symbol.iterator in rows ? tableOfRows(schema, rows) : tableOfColumns(schema, rows);
}

/** A table with one more column of labels, or with that column replaced. */
export function withLabels(table: Table, name: string, labels: ArrayLike<string | Missing>): Table {
  if (!isList(labels) || labels.length !== table.rows)
    throw new LatentError(
      'BAD_ROWS',
      isList(labels)
        ? `there are ${labels.length} known classes for ${table.rows} rows`
        : `the known classes are ${nameOf(labels)}, not an array`,
      'Give one for each row; null where it is not known.',
      { column: name },
    );
  const builder = createLabelBuilder(name);
  for (let row = 0; row < table.rows; row++) builder.add(cellLabel(labels[row], undefined, name, row));
  return { ...table, columns: new Map([...table.columns, [name, builder.finish()]]) };
}

function isTable<S extends Schema>(rows: Rows<S>): rows is Table {
  return (
    typeof rows === 'object' &&
    rows !== null &&
    'lineOf' in rows &&
    typeof rows.lineOf === 'function' &&
    'columns' in rows &&
    rows.columns instanceof Map
  );
}

function tableOfRows<S extends Schema>(schema: S, rows: Iterable<Row<S>>): Table {
  const names = Object.keys(schema);
  const builders = names.map((name) => createCellBuilder(schema[name] as AnyColumn, name));
  let count = 0;
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw new LatentError(
        'BAD_ROWS',
        `row ${count + 1} is ${nameOf(row)}, not an object`,
        'Give rows as objects with a cell for each column; {} is a row without any.',
        { row: count + 1 },
      );
    for (const key of Object.keys(row)) if (!Object.hasOwn(schema, key)) throw unknownColumn(key, names, count);
    names.forEach((name, j) => {
      const cell = Object.hasOwn(row, name) ? row[name] : undefined;
      (builders[j] as CellBuilder).add(cell, count);
    });
    count++;
  }
  return plainTable(
    count,
    builders.map((builder) => builder.finish()),
  );
}

function tableOfColumns<S extends Schema>(schema: S, columns: Columns<S>): Table {
  const names = Object.keys(schema);
  for (const key of Object.keys(columns)) if (!Object.hasOwn(schema, key)) throw unknownColumn(key, names, undefined);
  const given = names.filter((name) => Object.hasOwn(columns, name) && columns[name] !== undefined);
  const lists = given.map((name) => listOf(columns[name], name));
  const rows = lists.reduce((most, list) => Math.max(most, list.length), 0);
  lists.forEach((list, j) => {
    if (list.length !== rows)
      throw new LatentError(
        'RAGGED_COLUMNS',
        `column "${given[j]}" has ${list.length} cells, others ${rows}`,
        'Give columns of equal length; null for missing cells.',
        { column: given[j] },
      );
  });
  return plainTable(
    rows,
    lists.map((list, j) => columnOf(list, schema[given[j] as string] as AnyColumn, given[j] as string)),
  );
}

function listOf(cells: unknown, name: string): ArrayLike<unknown> {
  if (isList(cells)) return cells;
  throw new LatentError(
    'BAD_ROWS',
    `column "${name}" is ${nameOf(cells)}, not an array`,
    'Give an array or a typed array of cells for each column; null for missing cells.',
    { column: name },
  );
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'length' in value &&
  Number.isInteger(value.length) &&
  (value.length as number) >= 0;

function unknownColumn(key: string, names: readonly string[], row: number | undefined): LatentError {
  return new LatentError('UNKNOWN_COLUMN', `the model has no column "${key}"`, `Columns are: ${names.join(', ')}.`, {
    column: key,
    ...(row === undefined ? {} : { row: row + 1 }),
  });
}

function plainTable(rows: number, columns: readonly TableColumn[]): Table {
  return {
    rows,
    columns: new Map(columns.map((column) => [column.name, column] as const)),
    skipped: [],
    lineOf: () => undefined,
    warnings: [],
  };
}
