import type { NetworkDocument } from '../../document/index.ts';
import { LatentError } from '../../error/index.ts';

/** The position of a node. @throws LatentError UNKNOWN_NODE */
export function nodeAt({ nodes }: NetworkDocument, name: string): number {
  const place = nodes.findIndex((node) => node.name === name);
  if (place >= 0) return place;
  throw new LatentError(
    'UNKNOWN_NODE',
    `the network has no node "${name}"`,
    `Nodes are: ${nodes.map((node) => node.name).join(', ')}.`,
    { node: name },
  );
}
