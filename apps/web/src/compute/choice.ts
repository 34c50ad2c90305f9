import {
  declaredLevels,
  dropUnweightedLevels,
  type InferredColumn,
  type InferredCovariance,
  inferModel,
  inferNetwork,
  type MixtureDocument,
  type NetworkDocument,
  parseGraph,
  type Table,
  type Warning,
} from 'latent';
import type { KeptData } from './keep.ts';
import type { ModelChoice } from './lab.ts';

type MixtureChoice = ModelChoice & { readonly kind: 'mixture' };
type NetworkChoice = ModelChoice & { readonly kind: 'network' };

/** A model and the columns that it is fitted to, as the command line would have them. */
export interface Chosen<Document> {
  readonly document: Document;
  readonly table: Table;
  readonly inferred: readonly InferredColumn[];
  readonly warnings: readonly Warning[];
}

/** The mixture of some choices: `latent fit -k … --columns …`. */
export function chooseMixture(
  { table: whole, weights }: KeptData,
  choice: MixtureChoice,
): Chosen<MixtureDocument> & { readonly covariance: InferredCovariance | undefined } {
  const { classes, columns, known, covariance, pseudoCount } = choice;
  const counters = columns.flatMap(({ trials }) => (typeof trials === 'string' ? [trials] : []));
  const names = [...counters, ...columns.map(({ name }) => name), ...(known === undefined ? [] : [known])];
  const own = withColumns(whole, names);
  const table = weights ? dropUnweightedLevels(own, weights) : own;
  const inferred = inferModel(table, {
    classes,
    columns: new Map(columns.map(({ name, family }) => [name, family])),
    trials: new Map(columns.flatMap(({ name, trials }) => (trials === undefined ? [] : [[name, trials] as const]))),
    covariance,
    latent: known ?? latentName(names),
    weighted: weights !== undefined,
    pseudoCount,
  });
  const { document, warnings } = inferred;
  const ready = weights ? dropUnweightedLevels(own, weights, declaredLevels(document)) : own;
  return { document, table: ready, inferred: inferred.columns, covariance: inferred.covariance, warnings };
}

/** The network of some choices: `latent fit --graph …`. */
export function chooseNetwork({ table: whole, weights }: KeptData, choice: NetworkChoice): Chosen<NetworkDocument> {
  const graph = parseGraph(choice.graph);
  const own = withColumns(
    whole,
    graph.nodes.map(({ name }) => name),
  );
  const declared = new Map(graph.nodes.map(({ name, levels = [] }) => [name, levels]));
  const table = weights ? dropUnweightedLevels(own, weights, declared) : own;
  const { pseudoCount = 0 } = choice;
  const { document, columns, warnings } = inferNetwork(table, graph, {
    weighted: weights !== undefined,
    ...(pseudoCount > 0 ? { prior: { pseudoCount } } : {}),
  });
  return { document, table, inferred: columns, warnings };
}

/** The name of the class: an item may bear the usual one. */
const latentName = (names: readonly string[]): string => (names.includes('class') ? 'hidden class' : 'class');

/** A table of some of its columns, in its own order. */
function withColumns(table: Table, names: readonly string[]): Table {
  const wanted = new Set(names);
  const columns = new Map([...table.columns].filter(([name]) => wanted.has(name)));
  const skipped = [...table.skipped, ...[...table.columns.keys()].filter((name) => !wanted.has(name))];
  return { ...table, columns, skipped };
}
