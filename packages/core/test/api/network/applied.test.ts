import { describe, expect, test } from 'vitest';
import {
  applyNetwork,
  createTextTable,
  declaredLevels,
  type NetworkDocument,
  networkModelFromJSON,
  withTables,
} from '../../../src/index.ts';

const document: NetworkDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Mood', levels: ['low', 'high'], latent: true },
    { name: 'Song', levels: ['a', 'b'], parents: ['Mood'] },
  ],
  parameters: {
    Mood: [0.25, 0.75],
    Song: [
      [0, 1],
      [0, 1],
    ],
  },
};

function songs(...cells: readonly string[]) {
  const builder = createTextTable(['Song'], { columns: new Map([['Song', 'labels']]) });
  cells.forEach((cell, i) => {
    builder.add([cell], i + 2);
  });
  return builder.finish();
}

describe('rows that are impossible', () => {
  const applied = applyNetwork(document);

  test('have no most probable explanation: an error, or left as they are', () => {
    const table = songs('b', 'a', '');
    expect(() => applied.mostProbable(table)).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE_ROW', where: expect.objectContaining({ row: 2 }) }),
    );
    const { levels, logProbabilities } = applied.mostProbable(table, 'error', 'left');
    expect(levels.map((row) => Array.from(row))).toEqual([
      [2, 2],
      [0, 1],
      [2, 2],
    ]);
    expect(Array.from(logProbabilities)).toEqual([
      expect.closeTo(Math.log(0.75), 14),
      Number.NEGATIVE_INFINITY,
      expect.closeTo(Math.log(0.75), 14),
    ]);
  });
});

test('a node that there is not: the nearest one', () => {
  expect(() => applyNetwork(document).query(['Moods'], {})).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_NODE', fix: expect.stringContaining('Did you mean "Mood"?') }),
  );
});

test('the tables of another document, its axes turned', () => {
  const turned: NetworkDocument = {
    ...document,
    nodes: [
      { name: 'Song', levels: ['b', 'a'], parents: ['Mood'] },
      { name: 'Mood', levels: ['high', 'low'], latent: true },
    ],
    parameters: {
      Mood: [0.6, 0.4],
      Song: [
        [0.9, 0.1],
        [0.7, 0.3],
      ],
    },
  };
  expect(withTables(document, turned)).toEqual({
    ...document,
    parameters: {
      Mood: [0.4, 0.6],
      Song: [
        [0.3, 0.7],
        [0.1, 0.9],
      ],
    },
  });
  const { parameters: _, ...bare } = turned;
  expect(() => withTables(document, bare)).toThrow(expect.objectContaining({ code: 'NO_PARAMETERS' }));
});

test('the levels that a network declares are those of its nodes', () => {
  expect([...declaredLevels(networkModelFromJSON(document).toJSON())]).toEqual([
    ['Mood', ['low', 'high']],
    ['Song', ['a', 'b']],
  ]);
});
