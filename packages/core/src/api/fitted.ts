import type { FitDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Posterior } from '../model/index.ts';
import type { Applied, AppliedRows, ApplyOptions, ImputeOptions } from './applied.ts';
import type { AnyColumn, BernoulliColumn, Schema } from './columns.ts';
import { frozenCopy } from './frozen.ts';
import { refuseImpossible } from './impossible.ts';
import { largest } from './impute.ts';
import { describeParameters, type MixtureParameters } from './parameters.ts';
import { type Row, type Rows, tableOf } from './rows.ts';
import type { SampleOptions } from './sample.ts';
import { totalLogLikelihood } from './total.ts';

/** A fit document without its model: every figure of the fit, by the names of the documents. */
export type FitInfo = Omit<FitDocument, 'model' | 'format' | 'version' | '$schema'>;

/** A row with its missing cells filled in by means: every column is Bernoulli, every cell a number from 0 to 1. */
export type MeanRow<S extends Schema> = { readonly [K in keyof S]: number };

/** `Yes` where every column is Bernoulli, or where the schema is not known to the compiler. */
type IfAllBernoulli<S extends Schema, Yes> = string extends keyof S
  ? Yes
  : S[keyof S] extends BernoulliColumn
    ? Yes
    : never;

/** A fitted mixture: immutable, and good for any rows with its columns. */
export interface Fitted<S extends Schema> {
  /** Every figure of the fit; frozen. */
  readonly info: FitInfo;
  /** Class sizes and probabilities by name: copies, predictions do not read them. */
  readonly parameters: MixtureParameters<S>;
  /** Names of the classes, in the order of `parameters.classes`. */
  readonly classNames: readonly string[];
  /**
   * The most probable class of every row, as a position from 0 in `classNames`.
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   * @example
   * fitted.predict([{ party: 'left' }])[0]
   */
  predict(rows: Rows<S>, options?: ApplyOptions): number[];
  /**
   * The probabilities of all classes for every row; an all-missing row has the class sizes.
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   * @example
   * fitted.predictProba([{ party: 'left' }]).row(0)
   */
  predictProba(rows: Rows<S>, options?: ApplyOptions): Posterior;
  /** The log-likelihood of the rows in nats, Σ log p(x_i); −Infinity where a row is impossible. */
  score(rows: Rows<S>, options?: ApplyOptions): number;
  /** log p(x_i) of every row in nats; −Infinity where a row is impossible. */
  logProb(rows: Rows<S>, options?: ApplyOptions): Float64Array;
  /** Rows drawn from the model; the same seed gives the same rows everywhere. */
  sample(rows: number, options?: SampleOptions): Row<S>[];
  /**
   * The rows with their missing cells filled in: the most probable level (`mode`, default), a draw given the row (`draw`), or where all
   * columns are Bernoulli their probability (`mean`).
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0, NO_MEAN
   * @example
   * fitted.impute([{ party: null, voted: 1 }], 'draw', { seed: 2 })
   */
  impute(rows: Rows<S>, how?: 'mode' | 'draw', options?: ImputeOptions): Row<S>[];
  impute(rows: Rows<S>, how: IfAllBernoulli<S, 'mean'>, options?: ApplyOptions): MeanRow<S>[];
  /** The fit document (`latent-fit`, version 1). */
  toJSON(): FitDocument;
}

/** Gives a mixture with parameters the cells and names of a schema. */
export function createFitted<S extends Schema>(schema: S, applied: Applied, figures: FitInfo): Fitted<S> {
  const info = frozenCopy(figures);
  const names = Object.keys(schema);
  const { weights, classes } = describeParameters(schema, applied.model, applied.parameters);
  const cell = (feature: number, code: number): unknown => {
    const column = schema[names[feature] as string] as AnyColumn;
    if (Number.isNaN(code)) return null;
    return column.kind === 'bernoulli' ? code - 1 : column.levels[code - 1];
  };
  const rowOf = (codes: ArrayLike<number>): Row<S> =>
    Object.fromEntries(names.map((name, j) => [name, cell(j, codes[j] as number)])) as Row<S>;

  const apply = (rows: Rows<S>, { unseen, onWarning }: ApplyOptions = {}, refuse = false): AppliedRows => {
    const table = tableOf(schema, rows);
    const answers = applied.apply(table, unseen);
    for (const warning of answers.warnings) onWarning?.(warning);
    if (refuse) refuseImpossible(table, (row) => answers.logLikelihoods[row] as number);
    return answers;
  };
  const imputeMean = (rows: Rows<S>, options: ApplyOptions | undefined): MeanRow<S>[] => {
    const wide = names.find((name) => schema[name]?.kind !== 'bernoulli');
    if (wide !== undefined)
      throw new LatentError(
        'NO_MEAN',
        `column "${wide}" is categorical: its levels have no mean`,
        "Use impute(rows, 'mode') or 'draw'.",
        { column: wide },
      );
    const table = tableOf(schema, rows);
    const meanRow = (cells: Float64Array) => names.map((name, j) => [name, (cells[j] as number) - 1] as const);
    return applied.impute(table, 'mean', options).map((cells) => Object.fromEntries(meanRow(cells)) as MeanRow<S>);
  };

  return Object.freeze<Fitted<S>>({
    info,
    parameters: Object.freeze({ weights, classes: frozenCopy(classes) }),
    classNames: applied.document.latent.levels,
    predict(rows, options) {
      const { posterior } = apply(rows, options, true);
      return Array.from({ length: posterior.n }, (_, i) => largest(posterior.row(i)));
    },
    predictProba: (rows, options) => apply(rows, options, true).posterior,
    score: (rows, options) => totalLogLikelihood(apply(rows, options).logLikelihoods).logLikelihood,
    logProb: (rows, options) => apply(rows, options).logLikelihoods,
    sample: (rows, options) => Array.from(applied.sample(rows, options), ({ cells }) => rowOf(cells)),
    impute: ((rows: Rows<S>, how: 'mode' | 'draw' | 'mean' = 'mode', options?: ImputeOptions) =>
      how === 'mean'
        ? imputeMean(rows, options)
        : applied.impute(tableOf(schema, rows), how, options).map(rowOf)) as Fitted<S>['impute'],
    toJSON: () => ({
      $schema: 'latent/schemas/latent-fit.json',
      format: 'latent-fit',
      version: 1,
      model: applied.document,
      ...info,
    }),
  });
}
