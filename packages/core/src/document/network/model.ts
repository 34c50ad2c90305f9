import type { Feature } from '../../encode/index.ts';
import { assertCliquesFit } from '../../engine/index.ts';
import { createNetwork, type Network } from '../../models/index.ts';
import type { NetworkDocument } from '../types.ts';
import { checkNodes } from './nodes.ts';
import { assertTablesFit } from './size.ts';

/**
 * The model that a network's document describes, without its parameters.
 *
 * @throws LatentError as `checkNodes`; CLIQUE_TOO_LARGE, TABLES_TOO_LARGE
 */
export function networkFrom(document: NetworkDocument, file?: string): Network {
  checkNodes(document, file);
  const { nodes, prior } = document;
  const fixed = new Set(document.fixed);
  const places = new Map(nodes.map(({ name }, i) => [name, i] as const));
  const placeOf = (name: string): number => places.get(name) as number;
  const specs = nodes.map(({ name, levels, parents = [], latent = false, tied = name }) => ({
    name,
    levels,
    parents: parents.map(placeOf),
    latent,
    table: placeOf(tied),
    fixed: fixed.has(tied),
  }));
  const cellsOf = ({ levels, parents }: (typeof specs)[number]): number =>
    parents.reduce((cells, parent) => cells * (specs[parent]?.levels.length ?? 1), levels.length);
  const network = createNetwork({
    nodes: specs,
    pseudoCount(node) {
      if (!prior) return 0;
      if ('pseudoCount' in prior) return prior.pseudoCount;
      return prior.equivalentSampleSize / cellsOf(specs[node] as (typeof specs)[number]);
    },
  });
  assertCliquesFit(network, file);
  assertTablesFit(network, file);
  return network;
}

/** What the data must hold for a network's nodes. */
export function nodeFeatures({ nodes }: NetworkDocument): Feature[] {
  return nodes.map(({ name, levels }) => ({ name, columns: [{ name, levels }], coding: 'levels' }));
}
