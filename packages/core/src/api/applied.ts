import { documentOf, type MixtureDocument } from '../document/index.ts';
import type { Unseen } from '../encode/index.ts';
import { createEngineNow, type EngineChoice, type ScanEngine } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import { createPosterior, type Parameters, type Posterior } from '../model/index.ts';
import type { DrawnRow, Mixture } from '../models/index.ts';
import { finishNow } from '../pass/index.ts';
import { type Patterns, patternAt } from '../patterns/index.ts';
import { roomFor, type Table } from '../table/index.ts';
import { frozenCopy } from './frozen.ts';
import { refuseImpossible } from './impossible.ts';
import { fillCells, type How, largest, mixLevels } from './impute.ts';
import { type Met, meet } from './prepare.ts';
import { type SampleOptions, sampleRows } from './sample.ts';

/** A mixture with parameters, applied to tables: everything after the fit, without types of cells. */
export interface Applied {
  readonly model: Mixture;
  readonly document: MixtureDocument;
  readonly parameters: Parameters;
  /** The posterior and log-likelihood of every row; a row of probability 0 is no error here. */
  apply(table: Table, unseen?: Unseen): AppliedRows;
  /**
   * How much of the data each class is the most probable one for (of several the first): the weight of these rows. Rows of probability 0
   * are left out. Nothing is kept row by row.
   *
   * @param weights of the rows; 1 where absent
   */
  modalSizes(table: Table, weights?: Float64Array): Float64Array;
  /** Rows drawn from the model, one by one: the cells of all columns (levels as numbers from 1, NaN = missing), the class from 0. */
  sample(rows: number, options?: SampleOptions): Generator<DrawnRow>;
  /**
   * For every row the cells of all columns (levels as numbers from 1), missing ones filled in: by the most probable value, by the mean, or
   * by a draw given the row.
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   */
  impute(table: Table, how: How, options?: ImputeOptions): readonly Float64Array[];
  /** P(feature = level | row) of one feature for every row, row-major rows × levels, observed or not; NaN in rows of probability 0. */
  predictive(table: Table, feature: number, unseen?: Unseen): Float64Array;
}

/** What a model with parameters says about the rows of a table. */
export interface AppliedRows {
  /** The class probabilities of every row; NaN for every class where the row has probability 0. */
  readonly posterior: Posterior;
  /** log p(x_i) of every row in nats; −Infinity where the row has probability 0. */
  readonly logLikelihoods: Float64Array;
  /** Remarks, such as cells of levels that the model does not know. */
  readonly warnings: readonly Warning[];
}

/** How rows are taken that a fit has not seen. */
export interface ApplyOptions {
  /** A level that the model does not know is an error (default) or a missing cell. */
  readonly unseen?: Unseen | undefined;
  /** Hears of cells that were counted as missing, and the like. */
  readonly onWarning?: ((warning: Warning) => void) | undefined;
}

/** How missing cells are filled in. */
export interface ImputeOptions extends ApplyOptions {
  /** Seed of the draws, a whole number from 0; default 1. */
  readonly seed?: number | undefined;
}

/**
 * Patterns × classes × (features + 1) up to which the plain engine is done before a kernel is instantiated: one row of 8 features
 * took 0.15 ms instead of 0.23; at this size both take the same.
 */
const SMALL = 2 ** 14;

/**
 * Puts parameters to work on data.
 *
 * @param base the document of `model`; its parameters, if any, do not count
 * @param parameters in the layout of `model.parameters`
 * @param engineChoice `auto` takes the plain engine for few rows, the same numbers to rounding
 * @example
 * const { document, model, parameters } = applyDocument(fit);
 * const { logLikelihoods } = createApplied(document, model, parameters, 'reference').apply(table);
 */
