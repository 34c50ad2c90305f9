import { array, assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { childrenOf, sortNodes } from '../../../src/models/network/topology.ts';

test('parents stand before children, nodes otherwise in their own order', () => {
  expect(sortNodes([])).toEqual({ order: [] });
  expect(sortNodes([[], [], []])).toEqual({ order: [0, 1, 2] });
  expect(sortNodes([[2], [], [1]])).toEqual({ order: [1, 2, 0] });
  expect(sortNodes([[], [0, 3], [0], [2]])).toEqual({ order: [0, 2, 3, 1] });
});

test('a cycle is told: each node a parent of the next, the last one of the first', () => {
  expect(sortNodes([[0]])).toEqual({ cycle: [0] });
  const found = sortNodes([[], [0, 3], [1], [2], [3]]);
  const { cycle } = found as { cycle: readonly number[] };
  expect([...cycle].sort()).toEqual([1, 2, 3]);
});

test('any graph: an order of all nodes, or a true cycle', () => {
  const graphs = array(array(nat({ max: 7 }), { maxLength: 2 }), { minLength: 8, maxLength: 8 });
  let cyclic = 0;
  assert(
    property(graphs, (parents) => {
      const found = sortNodes(parents);
      if ('cycle' in found) {
        cyclic++;
        found.cycle.forEach((node, i) => {
          expect(parents[found.cycle[(i + 1) % found.cycle.length] as number]).toContain(node);
        });
      } else {
        expect([...found.order].sort((a, b) => a - b)).toEqual([...parents.keys()]);
        const place = (node: number): number => found.order.indexOf(node);
        parents.forEach((own, node) => {
          for (const parent of own) expect(place(parent)).toBeLessThan(place(node));
        });
      }
    }),
    { seed: 3, numRuns: 400 },
  );
  expect(cyclic).toBeGreaterThan(50);
  expect(cyclic).toBeLessThan(390);
});

test('a chain of a hundred thousand nodes does not overflow the stack', () => {
  const length = 100_000;
  const backwards = Array.from({ length }, (_, node) => (node === length - 1 ? [] : [node + 1]));
  expect(sortNodes(backwards)).toMatchObject({ order: { length, 0: length - 1 } });
});

test('children of each node', () => {
  expect(childrenOf([[], [0], [0, 1], []])).toEqual([[1, 2], [2], [], []]);
});
