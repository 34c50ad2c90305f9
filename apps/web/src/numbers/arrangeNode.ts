import type { FitDocument, NestedNumbers, NetworkDocument } from 'latent';
import { renamed } from './arrange.ts';

type NetworkFit = FitDocument<NetworkDocument>;

/**
 * The fit of a network with the levels of a hidden node in another order and under other names: the node's table, those of its children,
 * their expected counts and the flat directions follow. Nothing else about the fit changes.
 *
 * @param order by new position: the level (from 0) that comes to stand there
 * @param names by new position
 * @example
 * arrangeNode(fit, 'Thoughts', [1, 0], ['good', 'bad']);
 */
export function arrangeNode(
  fit: NetworkFit,
  node: string,
  order: readonly number[],
  names: readonly string[],
): NetworkFit {
  const { model, expectedCounts, identifiability, warnings } = fit;
  const before = model.nodes.find(({ name }) => name === node)?.levels ?? [];
  const { parameters } = model;
  return {
    ...fit,
    model: {
      ...model,
      nodes: model.nodes.map((own) => (own.name === node ? { ...own, levels: names } : own)),
      ...(parameters && { parameters: pickLevels(model, parameters, node, order) }),
    },
    ...(expectedCounts && { expectedCounts: pickLevels(model, expectedCounts, node, order) }),
    identifiability: identifiability && {
      ...identifiability,
      directions: identifiability.directions.map((direction) => arrangeDirection(model, direction, node, order)),
    },
    warnings: warnings.map((warning) => renamed(warning, before, order, names)),
  };
}

type Tables = Readonly<Record<string, NestedNumbers>>;

/** All tables with the levels of a node in another order. */
function pickLevels({ nodes }: NetworkDocument, tables: Tables, node: string, order: readonly number[]): Tables {
  return Object.fromEntries(
    nodes.flatMap(({ name, parents = [] }) => {
      const table = tables[name];
      const isOfNode = [...parents, name].map((axis) => axis === node);
      return table === undefined ? [] : [[name, picked(table, isOfNode, order)] as const];
    }),
  );
}

/** @param isPicked by axis */
function picked(
  table: NestedNumbers,
  [isPicked, ...rest]: readonly boolean[],
  order: readonly number[],
): NestedNumbers {
  if (!Array.isArray(table)) return table;
  const entries: readonly NestedNumbers[] = isPicked ? order.map((k) => table[k] as NestedNumbers) : table;
  return entries.map((entry) => picked(entry, rest, order));
}

/** A direction in the space of the parameters: the entries of all tables, in the order of the nodes. */
function arrangeDirection(
  model: NetworkDocument,
  direction: readonly number[],
  node: string,
  order: readonly number[],
): readonly number[] {
  if (!model.parameters) return direction;
  let next = 0;
  const shaped = (like: NestedNumbers): NestedNumbers =>
    Array.isArray(like) ? like.map(shaped) : (direction[next++] as number);
  const own = Object.entries(inOrder(model, model.parameters)).map(([name, table]) => [name, shaped(table)] as const);
  return Object.values(inOrder(model, pickLevels(model, Object.fromEntries(own), node, order))).flatMap(flat);
}

const inOrder = ({ nodes }: NetworkDocument, tables: Tables): Tables =>
  Object.fromEntries(
    nodes.flatMap(({ name }) => (Object.hasOwn(tables, name) ? [[name, tables[name] as NestedNumbers]] : [])),
  );

const flat = (value: NestedNumbers): number[] =>
  Array.isArray(value) ? value.flatMap(flat) : typeof value === 'number' ? [value] : [];
