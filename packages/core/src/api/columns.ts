import { LatentError } from '../error/index.ts';
import { checkLevels } from './levels.ts';

declare const brand: unique symbol;

/** A column of a schema: its family and (in types only) the cells it takes. */
export interface Column<Kind extends string, Cell> {
  readonly kind: Kind;
  readonly [brand]?: Cell;
}

/** A column whose cells are one of some levels; made by `categorical()`. */
export interface CategoricalColumn<Level extends string> extends Column<'categorical', Level> {
  readonly levels: readonly Level[];
}

/** A column of 0 and 1; made by `bernoulli()`. */
export interface BernoulliColumn extends Column<'bernoulli', boolean | 0 | 1> {
  readonly levels: readonly string[];
}

/** A column of counts; made by `poisson()`. */
export interface PoissonColumn extends Column<'poisson', number> {}

/** A column of successes among trials: one number of trials for all rows, or a column of them; made by `binomial()`. */
export interface BinomialColumn<Trials extends number | string> extends Column<'binomial', number> {
  readonly trials: Trials;
}

/** A column of numbers of trials, which a binomial column names; made by `trials()`. */
export interface TrialsColumn extends Column<'trials', number> {}

/** A column of durations; made by `exponential()`. */
export interface ExponentialColumn extends Column<'exponential', number> {}

/** A column of overdispersed counts; made by `negativeBinomial()`. */
export interface NegativeBinomialColumn extends Column<'negative-binomial', number> {}

/** A column of real numbers; made by `gaussian()`. */
export interface GaussianColumn extends Column<'gaussian', number> {}

/** A column of numbers, whatever its family. */
export type NumericColumn =
  | PoissonColumn
  | BinomialColumn<number | string>
  | TrialsColumn
  | ExponentialColumn
  | NegativeBinomialColumn
  | GaussianColumn;

/** Any column that a model takes. */
export type AnyColumn = CategoricalColumn<string> | BernoulliColumn | NumericColumn;

/** The columns of a model by name, in order. */
export type Schema = Readonly<Record<string, AnyColumn>>;

/** A missing cell; in columns of numbers NaN is missing too. */
export type Missing = null | undefined;

/** What a cell of a column may hold. */
export type CellOf<C> =
  C extends CategoricalColumn<infer Level> ? Level : C extends BernoulliColumn ? boolean | 0 | 1 : number;

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

/**
 * A column of counts, whole numbers from 0; its parameter is the rate, the mean count.
 *
 * @example
 * poisson()
 */
export function poisson(): PoissonColumn {
  return Object.freeze({ kind: 'poisson' });
}

/**
 * A column of successes, whole numbers from 0 to the number of trials; its parameter is the probability of a success.
 *
 * @param options `trials`: a whole number from 1 for all rows, or the name of a column that `trials()` makes
 * @throws LatentError BAD_OPTION
 * @example
 * mixture({ classes: 2, columns: { hits: binomial({ trials: 'shots' }), shots: trials() } })
 */
export function binomial<const Trials extends number | string>(options: {
  readonly trials: Trials;
}): BinomialColumn<Trials> {
  const own: unknown = options?.trials;
  checkTrials(own, 'binomial()');
  return Object.freeze({ kind: 'binomial', trials: own as Trials });
}

/**
 * A column that holds the number of trials of each row, whole numbers from 0, for a binomial column that names it; it is no feature of
 * its own. Where it is missing the binomial cell must be missing too.
 *
 * @example
 * trials()
 */
export function trials(): TrialsColumn {
  return Object.freeze({ kind: 'trials' });
}

/**
 * A column of durations or other numbers of at least 0; its parameter is the rate, one over the mean.
 *
 * @example
 * exponential()
 */
export function exponential(): ExponentialColumn {
  return Object.freeze({ kind: 'exponential' });
}

/**
 * A column of counts that vary more than Poisson counts; its parameters are the mean and the size: variance = mean + mean²/size.
 *
 * @example
 * negativeBinomial()
 */
export function negativeBinomial(): NegativeBinomialColumn {
  return Object.freeze({ kind: 'negative-binomial' });
}

/**
 * A column of real numbers; its parameters are mean and variance, in a block of columns means and covariances.
 *
 * @example
 * gaussian()
 */
export function gaussian(): GaussianColumn {
  return Object.freeze({ kind: 'gaussian' });
}

/** Refuses what is neither a number of trials nor the name of a column. */
export function checkTrials(trials: unknown, column: string): asserts trials is number | string {
  if (typeof trials === 'string' && trials !== '') return;
  if (typeof trials === 'number' && Number.isSafeInteger(trials) && trials >= 1) return;
  throw new LatentError(
    'BAD_OPTION',
    `the trials of "${column}" are ${typeof trials === 'string' ? JSON.stringify(trials) : String(trials)}`,
    "Give a whole number from 1, or the name of a trials() column: binomial({ trials: 'n' }).",
    { option: 'trials', column },
  );
}
