import type { Network, NetworkNode } from '../../models/index.ts';
import { nameLargest, type ParameterName } from '../names.ts';

/**
 * The parts of a direction that weigh most, in words: `P(Words=good | Thoughts=bad) +0.71, …`.
 *
 * @param direction one of `identifiability.directions`: one entry a parameter
 */
export function nameNetworkDirection(network: Network, direction: readonly number[]): string {
  return nameLargest(direction, (index) => nameEntry(network, index));
}

/** The name of entry `index` of the flat parameters; a shared table has the name of its owner. */
export function nameEntry({ nodes }: Network, index: number): ParameterName {
  const owner = nodes.findIndex(({ probabilities: { offset, size } }) => index >= offset && index < offset + size);
  const { name, levels, probabilities, table } = nodes[owner] as NetworkNode;
  const place = index - probabilities.offset;
  const level = place % levels.length;
  const row = (place - level) / levels.length;
  return {
    text: `P(${name}=${levels[level]}${givenOf(nodes, table, row)})`,
    // The two entries of a binary vector move together.
    group: levels.length === 2 ? `${table}:${row}` : `${index}`,
  };
}

/** A table, or one of its rows: `P(Words | Thoughts)`, `P(Words | Thoughts=bad)`. */
export function nameTable({ nodes }: Network, table: number, row?: number): string {
  const { name, parents } = nodes[table] as NetworkNode;
  const given = parents.map((parent) => nodes[parent]?.name).join(', ');
  const own = `P(${name}${row === undefined ? given && ` | ${given}` : givenOf(nodes, table, row)})`;
  const others = nodes.flatMap((node, at) => (node.table === table && at !== table ? [node.name] : []));
  return others.length > 0 ? `${own} (shared by ${listed(others, 3)})` : own;
}

/** `A`, `A and B`, `A, B and C`, `A, B and 7 more`. */
export function listed(words: readonly string[], most: number): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function givenOf(nodes: readonly NetworkNode[], table: number, row: number): string {
  const words: string[] = [];
  let left = row;
  for (const parent of [...(nodes[table] as NetworkNode).parents].reverse()) {
    const { name, levels } = nodes[parent] as NetworkNode;
    words.unshift(`${name}=${levels[left % levels.length]}`);
    left = Math.floor(left / levels.length);
  }
  return words.length > 0 ? ` | ${words.join(', ')}` : '';
}
