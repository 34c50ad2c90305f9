import { createCompletion } from '../../engine/index.ts';
import type { Parameters } from '../../model/index.ts';
import { childrenOf, type Network, type NetworkNode } from '../../models/index.ts';
import { createRandom, type Random } from '../../random/index.ts';
import { anyOf } from '../cells.ts';
import type { Masks } from '../masks.ts';

/** What rows are drawn from. */
export interface NetworkDraws {
  readonly network: Network;
  readonly point: Parameters;
  readonly masks: Masks;
}

/**
 * `count` rows (or more, where there are more than half as many table entries) that show the derivative by every probability: for every
 * level in every state of the parents a row of some node that has it, however small or zero its probability, under a mask that shows
 * something of it. The others are from the point and from around it, of every mask in turn: a rare one determines as much as a common one.
 */
export function* sampledRows(source: NetworkDraws, count: number, seed: number): Generator<Uint32Array> {
  const { network, masks } = source;
  const random = createRandom(seed, 1);
  const drawWith = createEntryDraw(source, random);
  let left = count;
  for (const [table, { probabilities, fixed }] of network.nodes.entries()) {
    const sharing = network.nodes.flatMap((own, node) => (own.table === table ? [node] : []));
    for (let entry = 0; entry < probabilities.size && !fixed; entry++) {
      const first = anyOf(sharing.length, random);
      for (let i = 0; i < sharing.length; i++) {
        const cell = drawWith(sharing[(first + i) % sharing.length] as number, entry);
        if (!cell) continue;
        left--;
        yield cell;
        break;
      }
    }
  }
  const draw = createForwardDraw(source, random);
  const states = new Uint32Array(network.nodes.length);
  const rows = Math.max(left, count / 2);
  const first = anyOf(masks.count, random);
  for (let i = 0; i < rows; i++) {
    draw(states, undefined, (i % 2) / 4);
    yield shown(states, masks, (first + i) % masks.count);
  }
}

/** Rows from everywhere: each node's level drawn from its table with a chance of 1, 7/8, 3/4 or 5/8, evenly otherwise. */
export function* scatteredRows(source: NetworkDraws, count: number, seed: number): Generator<Uint32Array> {
  const { network, masks } = source;
  const random = createRandom(seed, 5);
  const draw = createForwardDraw(source, random);
  const states = new Uint32Array(network.nodes.length);
  const first = anyOf(masks.count, random);
  for (let i = 0; i < count; i++) {
    draw(states, undefined, (i % 4) / 8);
    yield shown(states, masks, (first + i) % masks.count);
  }
}

/** Draws a row one node of which has a given entry of its table; undefined where none can have it, or no mask shows anything of it. */
function createEntryDraw(source: NetworkDraws, random: Random) {
  const { network, point, masks } = source;
  const { nodes } = network;
  const children = childrenOf(nodes.map(({ parents }) => parents));
  const completion = createCompletion(network);
  completion.load(point);
  const draw = createForwardDraw(source, random);
  const given = new Uint32Array(nodes.length);
  const states = new Uint32Array(nodes.length);
  return (node: number, entry: number): Uint32Array | undefined => {
    const { parents, levels } = nodes[node] as NetworkNode;
    const below = descendants(children, node);
    const mask = maskThatShows(masks, below, random);
    if (mask < 0) return undefined;
    given.fill(0);
    let rest = Math.floor(entry / levels.length);
    for (const parent of [...parents].reverse()) {
      const width = nodes[parent]?.levels.length as number;
      given[parent] = 1 + (rest % width);
      rest = Math.floor(rest / width);
    }
    if (completion.draw(random, given, 0, states) === Number.NEGATIVE_INFINITY) return undefined;
    states[node] = 1 + (entry % levels.length);
    below.delete(node);
    draw(states, below, 0); // what follows from the node's level is drawn anew
    return shown(states, masks, mask);
  };
}

/** Draws the levels (from 1) of some nodes or all, parents before children, given those of the others. */
function createForwardDraw({ network: { nodes, order }, point }: NetworkDraws, random: Random) {
  return (states: Uint32Array, drawn: ReadonlySet<number> | undefined, evenly: number): void => {
    for (const node of order) {
      if (drawn && !drawn.has(node)) continue;
      const { parents, levels, probabilities } = nodes[node] as NetworkNode;
      const width = levels.length;
      const row = parents.reduce(
        (at, parent) => at * (nodes[parent]?.levels.length as number) + (states[parent] as number) - 1,
        0,
      );
      const from = probabilities.offset + row * width;
      const isAny = evenly > 0 && random.uniform() < evenly;
      states[node] = 1 + (isAny ? anyOf(width, random) : random.index(point.subarray(from, from + width)));
    }
  };
}

function shown(states: Uint32Array, masks: Masks, mask: number): Uint32Array {
  return states.map((state, node) => (masks.shows(mask, node) ? state : 0));
}

/** A mask that shows any of some nodes: the next one from a random place on; −1 where none does. */
function maskThatShows(masks: Masks, nodes: ReadonlySet<number>, random: Random): number {
  const first = anyOf(masks.count, random);
  for (let i = 0; i < masks.count; i++) {
    const mask = (first + i) % masks.count;
    for (const node of nodes) if (masks.shows(mask, node)) return mask;
  }
  return -1;
}

/** A node and all that can be reached from it. */
function descendants(children: readonly (readonly number[])[], node: number): Set<number> {
  const found = new Set([node]);
  for (const own of found) for (const child of children[own] as readonly number[]) found.add(child);
  return found;
}
