import { labelGroups, labellings, type Network } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import type { Masks } from '../masks.ts';

/** What counting says about a network before any rank is taken. */
export interface NetworkStructure {
  readonly freeParameters: number;
  /**
   * Independent probabilities of observable rows: of nodes that are seen together Π levels − 1, those that several masks share
   * counted once. Null above 10⁶, and where the masks overlap in too many ways to count. Never less than the rank.
   */
  readonly observableCells: number | null;
  /** `observableCells` − free parameters: negative where the data cannot determine the parameters, whatever they are. */
  readonly degreesOfFreedom: number | null;
  /** Ways to name the levels of hidden nodes: as many points have the same likelihood, though each may be determined for itself. */
  readonly labellings: number;
}

const MOST_CELLS = 1e6;
/** Pairs of sets that are compared before the count is given up. */
const MOST_PAIRS = 2e5;

/** Counts parameters, observable probabilities and labellings. */
export function* structureOf(network: Network, masks: Masks): Pass<NetworkStructure> {
  const { nodes, freeParameters } = network;
  const observableCells = yield* independentCells(
    masks,
    nodes.map(({ levels }) => levels.length),
  );
  return {
    freeParameters,
    observableCells,
    degreesOfFreedom: observableCells === null ? null : observableCells - freeParameters,
    labellings: labellings(labelGroups(network, (node) => isSeen(masks, node))),
  };
}

/** The mask of a network before there are data: rows that show every node but the latent ones. */
export function observedMask({ nodes }: Network): Masks {
  return { count: 1, shows: (_, node) => nodes[node]?.latent === false, knowsClass: () => false };
}

/** Some mask shows the node. */
export function isSeen(masks: Masks, node: number): boolean {
  for (let mask = 0; mask < masks.count; mask++) if (masks.shows(mask, node)) return true;
  return false;
}

/**
 * Σ Π (levels − 1) over all nonempty sets of nodes that some mask shows together: the interactions of the tables that are seen
 * (as the dimension of a hierarchical model, Lauritzen 1996, §4.3). Sets with a node are counted, then those without.
 */
function* independentCells(masks: Masks, levels: readonly number[]): Pass<number | null> {
  const cellsOf = (set: readonly number[]): number =>
    set.reduce((product, node) => product * (levels[node] as number), 1);
  const sets: number[][] = [];
  for (let mask = 0; mask < masks.count; mask++) {
    if (mask % 256 === 255) yield;
    const set = [...levels.keys()].filter((node) => masks.shows(mask, node));
    if (cellsOf(set) > MOST_CELLS + 1) return null;
    sets.push(set);
  }
  let pairs = 0;
  function* count(list: readonly (readonly number[])[]): Pass<number> {
    yield;
    pairs += list.length * list.length;
    if (pairs > MOST_PAIRS) return Number.POSITIVE_INFINITY;
    const largest = withoutInner(list);
    const [first = []] = largest;
    const apart = first.find((node) => !largest.every((set) => set.includes(node)));
    if (apart === undefined) return cellsOf(first);
    const without = largest.map((set) => set.filter((node) => node !== apart));
    const along = without.filter((_, i) => largest[i]?.includes(apart));
    return ((levels[apart] as number) - 1) * (yield* count(along)) + (yield* count(without));
  }
  const cells = (yield* count(sets)) - 1;
  return cells <= MOST_CELLS ? cells : null;
}

function withoutInner(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  for (const set of [...sets].sort((a, b) => b.length - a.length))
    if (!kept.some((other) => set.every((node) => other.includes(node)))) kept.push(set);
  return kept;
}
