import type { FitDocument, FitOptions, MixtureDocument, ModelDocument } from 'latent';

/** The engines that the library knows by name: a new one there is a hole in the table here. */
export type EngineName = Exclude<NonNullable<FitOptions['engine']>, 'auto'>;

/** Rows as a file would hold them: text cells, null = missing. */
export interface Data {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** One a row; 1 where absent. */
  readonly weights?: readonly number[] | undefined;
}

/** Data with a model and a start. A column that bears the latent's name holds known classes. */
export interface Instance<Model extends ModelDocument = MixtureDocument> extends Data {
  /** With parameters only where some are fixed. */
  readonly document: Model;
  readonly start: Model;
}

/** A fit to be done; without `start` the starts are random. */
export interface Problem<Model extends ModelDocument = MixtureDocument> extends Data {
  readonly document: Model;
  readonly engine: EngineName;
  readonly start?: Model | undefined;
  readonly seed?: number | undefined;
  readonly starts?: number | undefined;
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
  /** Plain EM unless said otherwise. */
  readonly acceleration?: 'none' | 'squarem' | undefined;
}

/** What is known of every row. */
export interface RowAnswers {
  /** One row of class probabilities for every input row. */
  readonly posterior: readonly (readonly number[])[];
  /** Log-likelihood of every row without its weight, in nats. */
  readonly logLikelihoods: readonly number[];
}

export interface Answer extends RowAnswers {
  readonly document: FitDocument;
}

/** Exactly n M-steps from the start of an instance. */
export function steps<Model extends ModelDocument>(
  instance: Instance<Model>,
  engine: EngineName,
  iterations: number,
): Problem<Model> {
  const { document, start, header, rows, weights } = instance;
  return {
    document,
    start,
    header,
    rows,
    weights,
    engine,
    tolerance: 0,
    maxIterations: iterations,
    acceleration: 'none',
  };
}

/** The same data without its start: the library draws its own. */
export function withoutStart<Model extends ModelDocument>(
  { start: _, ...rest }: Instance<Model>,
  engine: EngineName,
): Problem<Model> {
  return { ...rest, engine };
}

/** A part of the rows, with their weights. */
export function pick<T extends Data>(data: T, rows: readonly number[]): T {
  const { weights } = data;
  return {
    ...data,
    rows: rows.map((row) => data.rows[row] as readonly (string | null)[]),
    weights: weights && rows.map((row) => weights[row] as number),
  };
}
