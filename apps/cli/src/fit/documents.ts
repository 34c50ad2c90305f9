import {
  checkMixtureDocument,
  type FitDocument,
  isNetworkFit,
  type MixtureDocument,
  type ModelDocument,
  type NetworkDocument,
  type Warning,
} from 'latent';
import { fileNameOf, readAnyFit, readModel } from '../data/readDocument.ts';
import { refuseSharedInput } from './conflicts.ts';
import { type Labels, readLabels } from './labels.ts';
import type { FitOptions } from './options.ts';

/** The documents that the options of a fit name, of whatever kind they are. */
export interface FitDocuments {
  readonly model: ModelDocument | undefined;
  readonly start: ModelDocument | undefined;
  /** The fit that is to be repeated; then nothing else is read. */
  readonly repeats: FitDocument | FitDocument<NetworkDocument> | undefined;
  /** What codes mean. */
  readonly labels?: Labels | undefined;
  /** Remarks on how they were read. */
  readonly warnings: readonly Warning[];
}

/**
 * Reads them, each once. Without `--model` the start is the model too.
 *
 * @throws UsageError where two inputs are standard input; what reading documents throws
 */
export async function readFitDocuments(data: string, options: FitOptions): Promise<FitDocuments> {
  refuseSharedInput(data, options);
  if (options.repeat !== undefined)
    return { model: undefined, start: undefined, repeats: await readAnyFit(options.repeat), warnings: [] };
  const start = options.start === undefined ? undefined : await readModel(options.start);
  const isStart = options.model === undefined || options.model === options.start;
  const model = isStart ? start : await readModel(options.model as string);
  return {
    model: model?.document,
    start: start?.document,
    repeats: undefined,
    labels: options.labels === undefined ? undefined : await readLabels(options.labels),
    warnings: [...(start?.warnings ?? []), ...(isStart ? [] : (model?.warnings ?? []))],
  };
}

/** True where a network is to be fitted: there is a graph, or the document that gives the model is one. */
export function isOfNetwork({ graph }: FitOptions, { model, repeats }: FitDocuments): boolean {
  if (repeats !== undefined) return isNetworkFit(repeats);
  return graph !== undefined || model?.kind === 'network';
}

/** A document that must be a mixture's. @throws LatentError WRONG_KIND */
export function mixtureOf(document: ModelDocument | undefined, path: string | undefined): MixtureDocument | undefined {
  if (document === undefined || document.kind === 'mixture') return document;
  return checkMixtureDocument(document, path && fileNameOf(path));
}
