import { sample } from 'fast-check';
import { expect, test } from 'vitest';
import { SEED } from '../../src/laws/law.ts';
import { arbitraryNetwork } from '../../src/oracle/network/arbitrary.ts';
import { readNetwork, readRows, readTables, writeNetwork, writeRows } from '../../src/oracle/network/document.ts';
import { drawRow } from '../../src/oracle/network/draw.ts';
import { logProbability } from '../../src/oracle/network/enumerate.ts';
import { levelsOf } from '../../src/oracle/network/network.ts';
import { marginal } from '../../src/oracle/network/query.ts';
import { createDice } from '../../src/random.ts';

const problems = sample(arbitraryNetwork({ fixed: true, prior: true }), { seed: SEED, numRuns: 200 });

test('among random networks there is everything that the laws are about', () => {
  const nodes = problems.flatMap(({ network }) => network.nodes.map((node, i) => ({ ...node, i })));
  const rows = problems.flatMap(({ data }) => data.rows);
  const weights = problems.flatMap(({ data }) => data.weights);
  const tables = problems.flatMap(({ start }) => start);
  expect(new Set(problems.map(({ network }) => network.nodes.length))).toEqual(new Set([2, 3, 4, 5, 6, 7]));
  expect(new Set(nodes.map(({ levels }) => levels.length))).toEqual(new Set([1, 2, 3, 4]));
  expect(new Set(nodes.map(({ parents }) => parents.length))).toEqual(new Set([0, 1, 2, 3]));
  const occurs = {
    'a parent behind its child': nodes.some(({ parents, i }) => parents.some((parent) => parent > i)),
    'parents not in the order of the nodes': nodes.some(({ parents: [a = 0, b = 9] }) => a > b),
    'a tie': nodes.some(({ table, i, parents }) => table !== i && parents.length > 0),
    'no tie': problems.some(({ network }) => network.nodes.every(({ table }, i) => table === i)),
    'a probability of 0 beside others': tables.some((table) => table.includes(0) && table.some((p) => p > 0 && p < 1)),
    'a certain level': tables.some((table) => table.includes(1) && table.includes(0)),
    'a node without a column': problems.some(({ hidden }) => hidden.length > 0),
    'a row without a cell': rows.some((row) => row.every((level) => level === null)),
    'a row without a hole': rows.some((row) => row.every((level) => level !== null)),
    'a weight of 0': weights.includes(0),
    'a fraction': weights.includes(0.5),
    'a fixed table': problems.some(({ network }) => network.fixed && network.fixed.length > 0),
    'a pseudo-count': problems.some(({ network: { prior } }) => prior && 'pseudoCount' in prior),
    'an equivalent sample size': problems.some(({ network: { prior } }) => prior && 'equivalentSampleSize' in prior),
  };
  expect(Object.entries(occurs).filter(([, found]) => !found)).toEqual([]);
});

test('rows of tables add up to one; rows drawn from them are possible; hidden nodes are hidden', () => {
  for (const { network, start, data, hidden } of problems) {
    start.forEach((table, node) => {
      const width = levelsOf(network, node);
      for (let first = 0; first < table.length; first += width)
        expect(table.slice(first, first + width).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
    });
    for (const row of data.rows) {
      expect(logProbability(network, start, row)).toBeGreaterThan(Number.NEGATIVE_INFINITY);
      expect(hidden.every((node) => row[node] === null)).toBe(true);
    }
  }
});

test('complete rows are drawn with the marginals of their network', () => {
  for (const { network, start } of problems.slice(0, 8)) {
    const dice = createDice(SEED);
    const n = 4000;
    const rows = Array.from({ length: n }, () => drawRow(dice, network, start));
    network.nodes.forEach((_, node) => {
      marginal(
        network,
        start,
        node,
        network.nodes.map(() => null),
      ).forEach((p, level) => {
        const share = rows.filter((row) => row[node] === level).length / n;
        expect(Math.abs(share - p)).toBeLessThanOrEqual(4.5 * Math.sqrt((p * (1 - p)) / n) + 1e-12);
      });
    });
  }
});

test('documents and rows are written and read', () => {
  for (const { network, start, data, hidden } of problems) {
    const document = JSON.parse(JSON.stringify(writeNetwork(network, start, hidden)));
    expect(readNetwork(document)).toEqual(network);
    expect(readTables(document)).toEqual(start);
    expect(readRows(network, writeRows(network, data))).toEqual(data);
  }
});

test('a document by hand', () => {
  const network = {
    nodes: [
      { name: 'W', levels: ['x', 'y'], parents: [1], table: 0 },
      { name: 'T', levels: ['a', 'b', 'c'], parents: [], table: 1 },
      { name: 'V', levels: ['x', 'y'], parents: [1], table: 0 },
    ],
    fixed: [1],
  };
  const tables = [[0.1, 0.9, 0.2, 0.8, 0.3, 0.7], [0.5, 0.25, 0.25], []];
  expect(writeNetwork(network, tables, [1])).toEqual({
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'W', levels: ['x', 'y'], parents: ['T'] },
      { name: 'T', levels: ['a', 'b', 'c'], latent: true },
      { name: 'V', levels: ['x', 'y'], parents: ['T'], tied: 'W' },
    ],
    parameters: {
      W: [
        [0.1, 0.9],
        [0.2, 0.8],
        [0.3, 0.7],
      ],
      T: [0.5, 0.25, 0.25],
    },
    fixed: ['T'],
  });
  expect(readRows(network, { header: ['V', 'W'], rows: [['y', null]] })).toEqual({
    rows: [[null, null, 1]],
    weights: [1],
  });
  expect(() => readRows(network, { header: ['V'], rows: [['z']] })).toThrow('V has no level z');
});
