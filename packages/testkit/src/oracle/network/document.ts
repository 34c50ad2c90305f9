import type { Data } from '../../problem.ts';
import { flat, type Nested, nest } from '../nested.ts';
import { type NetworkRows, type OracleNetwork, shapeOf, type Tables } from './network.ts';

/** What of a network's model document the oracle speaks of (contracts: `"kind": "network"`). */
export interface NetworkText {
  readonly format: 'latent-model';
  readonly version: 1;
  readonly kind: 'network';
  readonly nodes: readonly NodeText[];
  readonly parameters?: Readonly<Record<string, Nested>>;
  readonly fixed?: readonly string[];
  readonly prior?: NonNullable<OracleNetwork['prior']>;
}

interface NodeText {
  readonly name: string;
  readonly levels: readonly string[];
  readonly latent?: boolean;
  readonly parents?: readonly string[];
  readonly tied?: string;
}

/** The network that a document describes. */
export function readNetwork({ nodes, fixed, prior }: Omit<NetworkText, 'parameters'>): OracleNetwork {
  const position = (name: string): number => nodes.findIndex((node) => node.name === name);
  return {
    nodes: nodes.map(({ name, levels, parents = [], tied = name }) => ({
      name,
      levels,
      parents: parents.map(position),
      table: position(tied),
    })),
    ...(fixed ? { fixed: fixed.map(position) } : {}),
    ...(prior ? { prior } : {}),
  };
}

/** The tables that a document holds. */
export function readTables({ nodes, parameters }: Pick<NetworkText, 'nodes' | 'parameters'>): number[][] {
  return nodes.map(({ name, tied }) => (tied === undefined ? flat(parameters?.[name] as Nested) : []));
}

/**
 * The document of a network, with parameters where there are tables.
 *
 * @param latent positions of the nodes that may be hidden
 */
export function writeNetwork(network: OracleNetwork, tables?: Tables, latent: readonly number[] = []): NetworkText {
  const { nodes, fixed, prior } = network;
  const nameOf = (node: number): string => nodes[node]?.name as string;
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: nodes.map(({ name, levels, parents, table }, node) => ({
      name,
      levels,
      ...(latent.includes(node) ? { latent: true } : {}),
      ...(parents.length > 0 ? { parents: parents.map(nameOf) } : {}),
      ...(table === node ? {} : { tied: nameOf(table) }),
    })),
    ...(tables ? { parameters: parametersOf(network, tables) } : {}),
    ...(fixed ? { fixed: fixed.map(nameOf) } : {}),
    ...(prior ? { prior } : {}),
  };
}

/** Rows as a file would hold them, one column a node. */
export function writeRows({ nodes }: OracleNetwork, { rows, weights }: NetworkRows): Data {
  return {
    header: nodes.map(({ name }) => name),
    rows: rows.map((row) => row.map((level, node) => (level === null ? null : (nodes[node]?.levels[level] as string)))),
    weights,
  };
}

/** The same, read; a column that is absent is all missing. */
export function readRows({ nodes }: OracleNetwork, { header, rows, weights }: Data): NetworkRows {
  const columns = nodes.map(({ name }) => header.indexOf(name));
  return {
    rows: rows.map((row) =>
      nodes.map(({ name, levels }, node) => {
        const cell = row[columns[node] as number] ?? null;
        if (cell !== null && !levels.includes(cell)) throw new Error(`${name} has no level ${cell}`);
        return cell === null ? null : levels.indexOf(cell);
      }),
    ),
    weights: weights ?? rows.map(() => 1),
  };
}

/** Tables by name, nested as documents have them; tied nodes have none. */
function parametersOf(network: OracleNetwork, tables: Tables): Record<string, Nested> {
  return Object.fromEntries(
    network.nodes.flatMap(({ name, table }, node) =>
      table === node ? [[name, nest((tables[node] as number[]).values(), shapeOf(network, node))]] : [],
    ),
  );
}
