import type { Parameters } from '../../model/index.ts';
import type { Network, NetworkNode } from './network.ts';
import { childrenOf } from './topology.ts';

/** Hidden nodes whose levels can only change names together: any permutation of them gives the same likelihood. */
export interface LabelGroup {
  readonly nodes: readonly number[];
  readonly levels: number;
}

/** For each node the old level of each new one; undefined where its levels stay. */
type Relabelling = readonly (readonly number[] | undefined)[];

/**
 * The groups of nodes whose levels have no names of their own: never observed, and in no fixed table. Nodes at the same place of a
 * shared table change together; one that is observed anywhere holds all its group.
 *
 * @param isSeen by node: observed in some row
 */
export function labelGroups({ nodes }: Pick<Network, 'nodes'>, isSeen: (node: number) => boolean): LabelGroup[] {
  const leader = nodes.map((_, node) => node);
  const find = (node: number): number => (leader[node] === node ? node : find(leader[node] as number));
  nodes.forEach((own, node) => {
    const owner = nodes[own.table] as NetworkNode;
    [...own.parents, node].forEach((member, axis) => {
      leader[find(member)] = find([...owner.parents, own.table][axis] as number);
    });
  });
  const children = childrenOf(nodes.map(({ parents }) => parents));
  const isHeld = (node: number): boolean =>
    isSeen(node) || [node, ...(children[node] as number[])].some((member) => nodes[member]?.fixed);
  const held = new Set(nodes.flatMap((_, node) => (isHeld(node) ? [find(node)] : [])));
  const groups = new Map<number, number[]>();
  nodes.forEach(({ levels }, node) => {
    if (levels.length > 1 && !held.has(find(node))) groups.set(find(node), [...(groups.get(find(node)) ?? []), node]);
  });
  return [...groups.values()].map((members) => ({
    nodes: members,
    levels: nodes[members[0] as number]?.levels.length ?? 1,
  }));
}

/** How many ways there are to name the levels: as many points have the same likelihood. */
export function labellings(groups: readonly LabelGroup[]): number {
  return groups.reduce((product, { levels }) => product * factorial(levels), 1);
}

/** All labellings are tried up to so many; above that swaps of two levels are, as long as one helps. */
const MOST_TRIED = 5040;

/** The largest difference between two sets of parameters, once the levels of the second are named so that the summed difference is smallest. */
export function relabelledDistance(
  network: Network,
  groups: readonly LabelGroup[],
  a: Parameters,
  b: Parameters,
): number {
  const none: Relabelling = network.nodes.map(() => undefined);
  const summed = (labels: Relabelling): number => sum(differences(a, relabel(network, labels, b)));
  const best = labellings(groups) <= MOST_TRIED ? bestOfAll(groups, none, summed) : bestBySwaps(groups, none, summed);
  return differences(a, relabel(network, best, b)).reduce((most, value) => Math.max(most, value), 0);
}

/** Parameters with the levels of some nodes in another order. */
function relabel({ nodes }: Network, labels: Relabelling, parameters: Parameters): Parameters {
  const out = parameters.slice();
  nodes.forEach(({ parents, table, probabilities: { offset, shape } }, node) => {
    const axes = [...parents, node].map((member) => labels[member]);
    if (table !== node || axes.every((axis) => axis === undefined)) return;
    let next = offset;
    const visit = (axis: number, from: number): void => {
      const extent = shape[axis];
      if (extent === undefined) out[next++] = parameters[offset + from] as number;
      else for (let i = 0; i < extent; i++) visit(axis + 1, from * extent + (axes[axis]?.[i] ?? i));
    };
    visit(0, 0);
  });
  return out;
}

function bestOfAll(
  groups: readonly LabelGroup[],
  none: Relabelling,
  summed: (labels: Relabelling) => number,
): Relabelling {
  let [best, least] = [none, summed(none)];
  const visit = (at: number, labels: Relabelling): void => {
    const group = groups[at];
    if (group) for (const order of permutations(group.levels)) visit(at + 1, named(labels, group, order));
    else {
      const distance = summed(labels);
      if (distance < least) [best, least] = [labels, distance];
    }
  };
  visit(0, none);
  return best;
}

function bestBySwaps(
  groups: readonly LabelGroup[],
  none: Relabelling,
  summed: (labels: Relabelling) => number,
): Relabelling {
  let [best, least] = [none, summed(none)];
  for (let before = Number.POSITIVE_INFINITY; least < before; ) {
    before = least;
    for (const group of groups)
      for (let i = 0; i < group.levels; i++)
        for (let j = 0; j < i; j++) {
          const order = [...(best[group.nodes[0] as number] ?? Array(group.levels).keys())];
          [order[i], order[j]] = [order[j] as number, order[i] as number];
          const labels = named(best, group, order);
          const distance = summed(labels);
          if (distance < least) [best, least] = [labels, distance];
        }
  }
  return best;
}

const named = (labels: Relabelling, { nodes }: LabelGroup, order: readonly number[]): Relabelling =>
  labels.map((own, node) => (nodes.includes(node) ? order : own));

const differences = (a: Parameters, b: Parameters): Parameters =>
  a.map((value, i) => Math.abs(value - (b[i] as number)));

const sum = (values: Parameters): number => values.reduce((total, value) => total + value, 0);

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

function* permutations(n: number, taken: readonly number[] = []): Generator<readonly number[]> {
  if (taken.length === n) yield taken;
  for (let i = 0; i < n; i++) if (!taken.includes(i)) yield* permutations(n, [...taken, i]);
}
