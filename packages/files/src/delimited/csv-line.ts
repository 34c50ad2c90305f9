/** What a cell of a written file can hold; missing values (`null`, `undefined`, NaN) become empty cells. */
export type CellValue = string | number | boolean | null | undefined;

/**
 * A line of CSV (RFC 4180, ends with LF).
 *
 * @example
 * csvLine(['id', 0.25, '=1+1']); // "id,0.25,'=1+1\n"
 */
export function csvLine(values: readonly CellValue[], delimiter = ','): string {
  return `${values.map((value) => csvCell(value, delimiter)).join(delimiter)}\n`;
}

/**
 * A cell of CSV: numbers in their shortest exact form, text in quotes where it needs them. Text that a spreadsheet would
 * run as a formula (it begins with = + - @ tab or CR and goes on) gets an apostrophe in front, unless it is a number such as "-1".
 */
export function csvCell(value: CellValue, delimiter = ','): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  const quotes = text.includes(delimiter) || NEEDS_QUOTES.test(text);
  return quotes ? `"${text.replaceAll('"', '""')}"` : text;
}

const FORMULA = /^[=+\-@\t\r]./s;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /["\r\n\uFEFF]|^\s|\s$/;
