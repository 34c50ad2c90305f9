import { columnNames, type MixtureDocument } from '../document/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Block } from '../statistics/index.ts';
import type {
  AnyColumn,
  BernoulliColumn,
  BinomialColumn,
  CategoricalColumn,
  ExponentialColumn,
  GaussianColumn,
  NegativeBinomialColumn,
  PoissonColumn,
  Schema,
  TrialsColumn,
} from './columns.ts';

/** The parameters of one column in one class, by the names of the documents; of a Gaussian column in a block its own mean and variance. */
export type ColumnParameters<C> = C extends BernoulliColumn
  ? number
  : C extends CategoricalColumn<infer Level>
    ? { readonly [K in Level]: number }
    : C extends PoissonColumn | ExponentialColumn
      ? { readonly rate: number }
      : C extends BinomialColumn<number | string>
        ? { readonly probability: number }
        : C extends NegativeBinomialColumn
          ? { readonly mean: number; readonly size: number }
          : C extends GaussianColumn
            ? { readonly mean: number; readonly variance: number }
            : never;

/** A Gaussian block in all classes. */
export interface BlockParameters {
  readonly columns: readonly string[];
  /** [class][column] */
  readonly means: readonly (readonly number[])[];
  /** [class][column][column]; the same for all classes where they are tied. */
  readonly covariances: readonly (readonly (readonly number[])[])[];
}

/** The parameters of a mixture as people read them. */
export interface MixtureParameters<S extends Schema, Block extends string = string> {
  /** Class sizes; they sum to one. */
  readonly weights: Float64Array;
  readonly classes: readonly {
    readonly [K in keyof S as S[K] extends TrialsColumn ? never : K]: ColumnParameters<S[K]>;
  }[];
  /** The Gaussian blocks by name. */
  readonly blocks: { readonly [K in Block]: BlockParameters };
}

/** Gives the flat parameters of a model names: P is what a reader sees. */
export type Describe<S extends Schema, P> = (
  schema: S,
  document: MixtureDocument,
  model: Mixture,
  parameters: Float64Array,
) => P;

/** Names the flat parameters by class, column and level, and by block. */
export function describeParameters<S extends Schema, B extends string>(
  schema: S,
  document: MixtureDocument,
  model: Mixture,
  parameters: Float64Array,
): MixtureParameters<S, B> {
  const every = Array.from({ length: model.classes }, (_, k) => k);
  const parts = document.features.flatMap((feature, j) =>
    (feature.columns ?? [feature.name]).map((name, column) => {
      const blocks = model.featureBlocks[j] as readonly Block[];
      return [name, (k: number) => ofColumn(schema[name] as AnyColumn, blocks, parameters, k, column)] as const;
    }),
  );
  const order = new Map(Object.keys(schema).map((name, position) => [name, position] as const));
  parts.sort(([a], [b]) => (order.get(a) as number) - (order.get(b) as number));
  const blocks = document.features.flatMap((feature, j) =>
    feature.columns ? [[feature.name, blockOf(columnNames(feature), model, j, parameters)] as const] : [],
  );
  return {
    weights: (model.partsOf(parameters)[0] as Float64Array).slice(),
    classes: every.map((k) =>
      Object.fromEntries(parts.map(([name, ofClass]) => [name, ofClass(k)] as const)),
    ) as unknown as MixtureParameters<S, B>['classes'],
    blocks: Object.fromEntries(blocks) as MixtureParameters<S, B>['blocks'],
  };
}

/** Means and covariance matrices of a Gaussian feature, variances as diagonal matrices. */
export function blockOf(
  columns: readonly string[],
  model: Mixture,
  feature: number,
  parameters: Float64Array,
): BlockParameters {
  const [means, spreads] = model.featureBlocks[feature] as [Block, Block];
  const every = Array.from({ length: model.classes }, (_, k) => k);
  const covariance = (k: number) => {
    const own = viewOfClass(spreads, parameters, k, model.classes);
    return columns.map((_, i) =>
      columns.map((_, j) => {
        if (spreads.key === 'covariance') return own[i * columns.length + j] as number;
        return i === j ? (own[own.length === 1 ? 0 : i] as number) : 0;
      }),
    );
  };
  return {
    columns: [...columns],
    means: every.map((k) => Array.from(viewOfClass(means, parameters, k, model.classes))),
    covariances: every.map(covariance),
  };
}

/** The parameters of one column of a feature in a class: probabilities by level, or the feature's keys with what is the column's own. */
function ofColumn(
  column: AnyColumn,
  blocks: readonly Block[],
  parameters: Float64Array,
  k: number,
  position: number,
): unknown {
  const classes = (blocks.find(({ shared }) => !shared) as Block).shape[0] as number;
  const views = blocks.map((block) => [block.key, viewOfClass(block, parameters, k, classes)] as const);
  if ('levels' in column) {
    const [, own] = views[0] as readonly [unknown, Float64Array];
    if (column.kind === 'bernoulli') return own[1];
    return Object.fromEntries(column.levels.map((level, l) => [level, own[l] as number] as const));
  }
  const width = blocks[0]?.axes?.[0]?.length ?? 1;
  return Object.fromEntries(
    views.map(([key, own]) => {
      if (key === 'covariance') return ['variance', own[position * (width + 1)] as number] as const;
      return [key as string, own[own.length === 1 ? 0 : position] as number] as const;
    }),
  );
}

/** The entries of a block that belong to a class; all of them where it is shared. */
function viewOfClass({ offset, size, shared }: Block, parameters: Float64Array, k: number, classes: number) {
  if (shared) return parameters.subarray(offset, offset + size);
  const each = size / classes;
  return parameters.subarray(offset + k * each, offset + (k + 1) * each);
}
