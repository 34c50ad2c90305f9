import { type NetworkDocument, unknownName } from '../../document/index.ts';

/** The position of a node. @throws LatentError UNKNOWN_NODE */
export function nodeAt({ nodes }: NetworkDocument, name: string): number {
  const place = nodes.findIndex((node) => node.name === name);
  if (place >= 0) return place;
  const names = nodes.map((node) => node.name);
  throw unknownName('UNKNOWN_NODE', `the network has no node "${name}"`, name, names, { node: name });
}
