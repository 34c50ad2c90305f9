import { LatentError } from '../../error/index.ts';
import { sortNodes } from '../../models/index.ts';
import { unknownName } from '../names.ts';
import type { NetworkDocument, NodeDocument } from '../types.ts';

/**
 * Checks the graph of a network: every node has its own name, parents and ties name nodes, no node is its own ancestor, and tied nodes have
 * tables of one shape.
 *
 * @throws LatentError DUPLICATE_NAME, UNKNOWN_PARENT (with the nearest name), CYCLE (printed), BAD_TIE, UNKNOWN_NAME
 */
export function checkNodes({ nodes, fixed = [], parameters = {} }: NetworkDocument, file?: string): void {
  const byName = new Map<string, NodeDocument>();
  nodes.forEach((node, i) => {
    if (byName.has(node.name))
      throw new LatentError(
        'DUPLICATE_NAME',
        `two nodes of the network are named "${node.name}"`,
        'Rename one of them.',
        {
          file,
          path: `/nodes/${i}/name`,
          column: node.name,
        },
      );
    byName.set(node.name, node);
  });
  nodes.forEach(({ name, parents = [] }, i) => {
    for (const parent of parents)
      if (!byName.has(parent))
        throw unknownName(
          'UNKNOWN_PARENT',
          `"${name}" has the parent "${parent}", which is no node`,
          parent,
          byName.keys(),
          {
            file,
            path: `/nodes/${i}/parents`,
          },
        );
  });
  refuseCycle(nodes, file);
  nodes.forEach((node, i) => {
    if (node.tied !== undefined) checkTie(node, byName, { file, path: `/nodes/${i}/tied` });
  });
  for (const [key, names] of [
    ['fixed', fixed],
    ['parameters', Object.keys(parameters)],
  ] as const)
    for (const name of names) {
      const path = key === 'fixed' ? '/fixed' : `/parameters/${name}`;
      if (!byName.has(name))
        throw unknownName(
          'UNKNOWN_NAME',
          `"${key}" names "${name}", which is no node of the network`,
          name,
          byName.keys(),
          { file, path },
        );
      const owner = byName.get(name)?.tied;
      if (owner !== undefined)
        throw new LatentError(
          'BAD_TIE',
          `"${key}" names "${name}", which has no table of its own: it shares that of "${owner}"`,
          `Name "${owner}" instead.`,
          { file, path },
        );
    }
}

/** Refuses a graph in which a node is its own ancestor. @throws LatentError CYCLE, with the nodes of one */
export function refuseCycle(nodes: readonly Pick<NodeDocument, 'name' | 'parents'>[], file: string | undefined): void {
  const places = new Map(nodes.map(({ name }, i) => [name, i] as const));
  const sorted = sortNodes(nodes.map(({ parents = [] }) => parents.map((parent) => places.get(parent) as number)));
  if (!('cycle' in sorted)) return;
  const names = sorted.cycle.map((node) => nodes[node]?.name as string);
  throw new LatentError(
    'CYCLE',
    `the graph has a cycle: ${[...names, names[0]].join(' -> ')}`,
    'Turn or remove one of these arrows: a network is acyclic.',
    { file, nodes: names },
  );
}

function checkTie(
  { name, levels, parents = [], tied }: NodeDocument,
  byName: ReadonlyMap<string, NodeDocument>,
  where: { file: string | undefined; path: string },
): void {
  const owner = byName.get(tied as string);
  const refuse = (what: string, fix: string) =>
    new LatentError('BAD_TIE', `"${name}" shares the table of "${tied}", ${what}`, fix, where);
  if (!owner)
    throw unknownName(
      'BAD_TIE',
      `"${name}" shares the table of "${tied}", which is no node`,
      tied as string,
      byName.keys(),
      where,
    );
  if (owner.tied !== undefined) throw refuse(`which itself shares that of "${owner.tied}"`, `Name "${owner.tied}".`);
  if (owner === byName.get(name)) throw refuse('which is itself', 'Leave out "tied".');
  const shapeOf = (node: NodeDocument): string =>
    [...(node.parents ?? []), node.name].map((own) => byName.get(own)?.levels.length).join(' × ');
  if (levels.join('\n') !== owner.levels.join('\n'))
    throw refuse('which has other levels', 'Tied nodes have the same levels in the same order.');
  if (shapeOf({ name, levels, parents }) !== shapeOf(owner))
    throw refuse(
      `whose table is ${shapeOf(owner)} and not ${shapeOf({ name, levels, parents })}`,
      'Tied nodes have parents with as many levels, in the same order.',
    );
}
