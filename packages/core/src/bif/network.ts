import { type NestedNumbers, type NetworkDocument, type NetworkPrior, writeNested } from '../document/index.ts';
import type { BifBlocks } from './grammar.ts';
import { readPrior, readProperty, type Said } from './properties.ts';
import { type BifNode, resolveNodes } from './resolve.ts';
import type { Token } from './scan.ts';
import { type Source, shown } from './source.ts';
import { tableOf } from './tables.ts';

/** What a BIF text says. */
export interface BifNetwork {
  readonly document: NetworkDocument;
  readonly nodes: readonly BifNode[];
  /** The first words of the properties that say nothing to us. */
  readonly leftOut: readonly Token[];
}

/**
 * The network of the blocks of a BIF text.
 *
 * @throws LatentError BAD_TIE, and as `resolveNodes` and `tableOf`
 */
export function networkOf(source: Source, blocks: BifBlocks): BifNetwork {
  const leftOut: Token[] = [];
  const leave = ([first]: readonly Token[]): void => {
    if (first) leftOut.push(first);
  };
  let prior: NetworkPrior | undefined;
  for (const property of blocks.properties) {
    const read = readPrior(property);
    if (read) prior = read;
    else leave(property);
  }
  const nodes = resolveNodes(source, blocks);
  const said = nodes.map(({ variable, table }) => {
    const own: Said = { labels: [] };
    for (const property of variable.properties) if (!readProperty(property, own)) leave(property);
    table.properties.forEach(leave);
    return own;
  });
  const fixed = nodes.flatMap(({ own }, i) => (said[i]?.fixed ? [own.name] : []));
  const document: NetworkDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: nodes.map(({ own, parents }, i) => {
      const { latent, tied, labels } = said[i] as Said;
      return {
        name: own.name,
        levels: [...own.places.keys()],
        ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
        ...(latent && { latent }),
        ...(parents.length > 0 && { parents: parents.map(({ name }) => name) }),
        ...(tied !== undefined && { tied }),
      };
    }),
    parameters: parametersOf(source, nodes, said),
    ...(fixed.length > 0 && { fixed }),
    ...(prior && { prior }),
  };
  return { document, nodes, leftOut };
}

/** The tables of the nodes; tied ones repeat another's in BIF, and have none of their own in a document. */
function parametersOf(
  source: Source,
  nodes: readonly BifNode[],
  said: readonly Said[],
): Readonly<Record<string, NestedNumbers>> {
  const tables = new Map(
    nodes.map(({ own, parents, table }) => {
      const shape = [...parents, own].map(({ places }) => places.size);
      return [own.name, writeNested(tableOf(source, table, parents, own), shape)] as const;
    }),
  );
  nodes.forEach(({ own, table }, i) => {
    const tied = said[i]?.tied;
    if (tied === undefined || !tables.has(tied)) return;
    if (JSON.stringify(tables.get(own.name)) !== JSON.stringify(tables.get(tied)))
      throw source.error(
        'BAD_TIE',
        `${shown(own.name)} shares the table of ${shown(tied)}, and its numbers are others`,
        'Give both the same numbers, or remove the property "tied".',
        table.child.at,
      );
  });
  return Object.fromEntries([...tables].filter((_, i) => said[i]?.tied === undefined));
}
