import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import identifiability from '../../fixtures/identifiability_wt.json' with { type: 'json' };
import { expectAllClose, expectClose, SEED } from '../../src/laws/law.ts';
import { eliminate as gauss } from '../../src/oracle/linear.ts';
import { at } from '../../src/oracle/nested.ts';
import { arbitraryNetwork } from '../../src/oracle/network/arbitrary.ts';
import { conventions, expectedCounts } from '../../src/oracle/network/counts.ts';
import { logLikelihood, logProbability } from '../../src/oracle/network/enumerate.ts';
import { along, derivative, directions, moveAlong } from '../../src/oracle/network/gradient.ts';
import { run } from '../../src/oracle/network/maximize.ts';
import type { OracleNetwork, Row, Tables } from '../../src/oracle/network/network.ts';
import { jacobian, patternsOf, probabilityGradient, rankFromRows, rankOf } from '../../src/oracle/network/rank.ts';
import { angleTo, decompose, orthonormal } from '../../src/oracle/network/svd.ts';
import { createDice } from '../../src/random.ts';

const runs = { seed: SEED, numRuns: 60 };
const binary = ['0', '1'];

/** A thought and so many words, at P(T = 1) = θ, P(W = 1 | T = 1) = a, P(W = 1 | T = 0) = b; each word differs a little. */
function wordsOf(count: number, [theta, a, b]: readonly [number, number, number]) {
  const thought = { name: 'T', levels: binary, parents: [], table: 0 };
  const words = Array.from({ length: count }, (_, i) => ({
    name: `W${i + 1}`,
    levels: binary,
    parents: [0],
    table: i + 1,
  }));
  const network: OracleNetwork = { nodes: [thought, ...words] };
  const tables: Tables = [
    [1 - theta, theta],
    ...words.map((_, i) => [1 - b - 0.05 * i, b + 0.05 * i, 1 - a + 0.07 * i, a - 0.07 * i]),
  ];
  return { network, tables };
}

describe('derivatives', () => {
  test('of the log-likelihood by single cells are expected counts over probabilities (Fisher)', () => {
    assert(
      property(arbitraryNetwork({ nodes: [2, 4] }), ({ network, start, data }) => {
        const counts = expectedCounts(network, start, data, 'full');
        start.forEach((table, node) => {
          table.forEach((p, cell) => {
            if (p === 0) return;
            const numeric = derivative((own) => logLikelihood(network, own, data), start, node, cell);
            expectClose(numeric, at(counts, node, cell) / p, 1e-8, `${node}, ${cell}`);
          });
        });
      }),
      runs,
    );
  });

  test('along the simplex are the same under both conventions', () => {
    assert(
      property(arbitraryNetwork({ zeros: false }), ({ network, start, data }) => {
        const [full, pruned] = conventions.map((convention) =>
          expectedCounts(network, start, data, convention).map((own, node) =>
            own.map((count, cell) => count / at(start, node, cell)),
          ),
        );
        for (const direction of directions(network, start))
          expectClose(along(pruned as Tables, direction), along(full as Tables, direction), 1e-10, 'direction');
      }),
      runs,
    );
  });

  test('of probabilities of rows by the product rule are numeric ones', () => {
    assert(
      property(arbitraryNetwork({ nodes: [2, 4] }), ({ network, start, data: { rows } }) => {
        const row = rows[0] as Row;
        const gradient = probabilityGradient(network, start, row);
        start.forEach((table, node) => {
          table.forEach((p, cell) => {
            if (p === 0) return;
            const numeric = derivative((own) => Math.exp(logProbability(network, own, row)), start, node, cell);
            expectClose(at(gradient, node, cell), numeric, 1e-9, `${node}, ${cell}`);
          });
        });
      }),
      runs,
    );
  });
});

test('the Jacobian is what small moves along the simplex do', () => {
  assert(
    property(arbitraryNetwork({ nodes: [2, 4], zeros: false }), ({ network, start, data: { rows } }) => {
      const free = directions(network, start);
      const [line] = jacobian(network, start, rows.slice(0, 1), free);
      const h = 1e-3;
      free.forEach((direction, i) => {
        const probability = (by: number) =>
          Math.exp(logProbability(network, moveAlong(start, direction, by), rows[0] as Row));
        const central = (by: number) => (probability(by) - probability(-by)) / (2 * by);
        expectClose(line?.[i] as number, (4 * central(h / 2) - central(h)) / 3, 1e-9, 'direction');
      });
    }),
    runs,
  );
});

describe('singular values', () => {
  test('by hand, and by the determinant', () => {
    const { values, vectors } = decompose(
      [
        [3, 0],
        [4, 5],
      ],
      2,
    );
    expectAllClose(values, [Math.sqrt(45), Math.sqrt(5)], 1e-14, 'values');
    expectClose(Math.abs(at(vectors, 0, 0)), Math.SQRT1_2, 1e-14, 'vector');
    const dice = createDice(3);
    const matrix = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => dice.uniform()));
    const logProduct = decompose(matrix, 8).values.reduce((sum, value) => sum + Math.log(value), 0);
    expectClose(logProduct, gauss(matrix).logDeterminant, 1e-12, 'determinant');
  });

  test('angles between spaces', () => {
    expect(angleTo([[1, 0, 0]], [[2, 2, 0]])).toBeCloseTo(Math.PI / 4, 14);
    const plane = [
      [1, 1, 0],
      [1, -1, 0],
    ];
    expect(angleTo([[3, 5, 0]], plane)).toBeLessThan(1e-14);
    expect(angleTo([[1, 0, 1e-8]], plane)).toBeCloseTo(1e-8, 14);
    expect(Math.sin(angleTo(plane, [[1, 0, 0]]))).toBeCloseTo(1, 14);
    expect(() => orthonormal([...plane, [2, 7, 0]])).toThrow('not independent');
  });
});

