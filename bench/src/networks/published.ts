import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NetworkDocument, parseBif } from 'latent';
import { inBench } from '../folder.ts';

/** The folder of references beside the checkout. */
const FOLDER = inBench('../../shared/references/data/bif');

/** A published network, some of its nodes hidden; undefined where the references are not beside the checkout. */
export function publishedNetwork(name: string, hidden: readonly string[]): NetworkDocument | undefined {
  const path = join(FOLDER, `${name}.bif`);
  if (!existsSync(path)) return undefined;
  const { document } = parseBif(readFileSync(path, 'utf8'), path);
  return {
    ...document,
    nodes: document.nodes.map((node) => (hidden.includes(node.name) ? { ...node, latent: true } : node)),
  };
}
