import { expect, test } from 'vitest';
import type { Network } from '../../../src/models/index.ts';
import { labelGroups, labellings, relabelledDistance } from '../../../src/models/network/labels.ts';
import { interiorOf, networkOf, star } from '../../identify/networkSupport.ts';

const groupsOf = (network: Network, seen: readonly string[] = []) =>
  labelGroups(network, (node) => seen.includes(network.nodes[node]?.name as string));
const namesOf = (network: Network, seen: readonly string[] = []) =>
  groupsOf(network, seen).map(({ nodes }) => nodes.map((node) => network.nodes[node]?.name));

const chain = networkOf([
  { name: 's1', latent: true },
  { name: 's2', latent: true, parents: ['s1'] },
  { name: 's3', latent: true, parents: ['s2'], tied: 's2' },
  { name: 'y1', levels: 3, parents: ['s1'] },
  { name: 'y2', levels: 3, parents: ['s2'], tied: 'y1' },
  { name: 'y3', levels: 3, parents: ['s3'], tied: 'y1' },
]);
const signs = ['y1', 'y2', 'y3'];

test('hidden nodes without ties have labels of their own', () => {
  const network = networkOf([
    { name: 'a', levels: 3, latent: true },
    { name: 'b', latent: true, parents: ['a'] },
    { name: 'x', parents: ['a', 'b'] },
  ]);
  expect(namesOf(network, ['x'])).toEqual([['a'], ['b']]);
  expect(labellings(groupsOf(network, ['x']))).toBe(12);
});

test('nodes at the same place of a shared table change names together; one that is seen anywhere holds them all', () => {
  expect(namesOf(chain, signs)).toEqual([['s1', 's2', 's3']]);
  expect(labellings(groupsOf(chain, signs))).toBe(2);
  expect(namesOf(chain, [...signs, 's3'])).toEqual([]);
  expect(labellings([])).toBe(1);
});

test('a fixed table of a node, or of one of its children, holds its labels; one level has no other name', () => {
  const network = networkOf([
    { name: 'a', latent: true, fixed: true },
    { name: 'b', latent: true },
    { name: 'x', parents: ['b'], fixed: true },
    { name: 'c', latent: true },
    { name: 'd', levels: 1, latent: true },
    { name: 'y', parents: ['a', 'c', 'd'] },
  ]);
  expect(namesOf(network, ['x', 'y'])).toEqual([['c']]);
});

/** Parameters with every level of some nodes exchanged for the one from the other end, table by table. */
function exchanged({ nodes, parameters }: Network, point: Float64Array, turned: readonly string[]): Float64Array {
  const out = new Float64Array(parameters.size);
  nodes.forEach(({ parents, table, probabilities: { offset, size } }, at) => {
    if (table !== at) return;
    for (let cell = 0; cell < size; cell++) {
      let [left, place, stride] = [cell, 0, 1];
      for (const member of [at, ...[...parents].reverse()]) {
        const width = nodes[member]?.levels.length as number;
        const level = left % width;
        left = Math.floor(left / width);
        place += stride * (turned.includes(nodes[member]?.name as string) ? width - 1 - level : level);
        stride *= width;
      }
      out[offset + place] = point[offset + cell] as number;
    }
  });
  return out;
}

test('the distance between a point and itself under other names is 0; what names cannot explain stays', () => {
  for (const [network, turned, seen] of [
    [star(3, [2, 3, 2]), ['T'], ['W1', 'W2', 'W3']],
    [chain, ['s1', 's2', 's3'], signs],
  ] as const) {
    const groups = groupsOf(network, seen);
    const point = interiorOf(network, 3);
    const other = exchanged(network, point, turned);
    expect(Math.max(...point.map((value, i) => Math.abs(value - (other[i] as number))))).toBeGreaterThan(0.05);
    expect(relabelledDistance(network, groups, point, other)).toBe(0);
    expect(relabelledDistance(network, groups, other, point)).toBe(0);
    const moved = other.slice();
    moved[0] = (moved[0] as number) + 0.01;
    moved[1] = (moved[1] as number) - 0.01;
    expect(relabelledDistance(network, groups, point, moved)).toBeCloseTo(0.01, 12);
    // Names that data give are not exchanged.
    expect(relabelledDistance(network, [], point, other)).toBeGreaterThan(0.05);
  }
});

test('only part of a tied chain under other names is another point', () => {
  const point = interiorOf(chain, 3);
  const other = exchanged(chain, point, ['s1']);
  expect(relabelledDistance(chain, groupsOf(chain, signs), point, other)).toBeGreaterThan(0.01);
});

test('ten levels have too many names to try: swaps find them', () => {
  const network = star(10, [4, 4, 4]);
  const groups = groupsOf(network, ['W1', 'W2', 'W3']);
  expect(labellings(groups)).toBe(3_628_800);
  const point = interiorOf(network, 3);
  expect(relabelledDistance(network, groups, point, exchanged(network, point, ['T']))).toBe(0);
});
