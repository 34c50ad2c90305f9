import { maximalCliques } from './elimination.ts';

/** A set of variables whose joint table is kept, and where it hangs in the tree. */
export interface Clique {
  /** Ascending. */
  readonly variables: readonly number[];
  /** A larger index, or −1 for a root: a network of several parts is a forest. */
  readonly parent: number;
  /** What it shares with its parent, ascending. */
  readonly separator: readonly number[];
  /** The nodes whose conditional tables are multiplied in here. */
  readonly families: readonly number[];
}

/** The clique tree of a network: compiled once, it serves every pattern of evidence (Lauritzen & Spiegelhalter 1988). */
export interface CliqueTree {
  /** Children before parents. */
  readonly cliques: readonly Clique[];
  /** States of all cliques together. */
  readonly states: number;
  /** The first clique of more than 2^40 states: it stands alone, for a message; no machine holds the others either. */
  readonly isTooLarge: boolean;
}

/** Min-fill takes minutes where cliques have hundreds of nodes, and 8 TiB are refused all the same. */
const MOST_STATES = 2 ** 40;

/** States of a clique. */
export function statesOf(variables: readonly number[], levels: readonly number[]): number {
  return variables.reduce((product, variable) => product * (levels[variable] as number), 1);
}

/**
 * Moralises a directed graph, triangulates it by min-fill, and hangs its cliques into a tree with the running-intersection property.
 *
 * @param levels states of each variable
 * @param parents of each variable
 */
export function compileTree(levels: readonly number[], parents: readonly (readonly number[])[]): CliqueTree {
  const family = parents.map((own, node) => [node, ...own]).find((own) => statesOf(own, levels) > MOST_STATES);
  if (family) return loneClique(family, levels);
  const eliminated = maximalCliques(levels, moralGraph(parents), MOST_STATES);
  if ('tooLarge' in eliminated) return loneClique(eliminated.tooLarge, levels);
  const { cliques, homeOf } = eliminated;
  const order = childrenFirst(cliques.map(({ parent }) => parent));
  const place = new Map(order.map((clique, index) => [clique, index] as const));
  const families = cliques.map((): number[] => []);
  parents.forEach((own, node) => {
    families[homeOf([node, ...own])]?.push(node);
  });
  return {
    states: cliques.reduce((sum, { variables }) => sum + statesOf(variables, levels), 0),
    isTooLarge: false,
    cliques: order.map((at): Clique => {
      const { variables, parent } = cliques[at] as (typeof cliques)[number];
      const above = parent < 0 ? [] : (cliques[parent]?.variables ?? []);
      return {
        variables,
        parent: parent < 0 ? -1 : (place.get(parent) as number),
        separator: variables.filter((variable) => above.includes(variable)),
        families: families[at] as number[],
      };
    }),
  };
}

function loneClique(variables: readonly number[], levels: readonly number[]): CliqueTree {
  const clique = { variables: [...variables].sort((a, b) => a - b), parent: -1, separator: [], families: [] };
  return { cliques: [clique], states: statesOf(variables, levels), isTooLarge: true };
}

/** Every node joined with its parents, and these with one another. */
function moralGraph(parents: readonly (readonly number[])[]): Set<number>[] {
  const graph = parents.map(() => new Set<number>());
  parents.forEach((own, node) => {
    const family = [node, ...own];
    for (const a of family) for (const b of family) if (a !== b) graph[a]?.add(b);
  });
  return graph;
}

/** Indices in an order in which every child stands before its parent. */
function childrenFirst(parents: readonly number[]): number[] {
  const children = parents.map((): number[] => []);
  const roots: number[] = [];
  parents.forEach((parent, index) => {
    if (parent < 0) roots.push(index);
    else children[parent]?.push(index);
  });
  const order: number[] = [];
  for (const waiting = roots.reverse(); waiting.length > 0; ) {
    const index = waiting.pop() as number;
    order.push(index);
    waiting.push(...(children[index] as number[]));
  }
  return order.reverse();
}
