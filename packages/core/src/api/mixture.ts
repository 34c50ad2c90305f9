import type { FeatureDocument, MixtureDocument } from '../document/index.ts';
import { assertClassesFit } from '../engine/index.ts';
import { LatentError } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import { type Blocks, featuresOf } from './blocks.ts';
import type { BernoulliColumn, BinomialColumn, CategoricalColumn, Schema, TrialsColumn } from './columns.ts';
import { frozenCopy } from './frozen.ts';
import { checkLevels } from './levels.ts';
import { createModel, type Model } from './model.ts';
import { type Describe, describeParameters, type MixtureParameters } from './parameters.ts';
import { checkPriors, type PriorOptions, uniformPrior } from './priors.ts';
import { checkSchema } from './schema.ts';

/** What a mixture without Gaussian blocks is made of. */
export interface ClassOptions<S extends Schema> {
  /** Number of classes, or their names: named classes keep their order. */
  readonly classes: number | readonly string[];
  readonly columns: S;
  /** Name of the latent variable; default `class`. */
  readonly latent?: string;
  /** Priors; the objective is then the log-posterior. */
  readonly prior?: PriorOptions;
}

/** What a mixture is made of. */
export interface MixtureOptions<S extends Schema, B extends Blocks<S> = Blocks<S>> extends ClassOptions<S> {
  /** Gaussian columns that go together, by a name of their own; each other column stands alone, with a variance for each class. */
  readonly blocks?: B;
}

/** In the place of columns where there are none. */
export type SomeColumns<S extends Schema> = [keyof S] extends [never]
  ? { readonly 'a model needs at least one column': never }
  : unknown;

/** In the place of a binomial column whose trials are no `trials()` column of the schema. */
type KnownTrials<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends BinomialColumn<infer Trials>
    ? TrialsIn<S, Trials> extends true
      ? unknown
      : { readonly 'the trials are no trials() column of the model': never }
    : unknown;
};

type TrialsIn<S extends Schema, Trials> = string extends Trials
  ? true
  : Trials extends string
    ? Trials extends keyof S
      ? S[Trials] extends TrialsColumn
        ? true
        : false
      : false
    : true;

/**
 * A finite mixture: every row belongs to one of K hidden classes; inside a class the columns are independent, but for those of a block.
 *
 * @throws LatentError BAD_OPTION, BAD_LEVELS, NO_COLUMNS, DUPLICATE_NAME, OUT_OF_MEMORY
 * @example
 * const columns = { sex: categorical(['f', 'm']), visits: poisson(), y: gaussian(), z: gaussian() };
 * const model = mixture({ classes: 2, columns, blocks: { yz: { columns: ['y', 'z'], covariance: 'full' } } });
 */
export function mixture<S extends Schema, const B extends Blocks<S> = Record<never, never>>(
  options: MixtureOptions<S, B> & { readonly columns: SomeColumns<S> & KnownTrials<S> },
): Model<S, MixtureParameters<S, keyof B & string>> {
  const own: MixtureOptions<S, B> = options;
  checkSchema(own.columns);
  return createMixtureModel(own, featuresOf(own.columns, own.blocks ?? {}), describeParameters<S, keyof B & string>);
}

type OnlyDiscrete<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends CategoricalColumn<string> | BernoulliColumn
    ? S[K]
    : { readonly 'latent class analysis takes bernoulli() and categorical() columns; use mixture() for': K };
};

/**
 * Latent class analysis: a mixture of categorical and Bernoulli columns (Lazarsfeld & Henry 1968).
 *
 * @throws LatentError as `mixture`
 * @example
 * const model = lca({ classes: 3, columns: { voted: bernoulli(), party: categorical(['left', 'right', 'none']) } });
 */
export function lca<S extends Schema>(
  options: ClassOptions<S> & { readonly columns: OnlyDiscrete<S> & SomeColumns<S> },
): Model<S, MixtureParameters<S, never>> {
  const own: ClassOptions<S> = options;
  checkSchema(own.columns);
  for (const [name, { kind }] of Object.entries(own.columns))
    if (kind !== 'bernoulli' && kind !== 'categorical')
      throw new LatentError(
        'BAD_OPTION',
        `latent class analysis has no ${kind} columns, and "${name}" is one`,
        'Use mixture(), or another kind of column: bernoulli() or categorical([…]).',
        { option: 'columns', column: name },
      );
  return createMixtureModel(own, featuresOf(own.columns, {}), describeParameters<S, never>);
}

/** A mixture of some features; its schema is checked. */
export function createMixtureModel<S extends Schema, P>(
  { classes, columns, latent = 'class', prior }: ClassOptions<S>,
  features: readonly FeatureDocument[],
  describe: Describe<S, P>,
): Model<S, P> {
  if (typeof latent !== 'string' || latent === '')
    throw new LatentError('BAD_OPTION', `latent is ${JSON.stringify(latent)}`, 'Give the latent variable a name.', {
      option: 'latent',
    });
  if (Object.hasOwn(columns, latent))
    throw new LatentError(
      'DUPLICATE_NAME',
      `a column and the latent variable are named "${latent}"`,
      "Rename one of them: { latent: 'segment' }.",
      { column: latent },
    );
  if (prior !== undefined) checkPriors(prior);
  const priors = frozenCopy(prior);
  const document: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: classNames(classes, features) },
    features,
    ...uniformPrior(priors),
  };
  return createModel(frozenCopy(columns), document, { named: typeof classes !== 'number', describe, priors });
}

function classNames(classes: number | readonly string[], features: readonly FeatureDocument[]): readonly string[] {
  if (typeof classes === 'object') {
    checkLevels(classes, 'classes', 1);
    return classes;
  }
  integer('classes', classes, 1, Number.MAX_SAFE_INTEGER);
  assertClassesFit(
    classes,
    features.reduce((sum, { levels, columns }) => sum + (levels?.length ?? (columns?.length ?? 1) ** 2), 0),
  );
  return Array.from({ length: classes }, (_, k) => String(k + 1));
}
