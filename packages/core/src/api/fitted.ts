import type { FitDocument } from '../document/index.ts';
import type { Unseen } from '../encode/index.ts';
import { LatentError } from '../error/index.ts';
import type { Posterior } from '../model/index.ts';
import type { Applied, SampleOptions } from './applied.ts';
import type { AnyColumn, Schema } from './columns.ts';
import { describeParameters, type MixtureParameters } from './parameters.ts';
import { type Row, type Rows, tableOf } from './rows.ts';

/** A fit document without its model: every figure of the fit, by the names of the documents. */
export type FitInfo = Omit<FitDocument, 'model' | 'format' | 'version' | '$schema'>;

/** How rows are taken that a fit has not seen. */
export interface ApplyOptions {
  /** A level that the model does not know is an error (default) or a missing cell. */
  readonly unseen?: Unseen;
}

/** A fitted mixture: immutable, and good for any rows with its columns. */
export interface Fitted<S extends Schema> {
  readonly info: FitInfo;
  readonly parameters: MixtureParameters<S>;
  /** Names of the classes, in the order of `parameters.classes`. */
  readonly classNames: readonly string[];
  /**
   * The most probable class of every row, as a position from 0 in `classNames`.
   * @example fitted.predict([{ party: 'left' }])[0]
   */
  predict(rows: Rows<S>, options?: ApplyOptions): number[];
  /** The probabilities of all classes for every row; an all-missing row has the class sizes. */
  predictProba(rows: Rows<S>, options?: ApplyOptions): Posterior;
  /** The log-likelihood of the rows in nats: Σ log p(x_i). */
  score(rows: Rows<S>, options?: ApplyOptions): number;
  /** log p(x_i) of every row in nats; −Infinity where a row is impossible. */
  logProb(rows: Rows<S>, options?: ApplyOptions): Float64Array;
  /** Rows drawn from the model; the same seed gives the same rows everywhere. */
  sample(rows: number, options?: SampleOptions): Row<S>[];
  /**
   * The rows with their missing cells filled in: the most probable level (`mode`), a draw given the row (`draw`), or for Bernoulli columns
   * their probability (`mean`).
   */
  impute(rows: Rows<S>, how?: 'mode' | 'draw', options?: ApplyOptions & { readonly seed?: number }): Row<S>[];
  impute(rows: Rows<S>, how: 'mean', options?: ApplyOptions): Record<keyof S & string, unknown>[];
  /** The fit document (`latent-fit`, version 1). */
  toJSON(): FitDocument;
}

/** Gives a mixture with parameters the cells and names of a schema. */
export function createFitted<S extends Schema>(schema: S, applied: Applied, info: FitInfo): Fitted<S> {
  const names = Object.keys(schema);
  const cell = (feature: number, code: number): unknown => {
    const column = schema[names[feature] as string] as AnyColumn;
    if (code === 0) return null;
    return column.kind === 'bernoulli' ? code - 1 : column.levels[code - 1];
  };
  const rowOf = (codes: ArrayLike<number>): Row<S> =>
    Object.fromEntries(names.map((name, j) => [name, cell(j, codes[j] as number)])) as Row<S>;
  const apply = (rows: Rows<S>, options: ApplyOptions | undefined) =>
    applied.apply(tableOf(schema, rows), options?.unseen);

  const imputeMean = (rows: Rows<S>, options: ApplyOptions | undefined): Record<string, unknown>[] => {
    const table = tableOf(schema, rows);
    const wide = names.find((name) => schema[name]?.kind !== 'bernoulli');
    if (wide !== undefined)
      throw new LatentError(
        'NO_MEAN',
        `column "${wide}" is categorical: its levels have no mean`,
        "Use impute(rows, 'mode') or 'draw'.",
        { column: wide },
      );
    const filled = applied.impute(table, 'mode', 1, options?.unseen);
    const means = names.map((_, j) => applied.predictive(table, j, options?.unseen));
    return filled.map((codes, row) =>
      Object.fromEntries(
        names.map((name, j) => [
          name,
          isMissing(table, name, row) ? (means[j] as Float64Array)[row * 2 + 1] : cell(j, codes[j] as number),
        ]),
      ),
    );
  };

  return Object.freeze<Fitted<S>>({
    info,
    parameters: describeParameters(schema, applied.model, applied.parameters),
    classNames: applied.document.latent.levels,
    predict(rows, options) {
      const { posterior } = apply(rows, options);
      return Array.from({ length: posterior.n }, (_, i) => largest(posterior.row(i)));
    },
    predictProba: (rows, options) => apply(rows, options).posterior,
    score: (rows, options) => apply(rows, options).logLikelihoods.reduce((sum, value) => sum + value, 0),
    logProb: (rows, options) => apply(rows, options).logLikelihoods,
    sample: (rows, options) => applied.sample(rows, options).codes.map(rowOf),
    impute: ((
      rows: Rows<S>,
      how: 'mode' | 'draw' | 'mean' = 'mode',
      options?: ApplyOptions & { readonly seed?: number },
    ) =>
      how === 'mean'
        ? imputeMean(rows, options)
        : applied.impute(tableOf(schema, rows), how, options?.seed, options?.unseen).map(rowOf)) as Fitted<S>['impute'],
    toJSON: () => ({
      $schema: 'latent/schemas/latent-fit.json',
      format: 'latent-fit',
      version: 1,
      model: applied.document,
      ...info,
    }),
  });
}

function isMissing(table: ReturnType<typeof tableOf>, name: string, row: number): boolean {
  const column = table.columns.get(name);
  return column?.kind !== 'labels' || column.codes[row] === 0;
}

/** The position of the largest entry; the first where several are equal. */
function largest(values: Float64Array): number {
  let best = 0;
  values.forEach((value, k) => {
    if (value > (values[best] as number)) best = k;
  });
  return best;
}
