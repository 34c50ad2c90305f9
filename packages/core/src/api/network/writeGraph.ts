import type { NetworkDocument, NodeDocument } from '../../document/index.ts';
import { BARE_NAME } from './graphScan.ts';

/**
 * The arrows of a network as text that `parseGraph` reads: a statement for all nodes with the same parents; hidden nodes bear a `*`.
 *
 * @returns the statements, in the order of the nodes
 * @example
 * writeGraph(fit.model).join('; '); // 'Thoughts* -> Words'
 */
export function writeGraph({ nodes }: Pick<NetworkDocument, 'nodes'>): string[] {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const written = (names: readonly string[]): string => names.map((name) => mention(byName.get(name), name)).join(', ');
  const children = new Map<string, string[]>();
  const mentioned = new Set<string>();
  for (const { name, parents = [] } of nodes) {
    if (parents.length === 0) continue;
    const key = written(parents);
    children.set(key, [...(children.get(key) ?? []), name]);
    for (const one of [name, ...parents]) mentioned.add(one);
  }
  const alone = nodes.filter(({ name }) => !mentioned.has(name)).map(({ name }) => name);
  return [
    ...[...children].map(([parents, own]) => `${parents} -> ${written(own)}`),
    ...(alone.length > 0 ? [written(alone)] : []),
  ];
}

function mention(node: NodeDocument | undefined, name: string): string {
  BARE_NAME.lastIndex = 0;
  const isBare = BARE_NAME.exec(name)?.[0] === name;
  return `${isBare ? name : `"${name.replaceAll('"', '""')}"`}${node?.latent === true ? '*' : ''}`;
}
