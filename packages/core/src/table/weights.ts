import { LatentError, type Warning } from '../error/index.ts';
import { type LabelColumn, type Table, type TableColumn, whereIs } from './table.ts';

const LARGEST_TOTAL = 2 ** 53;

/**
 * Checks row weights: finite, not negative, none missing, a positive total of at most 2^53.
 *
 * @param column the name of the weights' column, for messages
 * @returns a copy of the weights
 * @throws LatentError BAD_WEIGHT, with the row where one is to blame
 * @example
 * const weights = checkWeights([2, 0, 1], table, 'n');
 */
export function checkWeights(weights: ArrayLike<number>, table: Table, column: string | undefined): Float64Array {
  if (weights.length !== table.rows)
    throw new LatentError(
      'BAD_WEIGHT',
      `there are ${weights.length} weights for ${table.rows} rows`,
      'Give one weight for each row.',
      { file: table.file, column },
    );
  const checked = new Float64Array(table.rows);
  let total = 0;
  for (let row = 0; row < checked.length; row++) {
    const weight = weights[row] as number;
    if (typeof weight !== 'number' || !(weight >= 0) || weight === Number.POSITIVE_INFINITY)
      throw new LatentError(
        'BAD_WEIGHT',
        describe(weight),
        'Give every row a finite weight of at least 0; 0 leaves a row out of the fit.',
        whereIs(table, row, column),
      );
    checked[row] = weight;
    total += weight;
  }
  if (!(total > 0))
    throw new LatentError('BAD_WEIGHT', 'all weights are zero', 'Give at least one row a positive weight.', {
      file: table.file,
      column,
    });
  if (!(total <= LARGEST_TOTAL))
    throw new LatentError(
      'BAD_WEIGHT',
      `the weights sum to ${total}, more than 2^53`,
      'Divide all weights by a constant.',
      { file: table.file, column },
    );
  return checked;
}

function describe(weight: unknown): string {
  if (typeof weight !== 'number' || Number.isNaN(weight)) return 'a weight is missing or not a number';
  return weight < 0 ? `the weight ${weight} is negative` : 'a weight is infinite';
}

/**
 * Rows of weight 0 are as if absent: a level that only they have is no level of the data. Such cells count as missing, with a warning.
 * Numbers stay as they are.
 *
 * @param declared levels by column that a model declares: these stay, whoever has them, and columns that are not named stay as they are;
 *   without it every column of labels is taken for one of levels
 * @example
 * const clean = dropUnweightedLevels(table, weights, new Map([['A', ['no', 'yes']]]));
 */
export function dropUnweightedLevels(
  table: Table,
  weights: Float64Array,
  declared?: ReadonlyMap<string, Iterable<string>>,
): Table {
  const warnings: Warning[] = [...table.warnings];
  const columns = new Map<string, TableColumn>();
  for (const [name, column] of table.columns)
    columns.set(
      name,
      column.kind === 'labels' && declared?.has(name) !== false
        ? dropFrom(column, weights, new Set(declared?.get(name)), warnings)
        : column,
    );
  return { ...table, columns, warnings };
}

function dropFrom(
  column: LabelColumn,
  weights: Float64Array,
  declared: ReadonlySet<string>,
  warnings: Warning[],
): LabelColumn {
  const supported = new Uint8Array(column.levels.length + 1);
  column.levels.forEach((level, index) => {
    if (declared.has(level)) supported[index + 1] = 1;
  });
  column.codes.forEach((code, row) => {
    if ((weights[row] as number) > 0) supported[code] = 1;
  });
  const kept = column.levels.flatMap((_, index) => (supported[index + 1] ? [index] : []));
  if (kept.length === column.levels.length) return column;
  const dropped = column.levels.filter((_, index) => !supported[index + 1]);
  warnings.push({
    code: 'UNSEEN_LEVEL',
    level: 'warning',
    message: `only rows of weight 0 have ${dropped.map((level) => JSON.stringify(level)).join(', ')} in column "${column.name}": counted as missing there`,
    fix: 'Declare the levels in a model document to keep them.',
    where: { column: column.name },
  });
  const remap = new Uint32Array(column.levels.length + 1);
  kept.forEach((index, position) => {
    remap[index + 1] = position + 1;
  });
  return {
    ...column,
    codes: column.codes.map((code) => remap[code] as number),
    levels: kept.map((index) => column.levels[index] as string),
    firstRow: kept.map((index) => column.firstRow[index] as number),
  };
}
