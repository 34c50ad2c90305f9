import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { expectAllClose, expectClose, SEED } from '../../src/laws/law.ts';
import { arbitraryNetwork } from '../../src/oracle/network/arbitrary.ts';
import { conventions, expectedCounts } from '../../src/oracle/network/counts.ts';
import { eliminatedLogProbability, eliminatedQuery } from '../../src/oracle/network/eliminate.ts';
import { eliminatedCounts, eliminatedLogLikelihood } from '../../src/oracle/network/eliminatedCounts.ts';
import { hiddenOf, logLikelihood, logProbability } from '../../src/oracle/network/enumerate.ts';
import { multiply, reduce, sumOnto } from '../../src/oracle/network/factor.ts';
import type { OracleNetwork, Row } from '../../src/oracle/network/network.ts';
import { query } from '../../src/oracle/network/query.ts';

const runs = { seed: SEED, numRuns: 300 };

test('factors by hand', () => {
  const f = { nodes: [3, 1], shape: [2, 3], values: [1, 2, 3, 4, 5, 6] };
  const g = { nodes: [1], shape: [3], values: [10, 100, 1000] };
  expect(multiply([f, g])).toEqual({ ...f, values: [10, 200, 3000, 40, 500, 6000] });
  expect(multiply([g, f])).toEqual({ nodes: [1, 3], shape: [3, 2], values: [10, 40, 200, 500, 3000, 6000] });
  expect(sumOnto(f, { nodes: [1], shape: [3] }).values).toEqual([5, 7, 9]);
  expect(sumOnto(f, { nodes: [], shape: [] }).values).toEqual([21]);
  expect(reduce(f, [null, 2])).toEqual({ nodes: [3], shape: [2], values: [3, 6] });
  expect(reduce(f, [null, 2, null, 0])).toEqual({ nodes: [], shape: [], values: [3] });
});

test('elimination equals enumeration: log-likelihood, expected counts, queries', () => {
  assert(
    property(arbitraryNetwork(), ({ network, start, data }) => {
      expectClose(
        eliminatedLogLikelihood(network, start, data),
        logLikelihood(network, start, data),
        1e-12,
        'log-likelihood',
      );
      for (const convention of conventions)
        expectAllClose(
          eliminatedCounts(network, start, data, convention).flat(),
          expectedCounts(network, start, data, convention).flat(),
          1e-12,
          convention,
        );
      for (const row of data.rows) {
        const targets = hiddenOf(row).slice(0, 2).reverse();
        const expected = query(network, start, targets, row);
        expectAllClose(eliminatedQuery(network, start, targets, row), expected, 1e-12, 'query');
      }
    }),
    runs,
  );
});

test('impossible rows are impossible in both', () => {
  let impossible = 0;
  assert(
    property(arbitraryNetwork({ impossible: true }), ({ network, start, data }) => {
      for (const row of data.rows) {
        const expected = logProbability(network, start, row);
        expectClose(eliminatedLogProbability(network, start, row), expected, 1e-12, 'row');
        if (expected !== Number.NEGATIVE_INFINITY) continue;
        impossible++;
        const alone = { rows: [row], weights: [1] };
        expect(() => expectedCounts(network, start, alone, 'pruned')).toThrow('impossible');
        expect(() => eliminatedCounts(network, start, alone, 'pruned')).toThrow('impossible');
      }
    }),
    runs,
  );
  expect(impossible).toBeGreaterThan(20);
});

test('a product of 600 small probabilities does not vanish', () => {
  const nodes: OracleNetwork['nodes'] = Array.from({ length: 601 }, (_, i) => ({
    name: `n${i}`,
    levels: ['a', 'b'],
    parents: i === 0 ? [] : [i - 1],
    table: Math.min(i, 1),
  }));
  const network = { nodes };
  const tables = nodes.map((_, i) => (i === 0 ? [0.5, 0.5] : i === 1 ? [0.9, 0.1, 0.9, 0.1] : []));
  const row: Row = nodes.map((_, i) => (i % 2 === 1 ? 1 : null));
  expect(eliminatedLogProbability(network, tables, row)).toBeCloseTo(300 * Math.log(0.1), 9);
  const rare: Row = nodes.map((_, i) => (i === 0 ? null : 1));
  expect(eliminatedLogProbability(network, tables, rare)).toBeCloseTo(600 * Math.log(0.1), 9);
  const counts = eliminatedCounts(network, tables, { rows: [rare], weights: [1] }, 'full');
  expectAllClose(counts.flat(), [0.5, 0.5, 0, 0.5, 0, 599.5], 1e-12, 'counts');
});
