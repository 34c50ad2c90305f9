import { expect, test } from 'vitest';
import { layersOf } from '../../src/pictures/layers.ts';

test('every node stands below its parents, at the longest way from the top', () => {
  const nodes = [
    { name: 'C', parents: ['A', 'B'] },
    { name: 'A', parents: [] },
    { name: 'B', parents: ['A'] },
    { name: 'D', parents: [] },
  ];
  expect(layersOf(nodes).map((line) => line.map(({ name }) => name))).toEqual([['A', 'D'], ['B'], ['C']]);
});

test('children stand in the order of their parents', () => {
  const nodes = [
    { name: 'L', parents: [] },
    { name: 'R', parents: [] },
    { name: 'r', parents: ['R'] },
    { name: 'l', parents: ['L'] },
  ];
  expect(layersOf(nodes)[1]?.map(({ name }) => name)).toEqual(['l', 'r']);
});
