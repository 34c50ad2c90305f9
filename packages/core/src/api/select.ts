import type { Candidate, SelectionDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Schema } from './columns.ts';
import type { Fitted } from './fitted.ts';
import { frozenCopy } from './frozen.ts';
import type { FitOptions, Model } from './model.ts';
import type { Progress } from './progress.ts';
import { type Rows, tableOf } from './rows.ts';
import { startFit } from './run.ts';
import { type SelectSettings, selectFits } from './selectFits.ts';

/** Which numbers of classes are compared, by what, and how each is fitted: as `model.fit`, but for a start. */
export interface SelectOptions extends SelectSettings, Omit<FitOptions, 'start' | 'onProgress'> {
  readonly onProgress?: ((progress: SelectProgress) => void) | undefined;
}

/** Where a selection stands. */
export interface SelectProgress extends Progress {
  /** The number of classes under way. */
  readonly classes: number;
}

/** Fits with different numbers of classes side by side. */
export interface Selection<S extends Schema> {
  readonly criterion: SelectionDocument['criterion'];
  /** The number of classes with the lowest criterion among the ranked; null where none is. A help, not a verdict: look at the classes. */
  readonly recommended: number | null;
  /** One a number of classes, ascending; interrupted: those begun. */
  readonly candidates: readonly Candidate[];
  /** The fitted models by their number of classes; those that failed are absent. */
  readonly fits: ReadonlyMap<number, Fitted<S>>;
  /** The selection document (`latent-selection`, version 1). */
  toJSON(): SelectionDocument;
}

/**
 * Fits models with several numbers of classes to the same rows, one class always among them, and compares them by a criterion. Recommended
 * is the lowest among the fits that are converged, replicated, identified and not below fewer classes. An abort keeps what is done.
 *
 * @param modelFor the model with so many classes; the columns are those of one class
 * @param rows as `model.fit` takes them
 * @throws LatentError (as a rejection) BAD_OPTION; ABORTED where nothing was done yet; where every fit fails, the error of the first
 * @example
 * const { recommended, fits } = await select((classes) => mixture({ classes, columns }), rows, { classes: [1, 2, 3] });
 * const fitted = recommended === null ? undefined : fits.get(recommended);
 */
export function select<S extends Schema>(
  modelFor: (classes: number) => Model<S>,
  rows: Rows<S>,
  { classes, criterion, signal, onProgress, ...options }: SelectOptions,
): Promise<Selection<S>> {
  return startFit<Selection<S>, never>(async (work) => {
    if ((options as FitOptions).start !== undefined)
      throw new LatentError(
        'BAD_OPTION',
        'select takes no start: it has a fixed number of classes',
        'Leave "start" out, or fit that model by itself.',
        { option: 'start' },
      );
    const table = tableOf(modelFor(1).schema, rows);
    const { document, fits } = await selectFits(
      { classes, criterion },
      work.signal,
      async (count) =>
        await modelWith(modelFor, count).fit(table, {
          ...options,
          signal: work.signal,
          onProgress: onProgress && ((progress) => onProgress({ ...progress, classes: count })),
        }),
      (fitted) => ({ model: fitted.toJSON().model, info: fitted.info }),
    );
    const selection = frozenCopy(document);
    const { recommended, candidates } = selection;
    return Object.freeze({ criterion: selection.criterion, recommended, candidates, fits, toJSON: () => selection });
  }, signal);
}

function modelWith<S extends Schema>(modelFor: (classes: number) => Model<S>, classes: number): Model<S> {
  const model = modelFor(classes);
  const { levels } = model.toJSON().latent;
  if (levels.length === classes) return model;
  throw new LatentError(
    'BAD_OPTION',
    `the model for ${classes} classes has ${levels.length}`,
    'Give a function that makes a model with the number of classes it is asked for.',
    { option: 'classes' },
  );
}
