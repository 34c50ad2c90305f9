import { LatentError, type Warning } from '../error/index.ts';
import { readNumber } from './number.ts';
import { type LabelColumn, type Table, type TableColumn, whereIs } from './table.ts';
import { notANumber } from './text.ts';

/** A column as an item of a model: its family, its levels in order, and why. */
export interface InferredColumn {
  readonly name: string;
  readonly family: string;
  readonly levels: readonly string[];
  readonly reason: string;
  readonly warnings: readonly Warning[];
}

/** Integers with at most this many different values are categorical. */
const INTEGER_LEVELS = 20;

/**
 * What a column is as an item: text, and integers with at most 20 different values, are categorical; other numbers Gaussian.
 * Refused, with the remedy: mixed text and numbers, decimal commas, infinities, negative codes, all cells missing, all different.
 *
 * @param declared the family that the user gave the column; then only what contradicts it is refused
 * @param weighted true where rows have weights: then a table of patterns may well have all cells different
 * @throws LatentError UNKNOWN_COLUMN, COLUMN_ALL_MISSING, NOT_BERNOULLI, NOT_A_LABEL, NOT_A_NUMBER, MIXED_COLUMN, DECIMAL_COMMA,
 *   NOT_FINITE, NEGATIVE_CODE, ALL_DISTINCT
 * @example
 * const { family, levels, reason } = inferColumn(table, 'A', undefined, false);
 */
export function inferColumn(
  table: Table,
  name: string,
  declared: string | undefined,
  weighted: boolean,
): InferredColumn {
  const column = table.columns.get(name);
  if (!column)
    throw new LatentError(
      'UNKNOWN_COLUMN',
      `there is no column "${name}" in the data`,
      'Check the spelling of --columns.',
      { file: table.file, column: name },
    );
  if (isEmpty(column))
    throw new LatentError(
      'COLUMN_ALL_MISSING',
      `every cell of column "${name}" is missing`,
      'Leave the column out with --columns, or declare it as hidden (latent).',
      { file: table.file, column: name },
    );
  if (declared === 'bernoulli' || declared === 'categorical') {
    if (column.kind === 'numbers') throw notLabels(table, name, declared);
    return declared === 'bernoulli' ? bernoulli(table, column) : categorical(table, column, 'declared', weighted);
  }
  if (declared !== undefined) {
    assertNumbers(table, column);
    return { name, family: declared, levels: [], reason: 'declared', warnings: [] };
  }
  if (column.kind === 'numbers') return gaussian(name, 'numbers with very many values');
  return inferLabels(table, column, weighted);
}

function inferLabels(table: Table, column: LabelColumn, weighted: boolean): InferredColumn {
  const readings = column.levels.map(readNumber);
  const count = (kind: string) => readings.filter((reading) => reading.kind === kind).length;
  const offender = (kind: string) => readings.findIndex((reading) => reading.kind === kind);
  if (count('not-finite') > 0 && count('number') > 0) throw notFinite(table, column, offender('not-finite'));
  if (count('decimal-comma') > 0) throw decimalComma(table, column, offender('decimal-comma'));
  if (count('number') > 0 && count('text') > 0)
    throw mixed(
      table,
      column,
      readings.map((reading) => reading.kind),
    );
  if (count('number') === 0) {
    if (!weighted && allDifferent(table, column)) throw identifier(table, column, 'categorical');
    return categorical(table, column, 'text', true);
  }
  const values = readings.map((reading) => (reading.kind === 'number' ? reading.value : 0));
  const integers = values.every(Number.isInteger);
  if (integers && !weighted && allDifferent(table, column)) throw identifier(table, column, 'categorical', 'gaussian');
  if (!integers) return gaussian(column.name, 'numbers with decimals');
  if (column.levels.length > INTEGER_LEVELS)
    return gaussian(column.name, `integers with more than ${INTEGER_LEVELS} values`);
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0) throw negativeCode(table, column, negative);
  return categorical(table, column, `integers with at most ${INTEGER_LEVELS} values`, true);
}

