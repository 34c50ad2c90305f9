import { type NetworkDocument, type NetworkPrior, unknownName } from '../../document/index.ts';
import { codeByLevels } from '../../encode/index.ts';
import { LatentError, type Warning } from '../../error/index.ts';
import { type InferredColumn, inferColumn, type Table } from '../../table/index.ts';
import type { Graph, GraphNode } from './graph.ts';
import { assertColumns } from './prepare.ts';

/** What a graph does not say. */
export interface InferNetworkOptions {
  /** Nodes that are hidden beside those that the graph marks. */
  readonly latent?: readonly string[] | undefined;
  /** Levels of nodes for which the graph gives none, such as those of a start; before the data's. */
  readonly levels?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Rows have weights. */
  readonly weighted?: boolean | undefined;
  readonly prior?: NetworkPrior | undefined;
}

/** A network's document made from a graph and data, and where the levels of each node come from. */
export interface InferredNetwork {
  readonly document: NetworkDocument;
  /** One a node, in order. */
  readonly columns: readonly InferredColumn[];
  readonly warnings: readonly Warning[];
}

/**
 * The document of a graph's network on a table: nodes in order of first mention, levels from the data where the graph gives none, by the
 * inference policy of the command line and the lab.
 *
 * @throws LatentError UNKNOWN_NODE (with the nearest name), COLUMN_ABSENT, UNSEEN_LEVEL, BAD_LEVELS where a hidden node has none; as
 *   `inferColumn`; NOT_A_LABEL where a column holds measurements
 * @example
 * const { document } = inferNetwork(table, parseGraph('Thoughts*{bad,good} -> Words'), { prior: { equivalentSampleSize: 2 } });
 */
export function inferNetwork(table: Table, graph: Graph, options: InferNetworkOptions = {}): InferredNetwork {
  const { latent = [], levels, weighted = false, prior } = options;
  const names = graph.nodes.map(({ name }) => name);
  for (const name of latent)
    if (!names.includes(name))
      throw unknownName('UNKNOWN_NODE', `the graph has no node "${name}"`, name, names, { node: name });
  const nodes = graph.nodes.map((node) => ({ ...node, latent: node.latent || latent.includes(node.name) }));
  assertColumns(
    nodes.filter((node) => !node.latent).map(({ name }) => name),
    table,
  );
  const columns = nodes.map((node) => inferNode(table, node, levels?.get(node.name), weighted));
  const document: NetworkDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: nodes.map(({ name, parents, latent }, i) => ({
      name,
      levels: (columns[i] as InferredColumn).levels,
      ...(latent ? { latent } : {}),
      ...(parents.length > 0 ? { parents } : {}),
    })),
    ...(prior === undefined ? {} : { prior }),
  };
  return { document, columns, warnings: columns.flatMap(({ warnings }) => warnings) };
}

function inferNode(
  table: Table,
  node: GraphNode,
  beside: readonly string[] | undefined,
  weighted: boolean,
): InferredColumn {
  const { name, latent } = node;
  const column = table.columns.get(name);
  const given = node.levels ?? beside;
  if (given !== undefined) {
    if (column) codeByLevels(table, column, given, 'error', []);
    const reason = node.levels ? 'given in the graph' : 'as in the start';
    return { name, family: 'categorical', levels: given, reason, warnings: [] };
  }
  if (latent && !(column?.kind === 'labels' && column.levels.length > 0))
    throw new LatentError(
      'BAD_LEVELS',
      `the node "${name}" is hidden, and which levels it has is not said`,
      `Give them in the graph: ${name}*{no,yes}.`,
      { file: table.file, column: name },
    );
  return inferLevels(table, name, latent || weighted);
}

/** The levels of a column by the policy of mixtures, whose remedies are said in the words of graphs. */
function inferLevels(table: Table, name: string, weighted: boolean): InferredColumn {
  const inferred = inWordsOfGraphs(() => inferColumn(table, name, undefined, weighted), name);
  if (inferred.family !== 'categorical')
    throw new LatentError(
      'NOT_A_LABEL',
      `column "${name}" holds ${inferred.reason}, and the nodes of a network are categorical`,
      `Cut the numbers into groups, or give the levels in the graph: ${name}{…}.`,
      { file: table.file, column: name },
    );
  const warnings = inferred.warnings.map((warning) =>
    warning.code === 'CONSTANT_COLUMN'
      ? {
          ...warning,
          message: `column "${name}" has the one value ${JSON.stringify(inferred.levels[0])}: the node says nothing and has no free parameters`,
          fix: `Leave it out of the graph, or give all its levels: ${name}{…}.`,
        }
      : warning,
  );
  return { ...inferred, warnings };
}

/** As `inferColumn` refuses, with the remedy that a graph has. */
function inWordsOfGraphs(infer: () => InferredColumn, name: string): InferredColumn {
  try {
    return infer();
  } catch (error) {
    const fix = error instanceof LatentError ? FIXES.get(error.code)?.(name) : undefined;
    throw fix === undefined
      ? error
      : new LatentError((error as LatentError).code, (error as LatentError).message, fix, (error as LatentError).where);
  }
}

/** What `inferColumn` would have mended with --columns. */
const FIXES: ReadonlyMap<string, (name: string) => string> = new Map([
  ['COLUMN_ALL_MISSING', (name) => `Check the missing tokens, or mark the node as hidden: ${name}*{no,yes}.`],
  [
    'MIXED_COLUMN',
    (name) =>
      `Where some stand for missing cells: --missing "${name}:…"; where all are levels, give them in the graph: ${name}{…}.`,
  ],
  [
    'NEGATIVE_CODE',
    (name) =>
      `Where it stands for a missing cell: --missing "${name}:…"; where it is a level, give them all in the graph: ${name}{…}.`,
  ],
  ['DECIMAL_COMMA', (name) => `Where it is a label, give the levels in the graph: ${name}{…}.`],
  ['ALL_DISTINCT', (name) => `Leave it out of the graph, or insist by giving its levels: ${name}{…}.`],
]);
