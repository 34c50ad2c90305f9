import { LatentError, type Warning } from '../error/index.ts';
import type { Codes, Table } from '../table/index.ts';
import { whereIs } from '../table/index.ts';

/** A feature of a model as data must fill it: a column of labels with these levels. */
export interface Feature {
  readonly name: string;
  readonly levels: readonly string[];
}

/** One feature's codes: `remap[codes[row]]` is 0 = missing or the level's number from 1. */
export interface EncodedColumn {
  readonly levels: number;
  readonly codes: Codes;
  readonly remap: Uint32Array;
}

/** What is done with a level that the model does not know. */
export type Unseen = 'error' | 'missing';

export interface Encoded {
  readonly rows: number;
  readonly columns: readonly EncodedColumn[];
  readonly warnings: readonly Warning[];
}

/**
 * Turns the columns of a table into the level codes of a model, matched by name; nothing is copied but one small map a column.
 *
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL (row and level named), NOT_A_LABEL
 */
export function encode(table: Table, features: readonly Feature[], unseen: Unseen): Encoded {
  const warnings: Warning[] = [];
  const columns = features.map((feature) => {
    const column = table.columns.get(feature.name);
    if (!column)
      throw new LatentError(
        'COLUMN_ABSENT',
        `the model needs a column "${feature.name}", and the data have none`,
        `Add the column (empty cells are allowed), or rename one: the data have ${[...table.columns.keys(), ...table.skipped].join(', ')}.`,
        { file: table.file, column: feature.name },
      );
    if (column.kind === 'numbers')
      throw new LatentError(
        'NOT_A_LABEL',
        `column "${feature.name}" holds numbers, and the model needs levels`,
        `Levels are: ${feature.levels.join(', ')}.`,
        { file: table.file, column: feature.name },
      );
    const known = new Map(feature.levels.map((level, index) => [level, index + 1] as const));
    const remap = new Uint32Array(column.levels.length + 1);
    column.levels.forEach((level, index) => {
      const code = known.get(level);
      if (code !== undefined) remap[index + 1] = code;
      else if (unseen === 'error') throw unseenLevel(table, feature, level, column.firstRow[index] as number);
      else warnings.push(unseenWarning(table, feature, level, column.codes, index + 1));
    });
    return { levels: feature.levels.length, codes: column.codes, remap };
  });
  return { rows: table.rows, columns, warnings };
}

function unseenLevel(table: Table, feature: Feature, level: string, row: number): LatentError {
  return new LatentError(
    'UNSEEN_LEVEL',
    `${JSON.stringify(level)} is not a level of "${feature.name}" in the model`,
    `Levels are: ${feature.levels.join(', ')}. Correct the cell, or treat such cells as missing (--unseen missing where a fit is applied to new data).`,
    { ...whereIs(table, row, feature.name), level },
  );
}

function unseenWarning(table: Table, feature: Feature, level: string, codes: Codes, code: number): Warning {
  let cells = 0;
  for (const cell of codes) if (cell === code) cells++;
  return {
    code: 'UNSEEN_LEVEL',
    level: 'warning',
    message: `${cells} cell${cells === 1 ? '' : 's'} ${JSON.stringify(level)} of "${feature.name}" counted as missing: the model does not know this level`,
    fix: 'Fit again with data that have this level, or correct the cells.',
    where: { file: table.file, column: feature.name, level, cells },
  };
}
