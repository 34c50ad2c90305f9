import {
  checkModelDocument,
  type FitDocument,
  type ModelDocument,
  mixtureFrom,
  parametersFrom,
} from '../document/index.ts';
import { assertClassesFit } from '../engine/index.ts';
import { LatentError } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import type { Identifiability } from '../identify/index.ts';
import { finishNow } from '../pass/index.ts';
import { type BernoulliColumn, type CategoricalColumn, checkSchema, type Missing, type Schema } from './columns.ts';
import { fitTable, type TableFitOptions } from './fitTable.ts';
import { createFitted, type Fitted } from './fitted.ts';
import { frozenCopy } from './frozen.ts';
import { mixtureIdentifiability } from './identifiability.ts';
import { checkLevels } from './levels.ts';
import { describeParameters, type MixtureParameters } from './parameters.ts';
import { meet } from './prepare.ts';
import { checkPseudoCount } from './prior.ts';
import { type Rows, tableOf, withLabels } from './rows.ts';
import { type Fit, startFit } from './run.ts';
import type { TraceStep } from './step.ts';

/** Options of a fit; documents bear the same names. */
export interface FitOptions {
  /** Number of starts; `auto` (default): 20, the best 5 to the end, then 50 and 100 in all while the best is not reached twice. */
  readonly starts?: number | 'auto' | undefined;
  /** A model document, a fit document or a fit, whose parameters are the first start (and by default the only one). */
  readonly start?: ModelDocument | FitDocument | { toJSON(): ModelDocument | FitDocument } | undefined;
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
  readonly engine?: 'auto' | 'wasm' | 'reference' | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Where a fit stands. */
export interface Progress {
  /** The start at work, from 0. */
  readonly start: number;
  readonly starts: number;
  readonly iteration: number;
  readonly objective: number;
  readonly bestObjective: number;
}

/** A model to be fitted. */
export interface Model<S extends Schema> {
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
  fit(rows: Rows<S>, options?: FitOptions): Fit<Fitted<S>, TraceStep<MixtureParameters<S>>>;
  /** Whether data of the masks of `rows` (complete rows where there are none) can determine the parameters. */
  identifiability(rows?: Rows<S>): Identifiability;
  /** The model document. */
  toJSON(): ModelDocument;
}

/** What a mixture is made of. */
export interface MixtureOptions<S extends Schema> {
  /** Number of classes, or their names: named classes keep their order. */
  readonly classes: number | readonly string[];
  readonly columns: S;
  /** Name of the latent variable; default `class`. */
  readonly latent?: string;
  /** Added to each class size and cell in the M-step: a Dirichlet prior; the objective is then the log-posterior. */
  readonly prior?: { readonly pseudoCount: number };
}

type SomeColumns<S extends Schema> = [keyof S] extends [never]
  ? { readonly 'a model needs at least one column': never }
  : unknown;

/**
 * A finite mixture: every row belongs to one of K hidden classes; inside a class the columns are independent.
 *
 * @throws LatentError BAD_OPTION, BAD_LEVELS, NO_COLUMNS, DUPLICATE_NAME, OUT_OF_MEMORY
 * @example
 * const model = mixture({ classes: 2, columns: { sex: categorical(['f', 'm']), smokes: bernoulli() } });
 */
export function mixture<S extends Schema>(options: MixtureOptions<S> & { readonly columns: SomeColumns<S> }): Model<S> {
  const { classes, columns, latent = 'class', prior }: MixtureOptions<S> = options;
  checkSchema(columns);
  if (typeof latent !== 'string' || latent === '')
    throw new LatentError('BAD_OPTION', `latent is ${JSON.stringify(latent)}`, 'Give the latent variable a name.', {
      option: 'latent',
    });
  const features = Object.entries(columns).map(([name, { levels }]) => ({ name, family: 'categorical', levels }));
  const document: ModelDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: namesOf(classes, features) },
    features,
    ...(prior === undefined ? {} : { prior: { pseudoCount: checkPseudoCount(prior?.pseudoCount) } }),
  };
  return createModel(frozenCopy(columns), document, typeof classes !== 'number');
}

function namesOf(
  classes: number | readonly string[],
  features: readonly { readonly levels: readonly string[] }[],
): readonly string[] {
  if (typeof classes === 'object') {
    checkLevels(classes, 'classes', 1);
    return classes;
  }
  integer('classes', classes, 1, Number.MAX_SAFE_INTEGER);
  assertClassesFit(
    classes,
    features.reduce((sum, { levels }) => sum + levels.length, 0),
  );
  return Array.from({ length: classes }, (_, k) => String(k + 1));
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
  options: MixtureOptions<S> & { readonly columns: OnlyDiscrete<S> & SomeColumns<S> },
): Model<S> {
  return mixture<S>(options);
}

/** A model over a schema and its document; `named`: the order of the classes means something. */
export function createModel<S extends Schema>(schema: S, source: ModelDocument, named: boolean): Model<S> {
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
      startFit(async ({ signal, report }) => {
        let best = Number.NEGATIVE_INFINITY;
        const { start, known, onProgress, ...rest } = options;
        const plain = tableOf(schema, rows);
        const table = known ? withLabels(plain, document.latent.name, known) : plain;
        const tableOptions: TableFitOptions = {
          ...rest,
          keepOrder: named,
          start: start === undefined ? undefined : checkModelDocument(isSaved(start) ? start.toJSON() : start),
        };
        const { applied, info } = await fitTable(document, table, tableOptions, {
          signal,
          report(step, isBest) {
            if (isBest) best = step.objective;
            onProgress?.({
              start: step.start,
              starts: step.starts,
              iteration: step.iteration,
              objective: step.objective,
              bestObjective: best,
            });
            report(
              typedStep(step, (parameters) => describeParameters(schema, model, parameters)),
              isBest,
            );
          },
        });
        return createFitted(schema, applied, info);
      }, options.signal),
  };
}

/** The same step with its parameters by name. */
function typedStep<P>(step: TraceStep<Float64Array>, describe: (parameters: Float64Array) => P): TraceStep<P> {
  return Object.defineProperty(Object.create(step) as TraceStep<P>, 'parameters', {
    get: () => describe(step.parameters),
    enumerable: true,
  });
}

const isSaved = (start: unknown): start is { toJSON(): unknown } =>
  typeof start === 'object' && start !== null && 'toJSON' in start && typeof start.toJSON === 'function';
