import { isSeen, type Masks } from '../../identify/index.ts';
import { childrenOf, type Network, type NetworkNode } from '../../models/index.ts';

/** A joint distribution that data determine, given other nodes. */
interface Determined {
  readonly nodes: readonly number[];
  readonly given: readonly number[];
}

const MOST_NODES = 4;

/**
 * What data determine about tables that trade off: the joint distributions of the observed nodes below, as far as masks show them
 * together, given the observed or determined nodes above.
 *
 * @param moves by table: something of it is not determined
 */
export function determinedBy(
  network: Network,
  tables: readonly number[],
  masks: Masks,
  moves: (table: number) => boolean,
): string[] {
  const { nodes } = network;
  const seen = nodes.map((_, node) => isSeen(masks, node));
  const members = nodes.flatMap(({ table }, node) => (tables.includes(table) ? [node] : []));
  const parents = members.flatMap((node) => (nodes[node] as NetworkNode).parents);
  const isPinned = (node: number): boolean => {
    const { table, fixed } = nodes[node] as NetworkNode;
    return !seen[node] && !fixed && !moves(table);
  };
  const hidden = [...members, ...parents].filter((node) => !seen[node] && !isPinned(node));
  const below = new Set([...members.filter((node) => seen[node]), ...seenBelow(network, hidden, seen)]);
  const above = new Set(
    [...parents, ...[...below].flatMap((node) => (nodes[node] as NetworkNode).parents)].filter(
      (node) => !below.has(node) && (seen[node] || isPinned(node)),
    ),
  );
  const found: Determined[] = [];
  for (let mask = 0; mask < masks.count; mask++) {
    const own = {
      nodes: [...below].filter((node) => masks.shows(mask, node)).sort((a, b) => a - b),
      given: [...above].filter((node) => !seen[node] || masks.shows(mask, node)).sort((a, b) => a - b),
    };
    if (own.nodes.length > 0 && !found.some((other) => isInside(own, other))) found.push(own);
  }
  return found
    .filter((own, i) => !found.some((other, j) => j > i && isInside(own, other)))
    .map((own) => nameDetermined(network, own));
}

const isInside = (own: Determined, other: Determined): boolean =>
  own.nodes.every((node) => other.nodes.includes(node)) && own.given.every((node) => other.given.includes(node));

/** Observed nodes that are reached from hidden ones through hidden ones. */
function seenBelow({ nodes }: Network, hidden: readonly number[], seen: readonly boolean[]): number[] {
  const children = childrenOf(nodes.map(({ parents }) => parents));
  const reached = new Set(hidden);
  const found: number[] = [];
  for (const node of reached)
    for (const child of children[node] as number[])
      if (seen[child]) found.push(child);
      else reached.add(child);
  return found;
}

/** `P(A, B | C)`; of a single binary node `P(A = its last level)`. */
function nameDetermined({ nodes }: Network, { nodes: own, given }: Determined): string {
  const nameOf = (node: number): string => (nodes[node] as NetworkNode).name;
  const joined = (list: readonly number[]): string => {
    const shown = list.slice(0, list.length > MOST_NODES ? MOST_NODES - 1 : MOST_NODES).map(nameOf);
    return list.length > MOST_NODES ? `${shown.join(', ')}, … ${list.length - shown.length} more` : shown.join(', ');
  };
  const [only] = own;
  const levels = only === undefined || own.length > 1 ? [] : (nodes[only] as NetworkNode).levels;
  const what = levels.length === 2 ? `${joined(own)} = ${levels[1]}` : joined(own);
  return `P(${what}${given.length > 0 ? ` | ${joined(given)}` : ''})`;
}
