import { assert, property, sample } from 'fast-check';
import { expect, test } from 'vitest';
import { expectAllClose, expectClose, SEED } from '../../src/laws/law.ts';
import { add } from '../../src/oracle/nested.ts';
import { arbitraryNetwork } from '../../src/oracle/network/arbitrary.ts';
import { bound } from '../../src/oracle/network/bound.ts';
import { conventions, countedNodes, expectedCounts } from '../../src/oracle/network/counts.ts';
import {
  completions,
  hiddenOf,
  logJoint,
  logLikelihood,
  logLikelihoods,
  logProbability,
  posterior,
} from '../../src/oracle/network/enumerate.ts';
import { standardErrors } from '../../src/oracle/network/information.ts';
import { iterate, logPrior, maximize, run } from '../../src/oracle/network/maximize.ts';
import { combinations, levelsOf, type OracleNetwork, type Row, type Tables } from '../../src/oracle/network/network.ts';
import { entropy, marginal, marginals, mostProbable, query } from '../../src/oracle/network/query.ts';

const runs = { seed: SEED, numRuns: 150 };
const binary = ['0', '1'];

// By hand: two words of one thought share a table, and stand before it; p(T = 1) = .3, p(W = 1) = .2 or .9.
const words: OracleNetwork = {
  nodes: [
    { name: 'W', levels: binary, parents: [2], table: 0 },
    { name: 'V', levels: binary, parents: [2], table: 0 },
    { name: 'T', levels: binary, parents: [], table: 2 },
  ],
};
const tables: Tables = [[0.8, 0.2, 0.1, 0.9], [], [0.7, 0.3]];

test('joint probabilities, posterior and log-likelihood by hand', () => {
  expect(completions(words, [1, null, null])).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 0],
    [1, 1, 1],
  ]);
  expect(logJoint(words, tables, [1, 0, 1])).toBeCloseTo(Math.log(0.3 * 0.9 * 0.1), 14);
  expectAllClose(posterior(words, tables, [1, null, 1]), [0.1, 0.9], 1e-14, 'V');
  expectAllClose(
    posterior(words, tables, [1, null, null]),
    [0.112, 0.027, 0.028, 0.243].map((joint) => joint / 0.41),
    1e-14,
    'V and T',
  );
  const data = { rows: [[1, null, null] as Row, [0, 0, null], [null, null, null]], weights: [2, 1, 0.5] };
  expectAllClose(logLikelihoods(words, tables, data), [Math.log(0.41), Math.log(0.451), 0], 1e-14, 'rows');
  expect(logLikelihood(words, tables, data)).toBeCloseTo(2 * Math.log(0.41) + Math.log(0.451), 14);
});

test('queries by hand', () => {
  expectAllClose(marginal(words, tables, 2, [1, null, null]), [14 / 41, 27 / 41], 1e-14, 'T');
  expectAllClose(marginal(words, tables, 0, [1, null, null]), [0, 1], 1e-15, 'W');
  const all = [0, 1, 2].map((node) => marginal(words, tables, node, [1, null, null]));
  expectAllClose(marginals(words, tables, [1, null, null]).flat(), all.flat(), 1e-15, 'all at once');
  expect(mostProbable(words, tables, [1, null, null]).levels).toEqual([1, 1, 1]);
  expect(mostProbable(words, tables, [null, null, null]).levels).toEqual([0, 0, 0]);
  expect(mostProbable(words, tables, [null, null, null]).logJoint).toBeCloseTo(Math.log(0.7 * 0.64), 14);
  expect(entropy(words, tables, [1, null, 1])).toBeCloseTo(-0.1 * Math.log(0.1) - 0.9 * Math.log(0.9), 14);
});

test('standard errors of proportions: of a root, and of rows of a table whose parent is seen', () => {
  const complete = { rows: [[1, null, 1] as Row, [0, null, 1], [1, null, 0], [0, null, 0]], weights: [27, 3, 14, 56] };
  const { free, errors } = standardErrors(words, tables, complete);
  expect(free).toEqual([
    { node: 0, raised: 1, lowered: 0 },
    { node: 0, raised: 2, lowered: 3 },
    { node: 2, raised: 1, lowered: 0 },
  ]);
  const expected = [0.2 * (0.8 / 70), 0.1 * (0.9 / 30), 0.3 * (0.7 / 100)].map(Math.sqrt);
  expectAllClose(errors, expected, 1e-12, 'standard errors');
});

