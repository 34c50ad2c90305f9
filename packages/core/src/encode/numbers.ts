import { LatentError } from '../error/index.ts';
import { type LabelColumn, notANumber, readNumber, type Table, type TableColumn, whereIs } from '../table/index.ts';

/** What numbers a column may hold. */
export interface NumberRule {
  /** Whole numbers only. */
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

/** Whole numbers from 0 that a double tells apart. */
export const COUNT: NumberRule = { whole: true, least: 0, most: 2 ** 53 };
/** Any finite number. */
export const FINITE: NumberRule = { whole: false, least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/**
 * The numbers of a column, NaN = missing; labels are read as numbers.
 *
 * @throws LatentError NOT_A_NUMBER, DECIMAL_COMMA, NOT_FINITE, NOT_A_COUNT, OUT_OF_RANGE, each with its row
 */
export function readNumbers(table: Table, column: TableColumn, rule: NumberRule): Float64Array {
  if (column.kind === 'labels') {
    const numbers = column.levels.map((level, index) => {
      const value = numberOf(table, column, level, index);
      assertAllowed(value, rule, table, column.firstRow[index] as number, column.name);
      return value;
    });
    return Float64Array.from(column.codes, (code) => (code === 0 ? Number.NaN : (numbers[code - 1] as number)));
  }
  column.values.forEach((value, row) => {
    if (!Number.isNaN(value)) assertAllowed(value, rule, table, row, column.name);
  });
  return column.values;
}

function numberOf(table: Table, column: LabelColumn, level: string, index: number): number {
  const reading = readNumber(level);
  if (reading.kind === 'number') return reading.value;
  throw notANumber(level, reading.kind, whereIs(table, column.firstRow[index] as number, column.name));
}

function assertAllowed(
  value: number,
  { whole, least, most }: NumberRule,
  table: Table,
  row: number,
  column: string,
): void {
  if (!Number.isFinite(value)) throw notANumber(String(value), 'not-finite', whereIs(table, row, column));
  if (whole && (!Number.isInteger(value) || value < 0 || value > 2 ** 53))
    throw new LatentError(
      'NOT_A_COUNT',
      `${value} is not a count`,
      `Counts are whole numbers from 0 to 2^53. Correct the cell, or fit "${column}" as another family (${column}:gaussian).`,
      whereIs(table, row, column),
    );
  if (value < least || value > most)
    throw new LatentError(
      'OUT_OF_RANGE',
      value < least ? `${value} is below ${least}` : `${value} is above ${most}`,
      `Values of "${column}" go from ${least}${most < Number.MAX_VALUE ? ` to ${most}` : ''}. Correct the cell, or choose another family.`,
      whereIs(table, row, column),
    );
}
