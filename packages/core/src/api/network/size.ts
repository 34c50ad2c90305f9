import { type NetworkDocument, networkFrom } from '../../document/index.ts';
import { statesOf } from '../../models/index.ts';

/** A clique of a network's tree: nodes whose joint table is kept. */
export interface CliqueFacts {
  readonly nodes: readonly string[];
  /** Cells of its table. */
  readonly states: number;
}

/** What can be said of a network without data. */
export interface NetworkSize {
  readonly arrows: number;
  readonly freeParameters: number;
  /** The cliques of the tree that exact inference runs on, the largest first. */
  readonly cliques: readonly CliqueFacts[];
  /** Cells of all cliques together: what a pass over one row costs. */
  readonly states: number;
}

/**
 * The size of a network: arrows, free parameters, cliques.
 *
 * @throws LatentError as `checkNetworkDocument`; CLIQUE_TOO_LARGE, TABLES_TOO_LARGE
 * @example
 * networkSize(document).cliques[0]; // { nodes: ['Thoughts', 'Words'], states: 4 }
 */
export function networkSize(document: NetworkDocument): NetworkSize {
  const { nodes, tree, freeParameters } = networkFrom(document);
  const levels = nodes.map((node) => node.levels.length);
  return {
    arrows: nodes.reduce((sum, { parents }) => sum + parents.length, 0),
    freeParameters,
    cliques: tree.cliques
      .map(({ variables }) => ({
        nodes: variables.map((variable) => nodes[variable]?.name as string),
        states: statesOf(variables, levels),
      }))
      .sort((a, b) => b.states - a.states),
    states: tree.states,
  };
}