describe('ranks', () => {
  const { network, tables } = wordsOf(1, [0.6, 0.7, 0.2]);

  test.each([
    [1, 1],
    [2, 3],
    [3, 7],
    [4, 9],
  ])('%i words a thought, thoughts hidden: rank %i', (count, rank) => {
    const words = wordsOf(count, [0.35, 0.9, 0.2]);
    const seen = Array.from({ length: count }, (_, i) => i + 1);
    const own = rankOf(words.network, words.tables, [seen]);
    expect(own.directions).toHaveLength(1 + 2 * count);
    expect([own.rank, own.nullSpace.length]).toEqual([rank, 1 + 2 * count - rank]);
  });

  test('a thought and its word: rank 3 where some rows show both, 2 where rows show one of them, 1 from words alone', () => {
    const ranks = [[[0, 1]], [[0, 1], [1]], [[0], [1]], [[1]], [[0]]].map(
      (masks) => rankOf(network, tables, masks).rank,
    );
    expect(ranks).toEqual([3, 3, 2, 1, 1]);
    expect(rankFromRows(network, tables, [[null, 1]]).rank).toBe(1);
    expect(rankOf({ ...network, fixed: [0] }, tables, [[1]])).toMatchObject({
      rank: 1,
      nullSpace: [expect.anything()],
    });
  });

  test('words alone: the null space is what leaves p(W = 1) as it is', () => {
    const { directions: free, nullSpace } = rankOf(network, tables, [[1]]);
    expect(free).toEqual([
      { node: 0, raised: 0, lowered: 1 },
      { node: 1, raised: 1, lowered: 0 },
      { node: 1, raised: 2, lowered: 3 },
    ]);
    // ∂m = (a − b) ∂θ + (1 − θ) ∂b + θ ∂a, where the first and the last direction lower θ and a.
    const level = [
      [0.4, 0.5, 0],
      [0.6, 0, -0.5],
    ];
    expect(angleTo(nullSpace, level)).toBeLessThan(1e-12);
    expect(angleTo(level, nullSpace)).toBeLessThan(1e-12);
  });

  test('the null space is null, orthonormal and complete', () => {
    let withNull = 0;
    assert(
      property(arbitraryNetwork({ nodes: [2, 4], levels: 3, fixed: true }), ({ network, start, hidden }) => {
        const seen = network.nodes.flatMap((_, node) => (hidden.includes(node) ? [] : [node]));
        const { rank, nullSpace, directions: free } = rankOf(network, start, [seen]);
        expect(rank + nullSpace.length).toBe(free.length);
        if (nullSpace.length === 0) return;
        withNull++;
        nullSpace.forEach((one, i) => {
          nullSpace.forEach((other, j) => {
            expectClose(dot(one, other), i === j ? 1 : 0, 1e-12, 'orthonormal');
          });
          for (const line of jacobian(network, start, patternsOf(network, seen), free))
            expectClose(dot(line, one), 0, 1e-9, 'null');
        });
      }),
      runs,
    );
    expect(withNull).toBeGreaterThan(10);
  });

  test('complete rows determine all tables where no parents are impossible', () => {
    assert(
      property(arbitraryNetwork({ nodes: [2, 4], levels: 3, zeros: false }), ({ network, start }) => {
        const { rank, directions: free } = rankOf(network, start, [network.nodes.map((_, node) => node)]);
        expect(rank).toBe(free.length);
      }),
      runs,
    );
  });
});

describe('words and thoughts: where EM stops, and what the data know there', () => {
  const { W, cases } = identifiability;
  const data = { rows: W.map((word): Row => [null, word]), weights: W.map(() => 1) };

  test.each(cases)('from $start', ({ start, end_closed_form, loglik, analytic_max, info_eigs_analytic }) => {
    const { network, tables } = wordsOf(1, start as unknown as [number, number, number]);
    for (const convention of conventions) {
      const own = run({ network, start: tables, data }, 10, convention);
      expectAllClose(own.logLikelihoods, loglik, 1e-10, 'log-likelihoods');
      expectClose(own.logLikelihoods.at(-1) as number, analytic_max, 1e-10, 'maximum');
      for (const end of own.tables.slice(1))
        expectAllClose([at(end, 0, 1), at(end, 1, 3), at(end, 1, 1)], end_closed_form, 1e-10, 'θ');
    }
    const end = run({ network, start: tables, data }, 1, 'pruned').tables[1] as Tables;
    const patterns = patternsOf(network, [1]);
    const scores = jacobian(network, end, patterns).map((line, i) => {
      const p = Math.exp(logProbability(network, end, patterns[i] as Row)); // the share of such rows, at the maximum
      return line.map((value) => Math.sqrt(W.length / p) * value);
    });
    const eigenvalues = decompose(scores, 3).values.map((value) => value ** 2);
    expectAllClose(eigenvalues, [...info_eigs_analytic].reverse(), 1e-10, 'information');
    expect(rankOf(network, end, [[1]])).toMatchObject({ rank: 1 });
  });
});

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
