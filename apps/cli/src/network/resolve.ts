import {
  checkNetworkDocument,
  checkNetworkFit,
  type ModelDocument,
  type NetworkDocument,
  type NetworkPrior,
  parseGraph,
} from 'latent';
import { parseNames, withHidden } from '../applied/hidden.ts';
import type { Context } from '../context.ts';
import { fileNameOf } from '../data/readDocument.ts';
import { asUsageError } from '../errors.ts';
import type { FitDocuments } from '../fit/documents.ts';
import type { FitOptions } from '../fit/options.ts';
import { refuseConflicts, refuseNodeColumns } from './conflicts.ts';
import { networkFromRecord } from './record.ts';
import type { NetworkRequest, RequestedGraph } from './request.ts';

/**
 * Puts options and documents of a network together and refuses what contradicts itself.
 *
 * @throws UsageError; LatentError `WRONG_KIND` where a document is a mixture's
 */
export function resolveNetwork(context: Context, options: FitOptions, documents: FitDocuments): NetworkRequest {
  const { repeats } = documents;
  if (repeats !== undefined) return networkFromRecord(context, checkNetworkFit(repeats), options);

  refuseConflicts(options);
  const graph = options.graph === undefined ? undefined : readGraph(options.graph);
  const start = networkOf(documents.start, options.start);
  const model = graph ? undefined : networkOf(documents.model, options.model ?? options.start);
  const { nodes } = (graph ?? model) as { readonly nodes: readonly { readonly name: string }[] };
  refuseNodeColumns(options, nodes);
  const latent = options.latent === undefined ? [] : parseNames('latent', options.latent);
  const prior = priorOf(options);
  const { weights, id, missing, delimiter, starts, tolerance, maxIterations } = options;
  const { seed, engine } = context;
  return {
    base: model && { ...withHidden(model, latent), ...(prior === undefined ? {} : { prior }) },
    graph,
    start,
    latent,
    weights,
    id,
    missing,
    delimiter,
    prior,
    labels: documents.labels,
    settings: {
      starts,
      tolerance,
      maxIterations,
      acceleration: options.accelerate,
      threads: options.threads,
      seed,
      engine,
    },
    warnings: documents.warnings,
    repeats: undefined,
  };
}

/** The graph of `--graph`: what is wrong with it is wrong with the command. */
export function readGraph(text: string): RequestedGraph {
  try {
    return { ...parseGraph(text), text };
  } catch (error) {
    throw asUsageError(error);
  }
}

/** A document that must be a network's. @throws LatentError WRONG_KIND */
function networkOf(document: ModelDocument | undefined, path: string | undefined): NetworkDocument | undefined {
  if (document === undefined || document.kind === 'network') return document;
  return checkNetworkDocument(document, path && fileNameOf(path));
}

function priorOf({ prior, equivalentSampleSize }: FitOptions): NetworkPrior | undefined {
  if (prior !== undefined) return { pseudoCount: prior };
  return equivalentSampleSize === undefined ? undefined : { equivalentSampleSize };
}