test('expected counts by hand: tied tables add up, barren nodes count only where all families do', () => {
  const data = { rows: [[1, null, null] as Row, [null, null, null], [null, null, 1]], weights: [41, 10, 2] };
  expectAllClose(
    expectedCounts(words, tables, data, 'pruned').flat(),
    [0, 14, 0, 27, 14, 29], // W once in row 1, T in rows 1 and 3
    1e-13,
    'pruned',
  );
  const [w0, w1] = [14 + 10 * 2 * 0.7, 27 + 10 * 2 * 0.3 + 2 * 2]; // parents of the words that are barren
  expectAllClose(
    expectedCounts(words, tables, data, 'full').flat(),
    [w0 * 0.8, 14 + w0 * 0.2, w1 * 0.1, 27 + w1 * 0.9, 14 + 7, 29 + 3],
    1e-13,
    'full',
  );
  expect(countedNodes(words, [null, 1, null], 'pruned')).toEqual([1, 2]);
  expect(countedNodes(words, [null, null, 1], 'pruned')).toEqual([2]);
});

test('the M-step by hand: unsupported rows and fixed tables stay, priors are added once to every cell', () => {
  const counts = [[3, 1, 0, 0], [], [2, 6]];
  expect(maximize(words, counts, tables)).toEqual([[0.75, 0.25, 0.1, 0.9], [], [0.25, 0.75]]);
  expect(maximize({ ...words, fixed: [0] }, counts, tables)).toEqual([[0.8, 0.2, 0.1, 0.9], [], [0.25, 0.75]]);
  const ones = { ...words, prior: { pseudoCount: 1 } };
  expectAllClose(maximize(ones, counts, tables).flat(), [4 / 6, 2 / 6, 0.5, 0.5, 0.3, 0.7], 1e-15, 'pseudo-counts');
  const eight = { ...words, prior: { equivalentSampleSize: 8 }, fixed: [2] };
  expectAllClose(maximize(eight, counts, tables).flat(), [5 / 8, 3 / 8, 0.5, 0.5, 0.7, 0.3], 1e-15, 'sample size');
  expect(logPrior(eight, tables)).toBeCloseTo(2 * Math.log(0.8 * 0.2 * 0.1 * 0.9), 14);
  expect(logPrior(ones, tables)).toBeCloseTo(Math.log(0.8 * 0.2 * 0.1 * 0.9 * 0.7 * 0.3), 14);
});

test('an impossible row has log-probability −∞, and no posterior; with weight 0 it says nothing', () => {
  const never: Tables = [[0.8, 0.2, 0.1, 0.9], [], [1, 0]];
  expect(logProbability(words, never, [0, null, 1])).toBe(Number.NEGATIVE_INFINITY);
  expect(() => posterior(words, never, [0, null, 1])).toThrow('impossible');
  const data = { rows: [[0, null, 1] as Row, [1, null, null]], weights: [0, 1] };
  expect(logLikelihood(words, never, data)).toBeCloseTo(Math.log(0.2), 14);
  expect(expectedCounts(words, never, data, 'pruned')[2]).toEqual([1, 0]);
});

test('probabilities of complete rows add up to one, and those of rows with holes are sums of them', () => {
  assert(
    property(arbitraryNetwork({ nodes: [2, 5], impossible: true }), ({ network, start, data }) => {
      const nothing = network.nodes.map(() => null);
      const complete = combinations(network.nodes.map((_, node) => levelsOf(network, node)));
      const p = complete.map((row) => Math.exp(logJoint(network, start, row)));
      expectClose(add(p), 1, 1e-13, 'sum');
      expectClose(logProbability(network, start, nothing), 0, 1e-13, 'nothing seen');
      for (const row of data.rows) {
        const agrees = (levels: readonly number[]) => row.every((level, i) => level === null || level === levels[i]);
        const expected = add(p.filter((_, i) => agrees(complete[i] as number[])));
        expectClose(Math.exp(logProbability(network, start, row)), expected, 1e-13, 'row');
      }
    }),
    runs,
  );
});

