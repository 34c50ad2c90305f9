declare const brand: unique symbol;

/** A column of a schema: its family, its levels, and (in types only) the cells it takes. */
export interface Column<Kind extends string, Cell> {
  readonly kind: Kind;
  readonly levels: readonly string[];
  readonly [brand]?: Cell;
}

export interface CategoricalColumn<Level extends string> extends Column<'categorical', Level> {
  readonly levels: readonly Level[];
}

export interface BernoulliColumn extends Column<'bernoulli', boolean | 0 | 1> {}

export type AnyColumn = CategoricalColumn<string> | BernoulliColumn;

/** The columns of a model by name, in order. */
export type Schema = Readonly<Record<string, AnyColumn>>;

/** A missing cell. */
export type Missing = null | undefined;

/** What a cell of a column may hold. */
export type CellOf<C> = C extends CategoricalColumn<infer Level> ? Level : boolean | 0 | 1;

/**
 * A categorical column with these levels, in this order; cells are exactly these strings.
 * In typed arrays cells are positions of levels, from 0; NaN is missing.
 *
 * @throws LatentError BAD_LEVELS where fewer than two levels, or one twice, are given
 * @example
 * categorical(['left', 'right', 'none'])
 */
export function categorical<const Levels extends readonly [string, string, ...string[]]>(
  levels: Levels,
): CategoricalColumn<Levels[number]> {
  return { kind: 'categorical', levels: [...levels] };
}

/**
 * A column of 0 and 1 (or false and true); its parameter is the probability of 1. In documents: a categorical with the levels "0" and "1".
 *
 * @example
 * bernoulli()
 */
export function bernoulli(): BernoulliColumn {
  return { kind: 'bernoulli', levels: ['0', '1'] };
}
