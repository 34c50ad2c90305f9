import type { Warning } from '../error/index.ts';
import type { Codes } from './codes.ts';

/** A column of labels: code 0 = missing, code i = `levels[i - 1]`, in order of first appearance. */
export interface LabelColumn {
  readonly kind: 'labels';
  readonly name: string;
  readonly codes: Codes;
  readonly levels: readonly string[];
  /** The row (from 0) where each level stands first. */
  readonly firstRow: readonly number[];
}

/** A column of numbers: NaN = missing. */
export interface NumberColumn {
  readonly kind: 'numbers';
  readonly name: string;
  readonly values: Float64Array;
}

/** A column as it was read: labels, or numbers. */
export type TableColumn = LabelColumn | NumberColumn;

/** Columns of equal length, as they were read: the start of the pipeline. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** Names of columns that the source has and that were not read. */
  readonly skipped: readonly string[];
  /** The line of a row (both: row from 0, line from 1) in its file, where it came from one. */
  readonly lineOf: (row: number) => number | undefined;
  readonly file?: string | undefined;
  readonly warnings: readonly Warning[];
}

/** Where a row of a table stands, for messages. */
export function whereIs(
  table: Table,
  row: number,
  column?: string,
): { file?: string | undefined; line?: number | undefined; row: number; column?: string | undefined } {
  return { file: table.file, line: table.lineOf(row), row: row + 1, column };
}
