import { LatentError, type MixtureDocument } from 'latent';
import { openData, refuseTwoStandardInputs } from '../applied/open.ts';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { readModelDocument } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import type { ExplainOptions } from './options.ts';

/** What is explained: a model, the parameters it starts from, and data. */
export interface Reading {
  readonly document: MixtureDocument;
  /** A document with parameters. */
  readonly start: MixtureDocument;
  readonly data: ReadData;
}

/**
 * Reads `explain [fit.json] <data>`, where --model or --start may stand in for the fit.
 *
 * @throws NO_PARAMETERS where no document has any
 */
export async function readingOf(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: ExplainOptions,
): Promise<Reading> {
  const { modelPath, dataPath } = pathsOf(first, second, options);
  refuseTwoStandardInputs(modelPath, options.start, dataPath);
  const start = options.start === undefined ? undefined : await readModelDocument(options.start);
  const document = modelPath === undefined ? undefined : await readModelDocument(modelPath);
  const model = document ?? (start as MixtureDocument);
  const from = start ?? model;
  if (!from.parameters) throw noParameters(options.start ?? modelPath);
  return { document: model, start: from, data: await openData(context, model, dataPath, options) };
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