/** Numbers by value, then text by code units: the same order for the same levels, whatever the order of the rows. */
export function sortLevels(levels: readonly string[]): string[] {
  const keyed = levels.map((level) => ({ level, number: readNumber(level) }));
  return keyed
    .sort((a, b) => {
      if (a.number.kind === 'number' && b.number.kind === 'number' && a.number.value !== b.number.value)
        return a.number.value - b.number.value;
      if (a.number.kind !== b.number.kind)
        return a.number.kind === 'number' ? -1 : b.number.kind === 'number' ? 1 : compareText(a.level, b.level);
      return compareText(a.level, b.level);
    })
    .map(({ level }) => level);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const gaussian = (name: string, reason: string): InferredColumn => ({
  name,
  family: 'gaussian',
  levels: [],
  reason,
  warnings: [],
});

function categorical(table: Table, column: LabelColumn, reason: string, weighted: boolean): InferredColumn {
  const { name, levels } = column;
  return {
    name,
    family: 'categorical',
    levels: sortLevels(levels),
    reason,
    warnings: remarks(table, column, weighted),
  };
}

const isEmpty = (column: TableColumn): boolean =>
  column.kind === 'labels' ? column.levels.length === 0 : column.values.every(Number.isNaN);

/** Refuses labels that are no numbers, the first of the rows first. */
function assertNumbers(table: Table, column: TableColumn): void {
  if (column.kind === 'numbers') return;
  column.levels.forEach((level, index) => {
    const { kind } = readNumber(level);
    if (kind !== 'number') throw notANumber(level, kind, at(table, column, index));
  });
}

function notLabels(table: Table, column: string, declared: string): LatentError {
  return new LatentError(
    'NOT_A_LABEL',
    `column "${column}" is declared ${declared}, and it holds thousands of different numbers`,
    `Declare it as a family of numbers: "${column}:gaussian".`,
    { file: table.file, column },
  );
}

function bernoulli(table: Table, column: LabelColumn): InferredColumn {
  const wrong = column.levels.findIndex((level) => level !== '0' && level !== '1');
  if (wrong >= 0)
    throw new LatentError(
      'NOT_BERNOULLI',
      `a Bernoulli column holds 0 and 1, and ${place(column, wrong)} is ${JSON.stringify(column.levels[wrong])}`,
      `Declare "${column.name}:categorical" to keep its own levels, or recode it to 0 and 1.`,
      at(table, column, wrong),
    );
  return {
    name: column.name,
    family: 'bernoulli',
    levels: ['0', '1'],
    reason: 'declared',
    warnings: remarks(table, column, true),
  };
}

function remarks(table: Table, column: LabelColumn, weighted: boolean): Warning[] {
  const where = { file: table.file, column: column.name };
  if (column.levels.length === 1)
    return [
      {
        code: 'CONSTANT_COLUMN',
        level: 'warning',
        message: `column "${column.name}" has the one value ${JSON.stringify(column.levels[0])}: it says nothing about the classes and has no free parameters`,
        fix: 'Leave it out with --columns.',
        where,
      },
    ];
  if (!weighted && allDifferent(table, column))
    return [
      {
        code: 'ALL_DISTINCT',
        level: 'warning',
        message: `all cells of column "${column.name}" are different, as in an identifier`,
        fix: 'If it names the rows, use --id instead.',
        where,
      },
    ];
  return [];
}

function allDifferent(table: Table, column: LabelColumn): boolean {
  if (column.levels.length < 3) return false;
  let cells = 0;
  for (const code of column.codes) if (code !== 0) cells++;
  return cells === column.levels.length && table.rows >= 3;
}

function identifier(table: Table, { name }: LabelColumn, ...families: readonly string[]): LatentError {
  const insisted = families.map((family) => `--columns "${name}:${family}"`).join(' or ');
  return new LatentError(
    'ALL_DISTINCT',
    `all cells of column "${name}" are different: it looks like an identifier, not an item`,
    `Name it with --id ${name}, leave it out with --columns, or insist with ${insisted}.`,
    { file: table.file, column: name },
  );
}

const place = (column: LabelColumn, level: number): string => `row ${(column.firstRow[level] as number) + 1}`;
const at = (table: Table, column: LabelColumn, level: number) => ({
  ...whereIs(table, column.firstRow[level] as number, column.name),
  level: column.levels[level],
});

function notFinite(table: Table, column: LabelColumn, level: number): LatentError {
  return new LatentError(
    'NOT_FINITE',
    `${JSON.stringify(column.levels[level])} is not a finite number`,
    `Correct the cell, or declare it as missing: --missing "${column.name}:${column.levels[level]}".`,
    at(table, column, level),
  );
}

function decimalComma(table: Table, column: LabelColumn, level: number): LatentError {
  return new LatentError(
    'DECIMAL_COMMA',
    `${JSON.stringify(column.levels[level])} has a decimal comma`,
    `Write numbers with a decimal point (1.5); where it is a label, declare "${column.name}:categorical".`,
    at(table, column, level),
  );
}

function negativeCode(table: Table, column: LabelColumn, level: number): LatentError {
  const token = column.levels[level];
  return new LatentError(
    'NEGATIVE_CODE',
    `the code ${token} of column "${column.name}" is negative`,
    `Where it stands for a missing cell: --missing "${column.name}:${token}"; where it is a level: --columns "${column.name}:categorical"; where it is a number: "${column.name}:gaussian".`,
    at(table, column, level),
  );
}

function mixed(table: Table, column: LabelColumn, kinds: readonly string[]): LatentError {
  const numbers = kinds.filter((kind) => kind === 'number').length;
  const minority = numbers * 2 >= kinds.length ? 'text' : 'number';
  const offenders = kinds.flatMap((kind, level) => (kind === minority ? [level] : []));
  const shown = offenders.slice(0, 5).map((level) => {
    const { line, row } = at(table, column, level);
    return `${JSON.stringify(column.levels[level])} (${line === undefined ? `row ${row}` : `line ${line}`})`;
  });
  const more = offenders.length > shown.length ? `, and ${offenders.length - shown.length} more` : '';
  const tokens = offenders
    .slice(0, 5)
    .map((level) => (column.levels[level] as string).trim())
    .join('|');
  return new LatentError(
    'MIXED_COLUMN',
    `column "${column.name}" mixes numbers and text: ${shown.join(', ')}${more}`,
    `Where these stand for missing cells: --missing "${column.name}:${tokens}"; where all are labels: --columns "${column.name}:categorical".`,
    at(table, column, offenders[0] as number),
  );
}
