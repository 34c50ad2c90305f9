import { LatentError, type MixtureDocument, type ModelDocument, type NetworkDocument } from 'latent';
import { openData, openNodeData, refuseTwoStandardInputs } from '../applied/open.ts';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { readAnyModel } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import type { ExplainOptions } from './options.ts';

/** What is explained: a model, the parameters it starts from, and data. */
export type Reading = MixtureReading | NetworkReading;

export interface MixtureReading {
  readonly kind: 'mixture';
  readonly document: MixtureDocument;
  /** A document with parameters. */
  readonly start: MixtureDocument;
  readonly data: ReadData;
}

export interface NetworkReading {
  readonly kind: 'network';
  readonly document: NetworkDocument;
  /** A document with tables. */
  readonly start: NetworkDocument;
  readonly data: ReadData;
}

/**
 * Reads `explain [fit.json] <data>`, where --model or --start may stand in for the fit.
 *
 * @throws NO_PARAMETERS where no document has any; CONFLICTING_OPTIONS where one is a mixture and the other a network
 */
export async function readingOf(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: ExplainOptions,
): Promise<Reading> {
  const { modelPath, dataPath } = pathsOf(first, second, options);
  refuseTwoStandardInputs(modelPath, options.start, dataPath);
  const start = options.start === undefined ? undefined : await readAnyModel(options.start);
  const document = modelPath === undefined ? undefined : await readAnyModel(modelPath);
  const model = document ?? (start as ModelDocument);
  const from = start ?? model;
  if (!from.parameters) throw noParameters(options.start ?? modelPath);
  if (model.kind === 'network' && from.kind === 'network')
    return {
      kind: 'network',
      document: model,
      start: from,
      data: await openNodeData(context, model, dataPath, options),
    };
  if (model.kind === 'mixture' && from.kind === 'mixture')
    return {
      kind: 'mixture',
      document: model,
      start: from,
      data: await openData(context, model, dataPath, options),
    };
  throw new UsageError(
    'CONFLICTING_OPTIONS',
    `the model is a ${model.kind}, and the start a ${from.kind}`,
    'Give two documents of the same model.',
    { option: 'start' },
  );
}

function pathsOf(
  first: string | undefined,
  second: string | undefined,
  { model, start }: ExplainOptions,
): { modelPath: string | undefined; dataPath: string } {
  if (model !== undefined && second !== undefined)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      `both ${JSON.stringify(first)} and --model name a model`,
      'Leave one of them out.',
      { option: 'model' },
    );
  if (first !== undefined && second !== undefined) return { modelPath: first, dataPath: second };
  if (first !== undefined && (model ?? start) !== undefined) return { modelPath: model, dataPath: first };
  throw new UsageError(
    'BAD_OPTION',
    'a model with parameters and data are needed',
    'Write: latent explain fit.json data.csv --em, or: latent explain data.csv --em --start start.json.',
  );
}

function noParameters(file: string | undefined): LatentError {
  return new LatentError(
    'NO_PARAMETERS',
    'the document has no "parameters"',
    'Give a fit, a model document with parameters, or such a document with --start.',
    { file, path: '/parameters' },
  );
}
