import type { MixtureDocument } from 'latent';
import type { ReadData } from '../data/readData.ts';
import { problemOf, UsageError } from '../errors.ts';
import { type ChosenModel, chooseModel } from '../fit/model.ts';
import type { FitRequest } from '../fit/request.ts';

/** The models that are compared. */
export interface Models {
  /** How the data are understood, which is the same for every number of classes. */
  readonly chosen: ChosenModel;
  documentFor(classes: number): MixtureDocument;
}

/**
 * Models of the same columns with different numbers of classes: as `latent fit -k` would make them, or a model document with its
 * classes replaced.
 */
export function modelsFor(read: ReadData, request: FitRequest, range: readonly number[]): Models {
  const { base } = request;
  if (base !== undefined) {
    refuseFixed(base);
    return {
      chosen: chooseModel(read, request),
      documentFor: (classes) => chooseModel(read, { ...request, base: withClasses(base, classes) }).document,
    };
  }
  return {
    chosen: firstChoice(read, request, range),
    documentFor: (classes) => chooseModel(read, { ...request, classes }).document,
  };
}

/** The model document with so many classes: its first names, then numbers. A start for another number of classes is no use. */
function withClasses({ parameters: _, ...document }: MixtureDocument, classes: number): MixtureDocument {
  const names = new Set(document.latent.levels.slice(0, classes));
  for (let k = 1; names.size < classes; k++) names.add(String(k));
  return { ...document, latent: { ...document.latent, levels: [...names] } };
}

/** Known classes may name more than the first number of classes: that one fails then, and the next tells how the data are understood. */
function firstChoice(read: ReadData, request: FitRequest, range: readonly number[]): ChosenModel {
  const last = range[range.length - 1] as number;
  for (const classes of [1, ...range]) {
    try {
      return chooseModel(read, { ...request, classes });
    } catch (error) {
      if (problemOf(error)?.code !== 'TOO_FEW_CLASSES') throw error;
    }
  }
  return chooseModel(read, { ...request, classes: last });
}

function refuseFixed({ fixed = [] }: MixtureDocument): void {
  if (fixed.length === 0) return;
  throw new UsageError(
    'CONFLICTING_OPTIONS',
    `the model document fixes "${fixed.join('", "')}", whose values belong to one number of classes`,
    'Take "fixed" out of the document, or fit it by itself: latent fit.',
    { option: 'model' },
  );
}
