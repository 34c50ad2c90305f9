import { expect, test } from 'vitest';
import { filledNodes, markBarren } from '../../../src/models/network/barren.ts';
import { createRandom } from '../../../src/random/index.ts';
import { randomNetwork } from '../../identify/networkRandom.ts';
import { networkOf } from '../../identify/networkSupport.ts';

const mark = (network: Parameters<typeof markBarren>[0], ...rows: number[][]): number[] =>
  Array.from(markBarren(network, Uint8Array.from(rows.flat())));

test('what is not observed and has no observed descendant is barren: leaves, ends of chains, roots too', () => {
  const chain = networkOf([
    { name: 'a', levels: 2 },
    { name: 'b', levels: 3, parents: ['a'] },
    { name: 'c', levels: 4, parents: ['b'] },
  ]);
  expect(mark(chain, [1, 2, 3], [0, 0, 3], [1, 0, 0], [0, 2, 0], [0, 0, 0])).toEqual([
    ...[1, 2, 3],
    ...[0, 0, 3],
    ...[1, 4, 5],
    ...[0, 2, 5],
    ...[3, 4, 5],
  ]);
});

test('an unobserved parent of an observed child is not barren, its other unobserved children are', () => {
  const fork = networkOf([
    { name: 'x', parents: ['r'] },
    { name: 'r', levels: 3 },
    { name: 'y', parents: ['r', 's'] },
    { name: 's' },
  ]);
  expect(mark(fork, [1, 0, 0, 0], [0, 0, 2, 0], [0, 0, 0, 1])).toEqual([
    ...[1, 0, 3, 3],
    ...[3, 0, 2, 0],
    ...[3, 4, 3, 1],
  ]);
});

test('random networks and rows: the definition, node by node', () => {
  const random = createRandom(5);
  for (let run = 0; run < 300; run++) {
    const { network } = randomNetwork(random);
    const { nodes } = network;
    const row = nodes.map(
      ({ levels }) => Math.floor(random.uniform() * (levels.length + 1)) * (random.uniform() < 0.6 ? 1 : 0),
    );
    const isNeeded = (node: number): boolean =>
      row[node] !== 0 || nodes.some(({ parents }, child) => parents.includes(node) && isNeeded(child));
    const expected = nodes.map(({ levels }, node) => (isNeeded(node) ? row[node] : levels.length + 1));
    expect(mark(network, row)).toEqual(expected);
  }
});

test('255 levels need wider codes for their mark', () => {
  const wide = networkOf([
    { name: 'a', levels: 255 },
    { name: 'b', parents: ['a'] },
  ]);
  const marked = markBarren(wide, Uint8Array.from([0, 0, 255, 1]));
  expect(marked).toBeInstanceOf(Uint16Array);
  expect(Array.from(marked)).toEqual([256, 3, 255, 1]);
});

test('data are complete where nothing open is left in rows of some weight', () => {
  const marked = Uint8Array.from([1, 2, 1, 0, 3, 3]);
  expect(filledNodes(marked, Float64Array.of(1, 1, 1), 2)).toEqual([1]);
  expect(filledNodes(marked, Float64Array.of(1, 0, 1), 2)).toEqual([]);
});
