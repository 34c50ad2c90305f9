import { LatentError } from '../error/index.ts';
import { checkLevels } from './levels.ts';

declare const brand: unique symbol;

/** A column of a schema: its family, its levels, and (in types only) the cells it takes. */
export interface Column<Kind extends string, Cell> {
  readonly kind: Kind;
  readonly levels: readonly string[];
  readonly [brand]?: Cell;
}

/** A column whose cells are one of some levels; made by `categorical()`. */
export interface CategoricalColumn<Level extends string> extends Column<'categorical', Level> {
  readonly levels: readonly Level[];
}

/** A column of 0 and 1; made by `bernoulli()`. */
export interface BernoulliColumn extends Column<'bernoulli', boolean | 0 | 1> {}

/** Any column that a model takes. */
export type AnyColumn = CategoricalColumn<string> | BernoulliColumn;

/** The columns of a model by name, in order. */
export type Schema = Readonly<Record<string, AnyColumn>>;

/** A missing cell. */
export type Missing = null | undefined;

/** What a cell of a column may hold. */
export type CellOf<C> = C extends CategoricalColumn<infer Level> ? Level : boolean | 0 | 1;

/** In the place of a list that is known to have fewer than two entries. */
type TwoLevels<Levels extends readonly string[]> = Levels extends readonly [] | readonly [string]
  ? readonly [string, string]
  : unknown;

/**
 * A categorical column with these levels, in this order; cells are exactly these strings.
 * In typed arrays cells are positions of levels, from 0; NaN is missing.
 *
 * @param levels at least two different strings; where the compiler does not know them (`string[]`), cells are strings
 * @throws LatentError BAD_LEVELS where fewer than two levels, or one twice, are given
 * @example
 * categorical(['left', 'right', 'none'])
 */
export function categorical<const Levels extends readonly string[]>(
  levels: Levels & TwoLevels<Levels>,
): CategoricalColumn<Levels[number]> {
  checkLevels(levels, 'categorical()', 2);
  return Object.freeze({ kind: 'categorical', levels: Object.freeze([...levels]) });
}

/**
 * A column of 0 and 1 (or false and true); its parameter is the probability of 1. In documents: a categorical with the levels "0" and "1".
 *
 * @example
 * bernoulli()
 */
export function bernoulli(): BernoulliColumn {
  return Object.freeze({ kind: 'bernoulli', levels: Object.freeze(['0', '1']) });
}

/** Refuses what is no schema: columns by name, each as `bernoulli()` or `categorical()` makes it. */
export function checkSchema(columns: unknown): asserts columns is Schema {
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns))
    throw new LatentError('BAD_OPTION', '"columns" is not an object', 'Give columns by name: { voted: bernoulli() }.', {
      option: 'columns',
    });
  const entries = Object.entries(columns);
  if (entries.length === 0)
    throw new LatentError('NO_COLUMNS', 'the model has no columns', 'Give at least one column.', { option: 'columns' });
  for (const [name, column] of entries) {
    const { kind, levels } = (column ?? {}) as Partial<AnyColumn>;
    if (kind !== 'bernoulli' && kind !== 'categorical')
      throw new LatentError(
        'BAD_OPTION',
        `"${name}" is not a column that this version knows`,
        'Make columns with bernoulli() and categorical([…]).',
        { option: 'columns', column: name },
      );
    checkLevels(levels, name, 2);
  }
}
