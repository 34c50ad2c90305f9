import { LatentError } from '../error/index.ts';
import { createLabelBuilder, createNumberBuilder, type NumberColumn, type TableColumn } from '../table/index.ts';
import type { AnyColumn } from './columns.ts';

/** Builds a column of a table cell by cell. */
export interface CellBuilder {
  /** @throws LatentError BAD_CELL */
  add(cell: unknown, row: number): void;
  finish(): TableColumn;
}

/** What builds the column that cells of a column of the schema make. */
export function createCellBuilder(column: AnyColumn, name: string): CellBuilder {
  if ('levels' in column) {
    const labels = createLabelBuilder(name);
    return { add: (cell, row) => labels.add(cellLabel(cell, column, name, row)), finish: labels.finish };
  }
  const numbers = createNumberBuilder(name);
  return { add: (cell, row) => numbers.add(cellNumber(cell, name, row)), finish: numbers.finish };
}

/** A column of a table from an array or a typed array of cells, which is copied. */
export function columnOf(cells: ArrayLike<unknown>, column: AnyColumn, name: string): TableColumn {
  if (!('levels' in column) && isNumeric(cells)) return numbersOf(cells, name);
  const builder = createCellBuilder(column, name);
  const positions = column.kind === 'categorical' && ArrayBuffer.isView(cells);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (cell === undefined && !(row in cells)) throw hole(name, row);
    builder.add(positions ? levelAt(cell as number, column.levels, name, row) : cell, row);
  }
  return builder.finish();
}

const isNumeric = (cells: ArrayLike<unknown>): cells is ArrayLike<number> =>
  ArrayBuffer.isView(cells) && typeof cells[0] === 'number';

const numbersOf = (cells: ArrayLike<number>, name: string): NumberColumn => ({
  kind: 'numbers',
  name,
  values: new Float64Array(cells),
});

function levelAt(position: number, levels: readonly string[], name: string, row: number): string | undefined {
  if (Number.isNaN(position)) return undefined;
  const level = levels[position];
  if (level !== undefined) return level;
  throw new LatentError(
    'BAD_CELL',
    `cell ${position} of "${name}" is no position of a level`,
    `Give whole numbers from 0 to ${levels.length - 1}; NaN for missing cells (in float arrays).`,
    { row: row + 1, column: name },
  );
}

/** The level that a cell names; missing cells are undefined. Without a column: any string. */
export function cellLabel(cell: unknown, column: AnyColumn | undefined, name: string, row: number): string | undefined {
  if (isMissing(cell)) return undefined;
  if (column?.kind === 'bernoulli') {
    if (cell === 1 || cell === true) return '1';
    if (cell === 0 || cell === false) return '0';
    throw badCell(
      cell,
      name,
      row,
      'Bernoulli cells are 0, 1, false or true; null where missing. Another coding is categorical([…]).',
    );
  }
  if (typeof cell !== 'string')
    throw badCell(cell, name, row, 'Cells are strings, exactly as the levels are written; null where missing.');
  return cell;
}

/** The number in a cell, NaN where it is missing; what numbers a family takes is checked with the model. */
function cellNumber(cell: unknown, name: string, row: number): number {
  if (isMissing(cell)) return Number.NaN;
  if (typeof cell === 'number') return cell;
  throw badCell(cell, name, row, 'Cells are numbers, not strings, booleans or BigInts; null or NaN where missing.');
}

const isMissing = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell));

function badCell(cell: unknown, column: string, row: number, fix: string): LatentError {
  return new LatentError(
    'BAD_CELL',
    `the cell ${nameOf(cell)} (${typeof cell}) of row ${row + 1} does not fit column "${column}"`,
    fix,
    { row: row + 1, column },
  );
}

function hole(column: string, row: number): LatentError {
  return new LatentError(
    'BAD_CELL',
    `column "${column}" has a hole at row ${row + 1}: the array has no entry there`,
    'Write null for a missing cell.',
    { row: row + 1, column },
  );
}

/** A value that should be something else, in a message. */
export function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'bigint' ? `${value}n` : typeof value === 'string' ? JSON.stringify(value) : String(value);
}
