import { LatentError, type Warning } from '../error/index.ts';
import { type Codes, type LabelColumn, type Table, type TableColumn, whereIs } from '../table/index.ts';

/** What is done with a level that the model does not know. */
export type Unseen = 'error' | 'missing';

/** One feature's codes: `remap[codes[row]]` is 0 = missing or the number of a level, or of a row of the support, from 1. */
export interface CodedFeature {
  readonly kind: 'codes';
  readonly levels: number;
  readonly codes: Codes;
  readonly remap: Uint32Array;
  /** The distinct values behind the codes, row-major distinct × columns, ascending; absent where codes are labels. */
  readonly support?: Float64Array | undefined;
  /** The numbers themselves, column by column, where there is a support. */
  readonly values?: readonly Float64Array[] | undefined;
}

/** The level codes of a column of labels; nothing is copied but one small map. */
export function codeByLevels(
  table: Table,
  column: TableColumn,
  levels: readonly string[],
  unseen: Unseen,
  warnings: Warning[],
): CodedFeature {
  const { name } = column;
  if (column.kind === 'numbers')
    throw new LatentError(
      'NOT_A_LABEL',
      `column "${name}" holds numbers, and the model needs levels`,
      `Levels are: ${levels.join(', ')}.`,
      { file: table.file, column: name },
    );
  const known = new Map(levels.map((level, index) => [level, index + 1] as const));
  const strange = column.levels.filter((level) => !known.has(level));
  if (unseen === 'error' && strange.length > 0) throw unseenLevels(table, column, levels, strange);
  const remap = new Uint32Array(column.levels.length + 1);
  column.levels.forEach((level, index) => {
    const code = known.get(level);
    if (code !== undefined) remap[index + 1] = code;
    else warnings.push(unseenWarning(table, name, level, column.codes, index + 1));
  });
  return { kind: 'codes', levels: levels.length, codes: column.codes, remap };
}

/** The error of levels that a model does not know: the place of the first, and the others by name. */
function unseenLevels(
  table: Table,
  { name, levels: found, firstRow }: LabelColumn,
  levels: readonly string[],
  strange: readonly string[],
): LatentError {
  const [level, ...others] = strange as readonly [string, ...string[]];
  const named = others.slice(0, MOST_NAMED).map((other) => JSON.stringify(other));
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  const too = others.length === 0 ? '' : `; nor ${others.length === 1 ? 'is' : 'are'} ${named.join(', ')}${more}`;
  return new LatentError(
    'UNSEEN_LEVEL',
    `${JSON.stringify(level)} is not a level of "${name}" in the model${too}`,
    `Levels are: ${levels.join(', ')}. Correct the cell, or treat such cells as missing (--unseen missing where a fit is applied to new data).`,
    { ...whereIs(table, firstRow[found.indexOf(level)] as number, name), level },
  );
}

const MOST_NAMED = 10;

function unseenWarning(table: Table, name: string, level: string, codes: Codes, code: number): Warning {
  let cells = 0;
  for (const cell of codes) if (cell === code) cells++;
  return {
    code: 'UNSEEN_LEVEL',
    level: 'warning',
    message: `${cells} cell${cells === 1 ? '' : 's'} ${JSON.stringify(level)} of "${name}" counted as missing: the model does not know this level`,
    fix: 'Fit again with data that have this level, or correct the cells.',
    where: { file: table.file, column: name, level, cells },
  };
}
