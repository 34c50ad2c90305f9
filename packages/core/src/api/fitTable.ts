import { declaredLevels, type MixtureDocument, parametersFrom } from '../document/index.ts';
import { createPace, finishOr, finishUnlessAborted, nothingYet } from '../em/index.ts';
import { LatentError } from '../error/index.ts';
import { checkSettings, type FitSettings, type FitTask, fitMixture } from '../fit/index.ts';
import type { Parameters } from '../model/index.ts';
import { orderBySize, permuteClasses } from '../models/index.ts';
import { checkWeights, dropUnweightedLevels, type Table, whereIs } from '../table/index.ts';
import { type Applied, createApplied } from './applied.ts';
import { fewerClasses } from './fewerClasses.ts';
import type { FitInfo } from './fitted.ts';
import { isCheap, mixtureIdentifiability } from './identifiability.ts';
import { describeFit } from './info.ts';
import { assertFittable, prepare, withPriors } from './prepare.ts';
import type { PriorOptions } from './priors.ts';
import { recipeOf } from './rebuild.ts';
import { createReporter } from './reporter.ts';
import { startingPoint } from './start.ts';
import { createStep, type TraceStep } from './step.ts';

/** What a fit of a table takes beside the model. */
export type TableFitOptions = { readonly [K in keyof Omit<FitSettings, 'start'>]?: FitSettings[K] | undefined } & {
  readonly weights?: ArrayLike<number> | undefined;
  /** Name of the weights' column, for messages. */
  readonly weightsName?: string | undefined;
  /** A document whose parameters are the first start. */
  readonly start?: MixtureDocument | undefined;
  /** The order of the classes means something and is kept. */
  readonly keepOrder?: boolean | undefined;
  /** Priors that the data complete: the fit's document has them as numbers. */
  readonly priors?: PriorOptions | undefined;
  /** Fingerprint of the data file, for the document. */
  readonly sha256?: string | undefined;
  /** For tests: where workers come from, and how work is shared out. */
  readonly sharing?: FitTask['sharing'];
};

/** A fitted table: the model with its estimates, ready for other tables, and the figures of the fit. */
export interface TableFit {
  readonly applied: Applied;
  readonly info: FitInfo;
}

/** Who watches a fit: ends it, and sees its steps. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly report: (step: TraceStep<Parameters>, isBest: boolean) => void;
  /** Whether who reads the steps needs a rest to keep up. */
  readonly isBehind?: (() => boolean) | undefined;
}

/**
 * Fits a mixture to a table and reports on it: the one way that the library, the command line and the lab take.
 *
 * @param document the model; its parameters count only where they are fixed
 * @throws LatentError where data, weights, start or options cannot be used; ABORTED before the first E-step
 * @example
 * const { document } = inferModel(table, { classes: 2, columns: new Map([['A', undefined]]) });
 * const { info } = await fitTable(document, table, { seed: 1 }, { signal: new AbortController().signal, report: () => {} });
 */
export async function fitTable(
  document: MixtureDocument,
  source: Table,
  options: TableFitOptions,
  { signal, report, isBehind }: Watch,
): Promise<TableFit> {
  const weights = options.weights && checkWeights(options.weights, source, options.weightsName);
  const table = weights ? dropUnweightedLevels(source, weights, declaredLevels(document)) : source;
  const pace = createPace(signal, isBehind);
  const prepared = withPriors(await finishOr(nothingYet, prepare(document, table, weights), pace), options.priors);
  const { model, patterns, summary } = prepared;
  assertFittable(prepared, table.file);
  const { start, fixed } = startingPoint(model, prepared.document, options.start, (source, need) =>
    parametersFrom(source, model, prepared.document, undefined, need),
  );
  const settings = checkSettings({ ...options, start });
  const identify = isCheap(model, patterns) ? mixtureIdentifiability(document, model, prepared) : undefined;
  const inside = identify && (await finishOr(nothingYet, identify.inside(fixed), pace));

  const objectiveOnly = inside === undefined || !inside.identified;
  const context = { model, patterns, weights, describe: (parameters: Parameters) => parameters };
  const outcome = await fitMixture(
    {
      ...{ model, patterns, summary, settings, pace, fixed, objectiveOnly },
      recipe: recipeOf(prepared.document, prepared.traits),
      sharing: options.sharing,
    },
    createReporter((now, before) => createStep(context, now, before), report),
  ).catch((error: unknown) => {
    throw error instanceof LatentError ? placed(error, table, document) : error;
  });
  const keepOrder =
    options.keepOrder === true || start !== undefined || patterns.known !== undefined || fixed !== undefined;
  const order = keepOrder ? undefined : orderBySize(model, outcome.parameters);
  const parameters = order ? permuteClasses(model, outcome.parameters, order) : outcome.parameters;
  const identifiability = inside && (await finishUnlessAborted(identify?.after(parameters, inside), pace));
  const fewer = await fewerClasses(prepared, settings, outcome, pace);
  const { sha256 } = options;
  const info = describeFit({ prepared, table, weights, settings, outcome, parameters, identifiability, fewer, sha256 });
  return { applied: createApplied(prepared.document, model, parameters, settings.engine), info };
}

/** The error with the line of its row and the name of its class. */
function placed(error: LatentError, table: Table, { latent }: MixtureDocument): LatentError {
  const { row, classIndex } = error.where;
  if (row !== undefined) return error.at(whereIs(table, row - 1));
  return typeof classIndex === 'number' ? error.at({ class: latent.levels[classIndex] }) : error;
}
