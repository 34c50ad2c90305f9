import type { FeatureDocument, MixtureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Mixture } from '../models/index.ts';
import { type Covariance, checkCovariance } from './blocks.ts';
import type { GaussianColumn, Schema } from './columns.ts';
import { blockName } from './inferFeatures.ts';
import { type ClassOptions, createMixtureModel, type SomeColumns } from './mixture.ts';
import type { Model } from './model.ts';
import { type BlockParameters, blockOf, describeParameters, type MixtureParameters } from './parameters.ts';
import { checkSchema } from './schema.ts';

/** What a Gaussian mixture is made of. */
export interface GaussianMixtureOptions<S extends Schema> extends Omit<ClassOptions<S>, 'classes'> {
  /** Number of components, or their names: named components keep their order. */
  readonly components: number | readonly string[];
  /** The covariance matrices: one a component (`full`, default), one for all (`tied`), variances only (`diagonal`), or one variance a component. */
  readonly covariance?: Covariance | undefined;
}

/** The parameters of a Gaussian mixture: by component and column, and as means and matrices. */
export interface GaussianMixtureParameters<S extends Schema>
  extends MixtureParameters<S>,
    Pick<BlockParameters, 'means' | 'covariances'> {}

type OnlyReal<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends GaussianColumn
    ? S[K]
    : { readonly 'a Gaussian mixture takes gaussian() columns; use mixture() for': K };
};

/**
 * A Gaussian mixture: all columns go together in one block (one column is a plain Gaussian column).
 *
 * @throws LatentError as `mixture`
 * @example
 * const model = gaussianMixture({ components: 3, columns: { x: gaussian(), y: gaussian() }, covariance: 'tied' });
 */
export function gaussianMixture<S extends Schema>(
  options: GaussianMixtureOptions<S> & { readonly columns: OnlyReal<S> & SomeColumns<S> },
): Model<S, GaussianMixtureParameters<S>> {
  const { components, ...rest }: GaussianMixtureOptions<S> = options;
  const { columns, covariance = 'full', latent = 'class' } = rest;
  checkSchema(columns);
  checkCovariance(covariance);
  for (const [name, { kind }] of Object.entries(columns))
    if (kind !== 'gaussian')
      throw new LatentError(
        'BAD_OPTION',
        `a Gaussian mixture has no ${kind} columns, and "${name}" is one`,
        'Use mixture(), or gaussian() columns only.',
        { option: 'columns', column: name },
      );
  const feature = featureOf(Object.keys(columns), covariance, latent);
  return createMixtureModel({ ...rest, classes: components }, [feature], describeGaussian);
}

function featureOf(columns: readonly string[], covariance: Covariance, latent: string): FeatureDocument {
  const [name = ''] = columns;
  if (columns.length === 1)
    return { name, family: 'gaussian', ...(covariance === 'tied' ? { columns, covariance } : {}) };
  return { name: blockName(columns, new Set([latent, ...columns])), family: 'gaussian', columns, covariance };
}

function describeGaussian<S extends Schema>(
  schema: S,
  document: MixtureDocument,
  model: Mixture,
  parameters: Float64Array,
): GaussianMixtureParameters<S> {
  const { means, covariances } = blockOf(Object.keys(schema), model, 0, parameters);
  return { ...describeParameters(schema, document, model, parameters), means, covariances };
}
