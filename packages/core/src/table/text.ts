import { LatentError, type Warning, type Where } from '../error/index.ts';
import { createLabelBuilder, type LabelBuilder } from './labels.ts';
import { createLineIndex } from './lines.ts';
import { type MissingRule, missingRule } from './missing.ts';
import { readNumber } from './number.ts';
import { createNumberBuilder, type NumberBuilder } from './numbers.ts';
import type { Table, TableColumn } from './table.ts';

/** How a column of text is read: labels as they stand, numbers, or labels that turn into numbers where there are very many. */
export type ColumnReading = 'labels' | 'numbers' | 'either';

/** What is read of a text table, and how. */
export interface TextTableOptions {
  /** How each column is read; a column that is not named is left out. */
  readonly columns: ReadonlyMap<string, ColumnReading>;
  /**
   * Missing tokens, such as `"NA,q1:9,q2:98|99"`: those for every column replace NA, N/A, NaN, null and NULL, `column:a|b` adds some for
   * one column; `""` leaves only empty cells. Empty cells are always missing.
   */
  readonly missing?: string | undefined;
  /** About how many rows there will be, where that is known: room for them is taken at once. */
  readonly expectedRows?: number | undefined;
  /** Name of the file, for messages. */
  readonly file?: string | undefined;
}

/** Takes rows of text cells one by one, as a CSV reader gives them. */
export interface TextTableBuilder {
  /** Adds a row; `line` is its line in the file, from 1. */
  add(cells: readonly string[], line?: number): void;
  /** Adds columns that came to light after some rows, whose cells in these rows are missing; later rows have their cells behind the others. */
  widen(names: readonly string[], columns: ReadonlyMap<string, ColumnReading>): void;
  finish(): Table;
}

/** More different labels than this, all numbers: a column that may be either is numeric. */
const LABEL_LIMIT = 4096;

/**
 * Reads text cells into a table, row by row, keeping one small code or one number a cell.
 *
 * @param header the names of all columns, in order
 * @throws LatentError UNKNOWN_COLUMN, BAD_OPTION; while reading numbers NOT_A_NUMBER, DECIMAL_COMMA, NOT_FINITE
 * @example
 * const builder = createTextTable(['A', 'B'], { columns: new Map([['A', 'labels']]) });
 * builder.add(['1', 'x'], 2); const table = builder.finish();
 */
export function createTextTable(header: readonly string[], options: TextTableOptions): TextTableBuilder {
  const known = new Set(header);
  for (const name of options.columns.keys())
    if (!known.has(name))
      throw new LatentError(
        'UNKNOWN_COLUMN',
        `there is no column "${name}" in the data`,
        `Columns are: ${header.join(', ')}.`,
        { file: options.file, column: name },
      );
  const rule = missingRule(options.missing);
  const names: string[] = [];
  const readers: { readonly index: number; readonly column: ColumnReader }[] = [];
  const open = (more: readonly string[], columns: ReadonlyMap<string, ColumnReading>) => {
    for (const name of more) {
      const index = names.push(name) - 1;
      const reading = columns.get(name);
      if (!reading) continue;
      const column = createColumnReader(name, reading, rule, options);
      for (let row = 0; row < rows; row++) column.add('', row, undefined);
      readers.push({ index, column });
    }
  };
  const lines = createLineIndex();
  let rows = 0;
  open(header, options.columns);
  return {
    widen: open,
    add(cells, line) {
      if (line !== undefined) lines.add(rows, line);
      for (const { index, column } of readers) column.add(cells[index] ?? '', rows, line);
      rows++;
    },
    finish() {
      const columns = new Map(readers.map(({ column }) => [column.name, column.finish()] as const));
      return {
        rows,
        columns,
        skipped: names.filter((name) => !columns.has(name)),
        lineOf: lines.lineOf,
        file: options.file,
        warnings: missingTokens(readers.map(({ column }) => column)),
      };
    },
  };
}

interface ColumnReader {
  readonly name: string;
  readonly tokens: ReadonlyMap<string, number>;
  add(cell: string, row: number, line: number | undefined): void;
  finish(): TableColumn;
}

