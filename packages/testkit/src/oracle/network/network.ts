/** A categorical node, as the oracle sees it. */
export interface OracleNode {
  readonly name: string;
  readonly levels: readonly string[];
  /** Positions of its parents among the nodes, in any order. */
  readonly parents: readonly number[];
  /** The position of the node whose table it shares; its own where it shares none. */
  readonly table: number;
}

/** A directed acyclic graph of categorical nodes; parents may stand behind their children. */
export interface OracleNetwork {
  readonly nodes: readonly OracleNode[];
  /** Positions of the nodes whose tables the M-step leaves alone. */
  readonly fixed?: readonly number[];
  /** Added to every cell of all tables, or a number of rows spread evenly over the cells of each table. */
  readonly prior?: { readonly pseudoCount: number } | { readonly equivalentSampleSize: number };
}

/** Conditional tables, or counts in their shapes: [node][row-major: parents…, own level]; empty where a node shares another's. */
export type Tables = readonly (readonly number[])[];

/** Levels of the nodes in their order; null = missing. */
export type Row = readonly (number | null)[];

export interface NetworkRows {
  readonly rows: readonly Row[];
  readonly weights: readonly number[];
}

/** A network with a start and rows. */
export interface NetworkProblem {
  readonly network: OracleNetwork;
  readonly start: Tables;
  readonly data: NetworkRows;
}

export const nodeOf = ({ nodes }: OracleNetwork, node: number): OracleNode => nodes[node] as OracleNode;

export const levelsOf = (network: OracleNetwork, node: number): number => nodeOf(network, node).levels.length;

/** A node's family: its parents, then the node itself. */
export const familyOf = (network: OracleNetwork, node: number): number[] => [...nodeOf(network, node).parents, node];

/** The shape of a node's table: the levels of its parents, then its own. */
export const shapeOf = (network: OracleNetwork, node: number): number[] =>
  familyOf(network, node).map((member) => levelsOf(network, member));

/** Positions of the nodes that have tables of their own. */
export const ownersOf = ({ nodes }: OracleNetwork): number[] =>
  nodes.flatMap(({ table }, node) => (table === node ? [node] : []));

/** The table that gives a node its probabilities. */
export const tableOf = (network: OracleNetwork, tables: Tables, node: number): readonly number[] =>
  tables[nodeOf(network, node).table] as readonly number[];

/** The cell of a node's table at these levels of all nodes. */
export function cellOf(network: OracleNetwork, node: number, levels: readonly number[]): number {
  return familyOf(network, node).reduce(
    (cell, member) => cell * levelsOf(network, member) + (levels[member] as number),
    0,
  );
}

/** Zeros in the shapes of the tables. */
export const zeros = (network: OracleNetwork): number[][] =>
  network.nodes.map(({ table }, node) =>
    table === node ? new Array<number>(shapeOf(network, node).reduce((cells, n) => cells * n, 1)).fill(0) : [],
  );

/** All combinations of levels, the last one fastest. */
export function combinations(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((levels) => Array.from({ length }, (_, level) => [...levels, level])),
    [[]],
  );
}

/** What the prior adds to every cell of a node's table. */
export function pseudoCountOf(network: OracleNetwork, node: number): number {
  const { prior } = network;
  if (!prior) return 0;
  if ('pseudoCount' in prior) return prior.pseudoCount;
  return prior.equivalentSampleSize / shapeOf(network, node).reduce((cells, n) => cells * n, 1);
}