test('a query is a ratio of probabilities of rows', () => {
  assert(
    property(arbitraryNetwork(), ({ network, start, data }) => {
      for (const row of data.rows.slice(0, 3)) {
        const targets = hiddenOf(row).slice(-2).reverse(); // not in the order of the nodes
        const answers = query(network, start, targets, row);
        combinations(targets.map((node) => levelsOf(network, node))).forEach((levels, i) => {
          const filled = row.map((level, node) =>
            targets.includes(node) ? (levels[targets.indexOf(node)] as number) : level,
          );
          const ratio = Math.exp(logProbability(network, start, filled) - logProbability(network, start, row));
          expectClose(answers[i] as number, ratio, 1e-12, 'query');
        });
        const best = mostProbable(network, start, row);
        expectClose(logJoint(network, start, best.levels), best.logJoint, 0, 'best');
        expect(Math.exp(best.logJoint - logProbability(network, start, row))).toBeCloseTo(
          Math.max(...posterior(network, start, row)),
          12,
        );
      }
    }),
    runs,
  );
});

test('a weight is a number of rows, and counts of all families add up to all rows', () => {
  assert(
    property(arbitraryNetwork(), ({ network, start, data: { rows } }) => {
      const weights = rows.map((_, i) => i % 3);
      const repeated = rows.flatMap((row, i) => Array.from({ length: i % 3 }, () => row));
      const plain = { rows: repeated, weights: repeated.map(() => 1) };
      for (const convention of conventions)
        expectAllClose(
          expectedCounts(network, start, { rows, weights }, convention).flat(),
          expectedCounts(network, start, plain, convention).flat(),
          1e-12,
          convention,
        );
      const total = add(expectedCounts(network, start, { rows, weights }, 'full').flat());
      expectClose(total, network.nodes.length * repeated.length, 1e-12, 'total');
      const counted = repeated.map((row) => countedNodes(network, row, 'pruned').length);
      expectClose(add(expectedCounts(network, start, plain, 'pruned').flat()), add(counted), 1e-12, 'pruned total');
    }),
    runs,
  );
});

test('EM never lowers the log-likelihood plus the log-prior, under either convention', () => {
  assert(
    property(arbitraryNetwork({ nodes: [2, 5], fixed: true }), (problem) => {
      for (const convention of conventions) {
        const trace = run(problem, 6, convention).logLikelihoods;
        for (let i = 1; i < trace.length; i++)
          expect(trace[i], convention).toBeGreaterThanOrEqual((trace[i - 1] as number) - 1e-11);
      }
    }),
    runs,
  );
  assert(
    property(arbitraryNetwork({ nodes: [2, 5], fixed: true, prior: true, zeros: false }), (problem) => {
      const { network, data } = problem;
      for (const convention of conventions) {
        const objective = (own: Tables) => logLikelihood(network, own, data) + logPrior(network, own);
        const next = iterate(problem, convention);
        expect(objective(next), convention).toBeGreaterThanOrEqual(objective(problem.start) - 1e-11);
      }
    }),
    runs,
  );
});

test('the bound touches at the posterior; anywhere it and the divergence add up to the log-likelihood', () => {
  assert(
    property(arbitraryNetwork({ nodes: [2, 5], zeros: false }), ({ network, start, data }) => {
      const own = logLikelihood(network, start, data);
      const q = data.rows.map((row) => posterior(network, start, row));
      const touching = bound(network, start, data, q);
      expectClose(touching.elbo, own, 1e-12, 'ELBO');
      expectClose(touching.kl, 0, 1e-12, 'KL');
      const spread = add(data.rows.map((row, i) => (data.weights[i] as number) * entropy(network, start, row)));
      expectClose(touching.entropy, spread, 1e-12, 'entropy');
      const even = q.map((shares) => shares.map(() => 1 / shares.length));
      const { elbo, kl, q: expected, entropy: flat } = bound(network, start, data, even);
      expectClose(elbo + kl, own, 1e-12, 'ELBO + KL');
      expectClose(expected + flat, elbo, 1e-12, 'Q + entropy');
      expect(kl).toBeGreaterThanOrEqual(-1e-12);
    }),
    runs,
  );
});

test('one M-step maximizes the bound at the posterior over the tables: no other tables do better', () => {
  const [problem] = sample(arbitraryNetwork({ zeros: false, nodes: [4, 4] }), { seed: 3, numRuns: 1 });
  if (!problem) throw new Error('there is one');
  const { network, start, data } = problem;
  const q = data.rows.map((row) => posterior(network, start, row));
  const next = iterate(problem, 'full');
  const best = bound(network, next, data, q).elbo;
  expect(best).toBeGreaterThan(bound(network, start, data, q).elbo);
  const mixed = next.map((own, node) => own.map((p, cell) => 0.99 * p + 0.01 * (start[node]?.[cell] as number)));
  expect(best).toBeGreaterThan(bound(network, mixed, data, q).elbo);
});