function createColumnReader(
  name: string,
  reading: ColumnReading,
  rule: MissingRule,
  { file, expectedRows = 0 }: TextTableOptions,
): ColumnReader {
  const isNumeric = reading === 'numbers';
  let labels: LabelBuilder | undefined = isNumeric ? undefined : createLabelBuilder(name, expectedRows);
  let numbers: NumberBuilder | undefined = isNumeric ? createNumberBuilder(name, expectedRows) : undefined;
  const tokens = new Map<string, number>();
  const codes = new Map<string, number>(); // of cells that were seen before, as they stand in the file

  const addNumber = (cell: string, row: number, line: number | undefined) => {
    const number = readNumber(cell);
    if (number.kind === 'number') numbers?.add(number.value);
    else throw notANumber(cell, number.kind, { file, line, row: row + 1, column: name });
  };
  return {
    name,
    tokens,
    add(cell, row, line) {
      const code = codes.get(cell);
      if (code !== undefined && labels) labels.repeat(code);
      else if (rule.isMissing(cell, name)) {
        const token = cell.trim();
        if (token !== '') tokens.set(token, (tokens.get(token) ?? 0) + 1);
        labels?.add(undefined);
        numbers?.add(Number.NaN);
      } else if (labels) {
        const before = labels.distinct();
        const own = labels.add(tidy(cell));
        const isNew = own > before;
        if (codes.size < LABEL_LIMIT) codes.set(cell, own);
        if (isNew && reading === 'either' && before >= LABEL_LIMIT) {
          numbers = toNumbers(labels, expectedRows);
          if (numbers) labels = undefined;
        }
      } else addNumber(cell, row, line);
    },
    finish: () => (labels ?? (numbers as NumberBuilder)).finish(),
  };
}

/** Labels stand as they are; only numbers lose the white space around them. */
function tidy(cell: string): string {
  const bare = cell.trim();
  return bare.length !== cell.length && readNumber(bare).kind === 'number' ? bare : cell;
}

/** Turns a column of labels into numbers where every label is one; tried once in every LABEL_LIMIT new labels. */
function toNumbers(labels: LabelBuilder, expectedRows: number): NumberBuilder | undefined {
  if ((labels.distinct() - 1) % LABEL_LIMIT !== 0) return undefined;
  const column = labels.finish();
  const values = column.levels.map(readNumber);
  if (values.some((value) => value.kind !== 'number')) return undefined;
  const numbers = createNumberBuilder(column.name, expectedRows);
  for (const code of column.codes) {
    const value = code === 0 ? undefined : values[code - 1];
    numbers.add(value?.kind === 'number' ? value.value : Number.NaN);
  }
  return numbers;
}

/** Why a token is no number, for a message. */
export function notANumber(cell: string, kind: string, where: Where): LatentError {
  const shown = JSON.stringify(cell);
  if (kind === 'decimal-comma')
    return new LatentError(
      'DECIMAL_COMMA',
      `${shown} has a decimal comma`,
      'Write numbers with a decimal point (1.5).',
      where,
    );
  if (kind === 'not-finite')
    return new LatentError(
      'NOT_FINITE',
      `${shown} is not a finite number`,
      'Correct the cell, or declare it as missing with --missing.',
      where,
    );
  return new LatentError(
    'NOT_A_NUMBER',
    `${shown} is not a number`,
    `Correct the cell, or declare it as missing: --missing "${where.column}:${cell.trim()}".`,
    where,
  );
}

function missingTokens(readers: readonly ColumnReader[]): Warning[] {
  const counts = new Map<string, number>();
  for (const { tokens } of readers)
    for (const [token, count] of tokens) counts.set(token, (counts.get(token) ?? 0) + count);
  if (counts.size === 0) return [];
  const listed = [...counts].map(([token, count]) => `${token} (${count})`).join(', ');
  return [
    {
      code: 'MISSING_TOKENS',
      level: 'info',
      message: `read as missing cells: ${listed}`,
      fix: 'If one of these is a real answer, name the missing tokens yourself with --missing.',
      where: { tokens: Object.fromEntries(counts) },
    },
  ];
}
