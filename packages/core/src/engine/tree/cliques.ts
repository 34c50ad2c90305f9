import { type Network, type NetworkNode, statesOf } from '../../models/index.ts';
import { createWalk, stridesFor, type Walk } from './walk.ts';

/** A clique at work: its table, the message to its parent, and a walk over its states with all tables that are multiplied in. */
export interface WorkingClique {
  readonly variables: readonly number[];
  readonly parent: number;
  readonly children: readonly number[];
  readonly families: readonly NetworkNode[];
  /** The position of each family's node. */
  readonly nodes: readonly number[];
  /** log ψ(x), then the posterior of its states. */
  readonly table: Float64Array;
  /** The message to the parent, over the separator. */
  readonly message: Float64Array;
  /** The posterior of the separator. */
  readonly marginal: Float64Array;
  /** Tables: its own, the separator's, the families', the children's separators'. */
  readonly walk: Walk;
}

/** Where the tables of families begin in a walk. */
export const [OWN, SEPARATOR, FAMILIES] = [0, 1, 2];

/** The cliques of a network, children before parents. */
export function workingCliques({ nodes, tree }: Network): WorkingClique[] {
  const levels = nodes.map((node) => node.levels.length);
  const children = tree.cliques.map((_, c) =>
    tree.cliques.flatMap(({ parent }, child) => (parent === c ? [child] : [])),
  );
  return tree.cliques.map(({ variables, parent, separator, families }, c): WorkingClique => {
    const own = children[c] as number[];
    const axes = [
      variables,
      separator,
      ...families.map((node) => [...(nodes[node] as NetworkNode).parents, node]),
      ...own.map((child) => tree.cliques[child]?.separator ?? []),
    ];
    return {
      variables,
      parent,
      children: own,
      families: families.map((node) => nodes[node] as NetworkNode),
      nodes: families,
      table: new Float64Array(statesOf(variables, levels)),
      message: new Float64Array(statesOf(separator, levels)),
      marginal: new Float64Array(statesOf(separator, levels)),
      walk: createWalk(
        variables,
        levels,
        axes.map((axis) => stridesFor(axis, levels, variables)),
      ),
    };
  });
}
