import { LatentError, type MixtureDocument, type ModelDocument, type NetworkDocument, type Warning } from 'latent';
import { parseNames, withHidden } from '../applied/hidden.ts';
import { openData, openNodeData, refuseTwoStandardInputs } from '../applied/open.ts';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { readModel } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { refuseLatent } from '../fit/conflicts.ts';
import { chooseNetwork, type NodesRequest, readNodes } from '../network/choose.ts';
import { readGraph } from '../network/resolve.ts';
import { plain } from '../output/plain.ts';
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
  /** Remarks on how documents and graph were read. */
  readonly warnings: readonly Warning[];
}

/**
 * Reads `explain [fit.json] <data>`, where --model, --graph or --start may stand in for the fit.
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
  const started = options.start === undefined ? undefined : await readModel(options.start);
  const given = modelPath === undefined ? undefined : await readModel(modelPath);
  const warnings = [...(given?.warnings ?? []), ...(started?.warnings ?? [])];
  const model = (given ?? started)?.document as ModelDocument;
  const from = started?.document ?? model;
  if (!from.parameters) throw noParameters(options.start ?? modelPath);
  const hidden = options.latent === undefined ? [] : parseNames('latent', options.latent);
  if (model.kind === 'network' && from.kind === 'network') {
    if (options.graph !== undefined)
      return await graphReading(context, options.graph, { start: from, warnings }, dataPath, hidden, options);
    const document = withHidden(model, hidden);
    const data = await openNodeData(context, document, dataPath, options);
    return { kind: 'network', document, start: from, data, warnings };
  }
  if (model.kind === 'mixture' && from.kind === 'mixture' && options.graph === undefined) {
    refuseLatent(options.latent, model.latent.name);
    return { kind: 'mixture', document: model, start: from, data: await openData(context, model, dataPath, options) };
  }
  throw new UsageError(
    'CONFLICTING_OPTIONS',
    options.graph === undefined
      ? `the model is a ${model.kind}, and the start a ${from.kind}`
      : '--graph draws a network, and the start is a mixture',
    'Give two documents of the same model.',
    { option: 'start' },
  );
}

/** The network of --graph, its levels from the graph, the start, or the data. */
async function graphReading(
  context: Context,
  text: string,
  { start, warnings }: Pick<NetworkReading, 'start' | 'warnings'>,
  path: string,
  latent: readonly string[],
  options: ExplainOptions,
): Promise<NetworkReading> {
  const graph = readGraph(text);
  const { id, weights, missing, delimiter } = options;
  const request: NodesRequest = {
    base: undefined,
    graph,
    start,
    latent,
    prior: undefined,
    warnings,
    id,
    weights,
    missing,
    delimiter,
  };
  const { chosen, read } = chooseNetwork(await readNodes(context, path, request, true), request);
  for (const note of read.notes) context.note(plain(note));
  return { kind: 'network', document: chosen.document, start, data: read, warnings: chosen.warnings };
}

function pathsOf(
  first: string | undefined,
  second: string | undefined,
  { model, start, graph }: ExplainOptions,
): { modelPath: string | undefined; dataPath: string } {
  const other = model !== undefined ? '--model' : graph !== undefined ? '--graph' : undefined;
  if (other !== undefined && second !== undefined)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      `both ${JSON.stringify(first)} and ${other} name a model`,
      'Leave one of them out.',
      { option: other.slice(2) },
    );
  if (model !== undefined && graph !== undefined)
    throw new UsageError('CONFLICTING_OPTIONS', '--model and --graph both name a model', 'Leave one of them out.');
  if (graph !== undefined && start === undefined)
    throw new UsageError(
      'BAD_OPTION',
      'a graph has no tables, and an iteration starts from some',
      'Give a document with tables: --start start.json.',
      { option: 'start' },
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