export function createApplied(
  base: MixtureDocument,
  model: Mixture,
  parameters: Parameters,
  engineChoice: EngineChoice = 'auto',
): Applied {
  const document = frozenCopy(documentOf(base, model, parameters));

  /** A table met by the model and an engine on its patterns; `take` reads off them what is wanted. */
  const withEngine = <T>(
    table: Table,
    weights: Float64Array | undefined,
    unseen: Unseen,
    take: (met: Met, engine: ScanEngine, warnings: readonly Warning[]) => T,
  ): T => {
    if (unseen !== 'error' && unseen !== 'missing')
      throw new LatentError('BAD_OPTION', `unseen is ${String(unseen)}`, "Give 'error' or 'missing'.", {
        option: 'unseen',
      });
    const met = finishNow(meet(document, table, weights, unseen));
    const { patterns } = met;
    const isSmall = patterns.count * (patterns.items + patterns.columns + 1) * model.classes <= SMALL;
    const choice = engineChoice === 'auto' && isSmall ? 'reference' : engineChoice;
    const created = createEngineNow(choice, met.model, patterns);
    try {
      return take(met, created.engine, [...met.warnings, ...created.warnings]);
    } finally {
      created.engine.dispose();
    }
  };
  /** One pass over a table: posterior and log-likelihood of each of its patterns. */
  const pass = (table: Table, unseen: Unseen = 'error') =>
    withEngine(table, undefined, unseen, (met, engine, warnings) => {
      const data = numbersFor(met.patterns.count, model.classes);
      const own = numbersFor(met.patterns.count, 1);
      engine.scan(parameters, (from, rows, logLikelihoods) => {
        data.set(rows, from * model.classes);
        own.set(logLikelihoods, from);
      });
      return { ...met, posterior: createPosterior(model.classes, data), own, warnings };
    });
  const possible = (table: Table, { unseen, onWarning }: ApplyOptions) => {
    const { patterns, encoded, posterior, own, warnings } = pass(table, unseen);
    for (const warning of warnings) onWarning?.(warning);
    refuseImpossible(table, (row) => own[patternAt(patterns, row)] as number);
    return { patterns, encoded, posterior };
  };
  const apply = (table: Table, unseen?: Unseen): AppliedRows => {
    const { patterns, posterior, own, warnings } = pass(table, unseen);
    own.forEach((logLikelihood, pattern) => {
      if (logLikelihood === Number.NEGATIVE_INFINITY) posterior.row(pattern).fill(Number.NaN);
    });
    return {
      posterior: createPosterior(model.classes, byRow(patterns, posterior.data, model.classes)),
      logLikelihoods: byRow(patterns, own, 1),
      warnings,
    };
  };

  return {
    model,
    document,
    parameters,
    apply,
    modalSizes: (table, weights) =>
      withEngine(table, weights, 'error', ({ patterns }, engine) => {
        const sizes = new Float64Array(model.classes);
        engine.scan(parameters, (from, rows, logLikelihoods) => {
          for (let i = 0; i < logLikelihoods.length; i++) {
            if (!Number.isFinite(logLikelihoods[i])) continue;
            const k = largest(rows, i * model.classes, model.classes);
            sizes[k] = (sizes[k] as number) + (patterns.weights?.[from + i] ?? 1);
          }
        });
        return sizes;
      }),
    sample: (rows, options) => sampleRows(model, parameters, rows, options),
    impute(table, how, { seed = 1, ...options } = {}) {
      if (how !== 'mode' && how !== 'mean' && how !== 'draw')
        throw new LatentError('BAD_OPTION', `how is ${String(how)}`, "Give 'mode', 'draw' or 'mean'.", {
          option: 'how',
        });
      integer('seed', seed, 0, Number.MAX_SAFE_INTEGER);
      const { patterns, encoded, posterior } = possible(table, options);
      return fillCells(model, parameters, encoded, patterns, posterior, how, seed);
    },
    predictive(table, feature, unseen) {
      const { posterior } = apply(table, unseen);
      const levels = model.partsOf(parameters)[feature + 1] as Float64Array;
      const block = model.blocks[feature];
      const width = block?.kind === 'table' && block.closed ? block.levels : 0;
      const out = new Float64Array(posterior.n * width);
      for (let row = 0; row < posterior.n; row++)
        mixLevels(posterior.row(row), levels, out.subarray(row * width, (row + 1) * width));
      return out;
    },
  };
}

/** The values of each row's pattern, `width` a row. */
export function byRow(patterns: Patterns, values: Float64Array, width: number): Float64Array {
  const { rows, patternOf } = patterns;
  if (!patternOf) return values;
  const out = numbersFor(rows, width);
  for (let row = 0; row < rows; row++) {
    const from = (patternOf[row] as number) * width;
    for (let j = 0; j < width; j++) out[row * width + j] = values[from + j] as number;
  }
  return out;
}

const numbersFor = (rows: number, width: number): Float64Array =>
  roomFor(Float64Array, rows * width, `${width === 1 ? 'a number' : `${width} numbers`} for each of ${rows} rows`);
