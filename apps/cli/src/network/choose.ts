import { nodeReadings } from '@latent/files';
import {
  type ColumnReading,
  dropUnweightedLevels,
  type InferredColumn,
  inferNetwork,
  type NetworkDocument,
  type Warning,
} from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { labelled, strayLabels } from '../fit/labels.ts';
import { readShown } from '../fit/read.ts';
import type { NetworkRequest } from './request.ts';

/** The network of a fit, and how it came about. */
export interface ChosenNetwork {
  readonly document: NetworkDocument;
  /** Where the levels of each node come from, where a graph was given. */
  readonly inferred: readonly InferredColumn[] | undefined;
  readonly warnings: readonly Warning[];
  /** What a person should hear about it. */
  readonly notes: readonly string[];
}

/** What of a request says which nodes there are, and how their columns are read. */
export type NodesRequest = Omit<NetworkRequest, 'settings' | 'repeats'>;

/** Reads the columns that the nodes have; the names of the rows only where they are to be written. */
export function readNodes(context: Context, path: string, request: NodesRequest, withIds: boolean): Promise<ReadData> {
  return readShown(context, path, request, withIds, (header) => {
    const { base, graph } = request;
    if (base !== undefined) return nodeReadings(header, base);
    const known = levelsOf(request);
    const names = new Set(graph?.nodes.map(({ name }) => name));
    const reading = (name: string): ColumnReading => (known.has(name) ? 'labels' : 'either');
    return new Map(header.flatMap((name) => (names.has(name) ? [[name, reading(name)]] : [])));
  });
}

/** The network document that was given, or one made from the graph and the data; and the data as they are fitted. */
export function chooseNetwork(
  source: ReadData,
  request: NodesRequest,
): { readonly chosen: ChosenNetwork; readonly read: ReadData } {
  const { base, graph, latent, prior, start, warnings } = request;
  const read = withoutUnweighted(source, base?.nodes ?? graph?.nodes ?? []);
  const notes = strayLabels(request.labels, read.header);
  if (base !== undefined) {
    const document = labelled(base, request.labels);
    return { chosen: { document, inferred: undefined, warnings, notes }, read };
  }
  const inferred = inferNetwork(read.table, graph ?? { nodes: [] }, {
    latent,
    prior,
    levels: start && new Map(start.nodes.map(({ name, levels }) => [name, levels])),
    weighted: read.weights !== undefined,
  });
  const { document, columns } = inferred;
  const chosen = {
    document: labelled(document, request.labels),
    inferred: columns,
    warnings: [...warnings, ...inferred.warnings],
    notes,
  };
  return { chosen, read };
}

/** Rows of weight 0 are as if absent: a level that only they have is none, unless it is given. */
function withoutUnweighted(
  read: ReadData,
  nodes: readonly { readonly name: string; readonly levels: readonly string[] | undefined }[],
): ReadData {
  const { table, weights } = read;
  if (weights === undefined) return read;
  const declared = new Map(nodes.map(({ name, levels = [] }) => [name, levels]));
  return { ...read, table: dropUnweightedLevels(table, weights, declared) };
}

/** The levels that are given before any data are seen. */
function levelsOf({ graph, start }: NodesRequest): ReadonlyMap<string, readonly string[]> {
  const given = [...(start?.nodes ?? []), ...(graph?.nodes ?? [])];
  return new Map(given.flatMap(({ name, levels }) => (levels ? [[name, levels] as const] : [])));
}
