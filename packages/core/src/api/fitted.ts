import { columnNames, type FitDocument, type MixtureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Posterior } from '../model/index.ts';
import type { Applied, AppliedRows, ApplyOptions, ImputeOptions } from './applied.ts';
import type { AnyColumn, BinomialColumn, CategoricalColumn, Schema, TrialsColumn } from './columns.ts';
import { frozenCopy } from './frozen.ts';
import { refuseImpossible } from './impossible.ts';
import { largest } from './impute.ts';
import type { Describe, MixtureParameters } from './parameters.ts';
import { type Row, type Rows, tableOf } from './rows.ts';
import type { SampleOptions } from './sample.ts';
import { totalLogLikelihood } from './total.ts';

/** A fit document without its model: every figure of the fit, by the names of the documents. */
export type FitInfo = Omit<FitDocument, 'model' | 'format' | 'version' | '$schema'>;

/** The mean of a column's cell: a number, from 0 to 1 for a Bernoulli column; null where a number of trials is missing. */
type MeanOf<C> = C extends TrialsColumn | BinomialColumn<string> ? number | null : number;

/** A row with its missing cells filled in by means: no column is categorical. */
export type MeanRow<S extends Schema> = { readonly [K in keyof S]: MeanOf<S[K]> };

/** `Yes` where no column is categorical, or where the schema is not known to the compiler. */
type IfMeans<S extends Schema, Yes> = string extends keyof S
  ? Yes
  : [Extract<S[keyof S], CategoricalColumn<string>>] extends [never]
    ? Yes
    : never;

/** A fitted mixture: immutable, and good for any rows with its columns. */
export interface Fitted<S extends Schema, P = MixtureParameters<S>> {
  /** Every figure of the fit; frozen. */
  readonly info: FitInfo;
  /** Class sizes, and the parameters of every class by name: copies, predictions do not read them. */
  readonly parameters: P;
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
   * The rows with their missing cells filled in: the most probable level or count and the conditional mean of other numbers (`mode`,
   * default), a draw given the row (`draw`), or where no column is categorical the mean (`mean`: of a Bernoulli column its probability).
   * A missing number of trials stays missing.
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0, NO_MEAN
   * @example
   * fitted.impute([{ party: null, voted: 1 }], 'draw', { seed: 2 })
   */
  impute(rows: Rows<S>, how?: 'mode' | 'draw', options?: ImputeOptions): Row<S>[];
  impute(rows: Rows<S>, how: IfMeans<S, 'mean'>, options?: ApplyOptions): MeanRow<S>[];
  /** The fit document (`latent-fit`, version 1). */
  toJSON(): FitDocument;
}

/** Gives a mixture with parameters the cells and names of a schema. */
export function createFitted<S extends Schema, P>(
  schema: S,
  applied: Applied,
  figures: FitInfo,
  describe: Describe<S, P>,
): Fitted<S, P> {
  const info = frozenCopy(figures);
  const names = Object.keys(schema);
  const rowOf = createRowReader(schema, applied.document, (column, cell) => {
    if (Number.isNaN(cell)) return null;
    if (column.kind === 'bernoulli') return cell - 1;
    return column.kind === 'categorical' ? column.levels[cell - 1] : cell;
  }) as (cells: Float64Array) => Row<S>;
  const meanRowOf = createRowReader(schema, applied.document, (column, cell) => {
    if (Number.isNaN(cell)) return null;
    return column.kind === 'bernoulli' ? cell - 1 : cell;
  }) as (cells: Float64Array) => MeanRow<S>;

  const apply = (rows: Rows<S>, { unseen, onWarning }: ApplyOptions = {}, refuse = false): AppliedRows => {
    const table = tableOf(schema, rows);
    const answers = applied.apply(table, unseen);
    for (const warning of answers.warnings) onWarning?.(warning);
    if (refuse) refuseImpossible(table, (row) => answers.logLikelihoods[row] as number);
    return answers;
  };
  const imputeMean = (rows: Rows<S>, options: ApplyOptions | undefined): MeanRow<S>[] => {
    const wide = names.find((name) => schema[name]?.kind === 'categorical');
    if (wide !== undefined)
      throw new LatentError(
        'NO_MEAN',
        `column "${wide}" is categorical: its levels have no mean`,
        "Use impute(rows, 'mode') or 'draw'.",
        { column: wide },
      );
    return applied.impute(tableOf(schema, rows), 'mean', options).map(meanRowOf);
  };

  return Object.freeze<Fitted<S, P>>({
    info,
    parameters: frozenCopy(describe(schema, applied.document, applied.model, applied.parameters)),
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
        : applied.impute(tableOf(schema, rows), how, options).map(rowOf)) as Fitted<S, P>['impute'],
    toJSON: () => ({
      $schema: 'latent/schemas/latent-fit.json',
      format: 'latent-fit',
      version: 1,
      model: applied.document,
      ...info,
    }),
  });
}

/** Turns the cells of all features into a row of the schema; of a column that two features read, the first cell that is there counts. */
function createRowReader(
  schema: Schema,
  { features }: MixtureDocument,
  read: (column: AnyColumn, cell: number) => unknown,
): (cells: Float64Array) => object {
  const places = features.flatMap(columnNames);
  const columns = Object.entries(schema).map(
    ([name, column]) => [name, column, places.flatMap((place, at) => (place === name ? [at] : []))] as const,
  );
  return (cells) =>
    Object.fromEntries(
      columns.map(([name, column, own]) => {
        const found = own.find((at) => !Number.isNaN(cells[at])) ?? (own[0] as number);
        return [name, read(column, cells[found] as number)] as const;
      }),
    );
}
