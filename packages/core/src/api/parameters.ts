import type { Mixture } from '../models/index.ts';
import type { AnyColumn, BernoulliColumn, CategoricalColumn, Schema } from './columns.ts';

/** The parameters of one column in one class: probabilities by level, or the probability of 1. */
export type Probabilities<C> = C extends BernoulliColumn
  ? number
  : C extends CategoricalColumn<infer Level>
    ? { readonly [K in Level]: number }
    : never;

/** The parameters of a mixture as people read them. */
export interface MixtureParameters<S extends Schema> {
  /** Class sizes; they sum to one. */
  readonly weights: Float64Array;
  readonly classes: readonly { readonly [K in keyof S]: Probabilities<S[K]> }[];
}

/** Names the flat parameters by class, column and level. */
export function describeParameters<S extends Schema>(
  schema: S,
  model: Mixture,
  parameters: Float64Array,
): MixtureParameters<S> {
  const [sizes, ...features] = model.partsOf(parameters);
  const names = Object.keys(schema);
  const classes = Array.from({ length: model.classes }, (_, k) =>
    Object.fromEntries(
      names.map((name, j) => {
        const column = schema[name] as AnyColumn;
        const width = column.levels.length;
        const row = (features[j] as Float64Array).subarray(k * width, (k + 1) * width);
        return [
          name,
          column.kind === 'bernoulli'
            ? row[1]
            : Object.fromEntries(column.levels.map((level, l) => [level, row[l] as number])),
        ];
      }),
    ),
  );
  return { weights: (sizes as Float64Array).slice(), classes: classes as unknown as MixtureParameters<S>['classes'] };
}
