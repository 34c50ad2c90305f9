import { LatentError, type Warning } from '../error/index.ts';
import { type Table, type TableColumn, whereIs } from '../table/index.ts';
import { type CodedFeature, codeByLevels, type Unseen } from './levels.ts';
import { type NumberRule, readNumbers } from './numbers.ts';
import { codeBySupport } from './support.ts';

/** A column of the data as a model needs it: labels with these levels, or numbers. */
export type ColumnNeed =
  | { readonly name: string; readonly levels: readonly string[] }
  | { readonly name: string; readonly numbers: NumberRule };

/** A feature of a model as data must fill it. */
export interface Feature {
  readonly name: string;
  readonly columns: readonly ColumnNeed[];
  /** `values`: numbers as they are; `support`: coded by their distinct values; `few`: coded where these are few or huge. */
  readonly coding: 'levels' | 'values' | 'support' | 'few';
  /** What is wrong with a row's cells together, if anything is. */
  readonly check?: ((cells: Float64Array) => string | undefined) | undefined;
}

/** One feature's numbers, column by column; NaN = missing. */
export interface ValueFeature {
  readonly kind: 'values';
  readonly values: readonly Float64Array[];
}

export type EncodedFeature = CodedFeature | ValueFeature;

export interface Encoded {
  readonly rows: number;
  readonly features: readonly EncodedFeature[];
  readonly warnings: readonly Warning[];
}

/** Numbers of up to so many distinct values are coded; so are larger ones than this, whose tables are exact where moments would cancel. */
const FEW = 4096;
const HUGE = 2 ** 16;

/**
 * Turns the columns of a table into the codes and numbers of a model, matched by name.
 *
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL (row and level named), NOT_A_LABEL, NOT_A_NUMBER, NOT_FINITE, DECIMAL_COMMA,
 *   NOT_A_COUNT, OUT_OF_RANGE
 */
export function encode(table: Table, features: readonly Feature[], unseen: Unseen): Encoded {
  const warnings: Warning[] = [];
  const encoded = features.map((feature) => encodeFeature(table, feature, unseen, warnings));
  return { rows: table.rows, features: encoded, warnings };
}

function encodeFeature(table: Table, feature: Feature, unseen: Unseen, warnings: Warning[]): EncodedFeature {
  const [first] = feature.columns;
  if (first && 'levels' in first)
    return codeByLevels(table, columnOf(table, first.name), first.levels, unseen, warnings);
  const values = feature.columns.map((need) =>
    'numbers' in need ? readNumbers(table, columnOf(table, need.name), need.numbers) : new Float64Array(0),
  );
  if (feature.check) assertTogether(table, feature, values);
  if (feature.coding === 'values') return { kind: 'values', values };
  const most = values.reduce((largest, column) => column.reduce((a, b) => (b > a ? b : a), largest), 0);
  const limit = feature.coding === 'support' || most > HUGE ? Number.POSITIVE_INFINITY : FEW;
  return codeBySupport(values, limit) ?? { kind: 'values', values };
}

function columnOf(table: Table, name: string): TableColumn {
  const column = table.columns.get(name);
  if (column) return column;
  throw new LatentError(
    'COLUMN_ABSENT',
    `the model needs a column "${name}", and the data have none`,
    `Add the column (empty cells are allowed), or rename one: the data have ${[...table.columns.keys(), ...table.skipped].join(', ')}.`,
    { file: table.file, column: name },
  );
}

/** Refuses rows whose cells do not go together; a feature of several coded columns is missing as a whole where one cell is. */
function assertTogether(table: Table, { columns, check }: Feature, values: readonly Float64Array[]): void {
  const cells = new Float64Array(values.length);
  for (let row = 0; row < table.rows; row++) {
    values.forEach((column, j) => {
      cells[j] = column[row] as number;
    });
    const problem = check?.(cells);
    if (problem === undefined) continue;
    throw new LatentError(
      'OUT_OF_RANGE',
      problem,
      'Correct the cell, or declare it as missing.',
      whereIs(table, row, columns[0]?.name),
    );
  }
}
