import {
  checkMixtureDocument,
  type FitDocument,
  type MixtureDocument,
  mixtureFrom,
  parametersFrom,
} from '../document/index.ts';
import type { Identifiability } from '../identify/index.ts';
import { finishNow } from '../pass/index.ts';
import type { Missing, Schema } from './columns.ts';
import { fitTable, type TableFitOptions } from './fitTable.ts';
import { createFitted, type Fitted } from './fitted.ts';
import { frozenCopy } from './frozen.ts';
import { mixtureIdentifiability } from './identifiability.ts';
import type { Describe, MixtureParameters } from './parameters.ts';
import { meet } from './prepare.ts';
import type { PriorOptions } from './priors.ts';
import { createTypedReport, type Progress } from './progress.ts';
import { type Rows, tableOf, withLabels } from './rows.ts';
import { type Fit, startFit } from './run.ts';
import type { TraceStep } from './step.ts';

/** Options of a fit; documents bear the same names. */
export interface FitOptions {
  /** Number of starts; `auto` (default): 20, the best 5 to the end, then 50 and 100 in all while the best is not reached twice. */
  readonly starts?: number | 'auto' | undefined;
  /** A model document, a fit document or a fit, whose parameters are the first start (and by default the only one). */
  readonly start?: MixtureDocument | FitDocument | { toJSON(): MixtureDocument | FitDocument } | undefined;
  readonly seed?: number | undefined;
  readonly maxIterations?: number | undefined;
  /** Largest gain in the objective that may be left (nats); 0 switches the stop test off. Default 1e-8. */
  readonly tolerance?: number | undefined;
  /** How often each row counts. */
  readonly weights?: ArrayLike<number> | undefined;
  /** The class of rows where it is known, by name; null where it is not. */
  readonly known?: ArrayLike<string | Missing> | undefined;
  /** `squarem` (default) reaches the same optimum in fewer E-steps; `none`: plain EM. */
  readonly acceleration?: 'none' | 'squarem' | undefined;
  /** Where starts come from: `random` tables and means, `k-means++` clusters of the rows, or (default) what suits the columns. */
  readonly startMethod?: 'auto' | 'random' | 'k-means++' | undefined;
  readonly engine?: 'auto' | 'wasm' | 'reference' | undefined;
  /**
   * Threads that work at once. `auto` (default): as many as the machine runs, at most 8, as soon as a fit turns out to be long. The
   * numbers are the same on any number of threads.
   */
  readonly threads?: number | 'auto' | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A model to be fitted; its parameters are read as P. */
export interface Model<S extends Schema, P = MixtureParameters<S>> {
  readonly schema: S;
  readonly freeParameters: number;
  /**
   * Fits the model by expectation–maximization: await it, or iterate over its steps.
   *
   * @param rows rows as objects, as columns, or a table; any cell may be missing
   * @throws LatentError (as a rejection) where data or options cannot be used
   * @example
   * const fit = await model.fit(rows, { seed: 1 }); console.log(fit.info.logLikelihood);
   */
  fit(rows: Rows<S>, options?: FitOptions): Fit<Fitted<S, P>, TraceStep<P>>;
  /**
   * Whether data of the masks of `rows` (complete rows where there are none) can determine the parameters.
   *
   * @throws LatentError IDENTIFIABILITY_TOO_LARGE where that takes some minutes or a gibibyte
   */
  identifiability(rows?: Rows<S>): Identifiability;
  /** The model document; priors that are taken from the data stand in the document of a fit only. */
  toJSON(): MixtureDocument;
}

/** What a model does beyond its document. */
export interface ModelHabits<S extends Schema, P> {
  /** The order of the classes means something. */
  readonly named: boolean;
  readonly describe: Describe<S, P>;
  /** Priors that the data complete. */
  readonly priors?: PriorOptions | undefined;
}

/** A model over a schema and its document. */
export function createModel<S extends Schema, P>(
  schema: S,
  source: MixtureDocument,
  { named, describe, priors }: ModelHabits<S, P>,
): Model<S, P> {
  const document = frozenCopy(source);
  const model = mixtureFrom(document);
  return {
    schema,
    freeParameters: model.freeParameters,
    toJSON: () => document,
    identifiability(rows) {
      const fixed = document.fixed?.length ? parametersFrom(document, model, document, undefined, 'fixed') : undefined;
      const met = rows && finishNow(meet(document, tableOf(schema, rows), undefined, 'error'));
      return finishNow(mixtureIdentifiability(document, met?.model ?? model, met).before(fixed));
    },
    fit: (rows, options = {}) =>
      startFit(async ({ signal, report, isBehind }) => {
        const { start, known, onProgress, ...rest } = options;
        const plain = tableOf(schema, rows);
        const table = known ? withLabels(plain, document.latent.name, known) : plain;
        const tableOptions: TableFitOptions = {
          ...rest,
          keepOrder: named,
          priors,
          start: start === undefined ? undefined : checkMixtureDocument(isSaved(start) ? start.toJSON() : start),
        };
        const { applied, info } = await fitTable(document, table, tableOptions, {
          signal,
          isBehind,
          report: createTypedReport((parameters) => describe(schema, document, model, parameters), onProgress, report),
        });
        return createFitted(schema, applied, info, describe);
      }, options.signal),
  };
}

/** A fit or a model, rather than its document. */
export const isSaved = (start: unknown): start is { toJSON(): unknown } =>
  typeof start === 'object' && start !== null && 'toJSON' in start && typeof start.toJSON === 'function';
