import { describe, expect, test } from 'vitest';
import { createTreeInference } from '../../../src/engine/tree/inference.ts';
import { createMemoryNetworkEngine } from '../../../src/engine/tree/memory.ts';
import { createPropagation } from '../../../src/engine/tree/propagation.ts';
import { createReferenceNetworkEngine } from '../../../src/engine/tree/reference.ts';
import { log } from '../../../src/math/index.ts';
import { rowMajor } from '../../../src/patterns/index.ts';
import { createRandom } from '../../../src/random/index.ts';
import { randomNetwork } from '../../identify/networkRandom.ts';
import { interiorOf, networkOf, patternsOf } from '../../identify/networkSupport.ts';
import { chainPoint, kernelModule, logProbabilityOf, probabilityOf } from './support.ts';

const LENGTH = 1000;
const chain = networkOf(
  Array.from({ length: LENGTH }, (_, i) => ({
    name: `n${i}`,
    levels: 3,
    ...(i > 0 ? { parents: [`n${i - 1}`] } : {}),
    ...(i > 1 ? { tied: 'n1' } : {}),
  })),
);
const FIRST = [0.2, 0.3, 0.5];
const TABLE = [0.7, 0.2, 0.1, 0.1, 0.6, 0.3, 0.25, 0.25, 0.5];
const point = chainPoint(FIRST, TABLE);

/** log p of a row of the chain by powers of its table, rescaled at every node. */
function forward(row: readonly number[]): number {
  let vector = FIRST;
  let sum = 0;
  row.forEach((code, i) => {
    if (i > 0)
      vector = FIRST.map((_, to) => vector.reduce((all, p, from) => all + p * (TABLE[3 * from + to] as number), 0));
    vector = vector.map((p, level) => (code === 0 || code === level + 1 ? p : 0));
    const total = vector.reduce((all, p) => all + p, 0);
    sum += Math.log(total);
    vector = vector.map((p) => p / total);
  });
  return sum;
}

describe('a chain of 1,000 nodes', () => {
  const random = createRandom(2);
  const rows = [
    Array.from({ length: LENGTH }, (_, i) => (i === 0 || i === LENGTH - 1 ? 2 : 0)),
    Array.from({ length: LENGTH }, (_, i) => (i % 2 === 0 ? 3 : 0)),
    Array.from({ length: LENGTH }, () => 1 + Math.floor(3 * random.uniform())),
  ];
  const patterns = patternsOf(chain, rows, [1, 2, 3]);
  const expected = rows.map(forward);

  test.each([
    ['reference', () => createReferenceNetworkEngine(chain, patterns)],
    ['wasm', () => createMemoryNetworkEngine(kernelModule, chain, patterns)],
  ] as const)(
    '%s: log-likelihoods of long products, and as many transitions as there are (the barren end of the second row has none)',
    async (_, create) => {
      const engine = create();
      engine.logLikelihoods(point).forEach((value, i) => {
        expect(Math.abs(value - (expected[i] as number))).toBeLessThan(1e-10 * Math.abs(expected[i] as number));
      });
      expect(expected[2]).toBeLessThan(-1000); // a product that no double could hold
      const statistics = await engine.expect(point);
      const { counts } = chain.nodes[1] as (typeof chain.nodes)[number];
      const transitions = statistics.subarray(counts.offset, counts.offset + counts.size);
      expect(transitions.reduce((sum, value) => sum + value, 0)).toBeCloseTo(999 + 2 * 998 + 3 * 999, 6);
      expect(statistics[0]).toBeCloseTo(
        (expected[0] as number) + 2 * (expected[1] as number) + 3 * (expected[2] as number),
        7,
      );
    },
  );

  test('the middle of an empty row has the stationary distribution', () => {
    const inference = createTreeInference(chain);
    inference.load(point);
    expect(inference.observe(new Uint8Array(LENGTH), 0)).toBeCloseTo(0, 10);
    const out = new Float64Array(3);
    inference.posterior(LENGTH / 2, out);
    const next = [0, 1, 2].map((to) => out.reduce((all, p, from) => all + p * (TABLE[3 * from + to] as number), 0));
    next.forEach((value, level) => {
      expect(value).toBeCloseTo(out[level] as number, 12);
    });
  });
});

test('sums and maxima over all completions of rows of random networks', () => {
  const random = createRandom(9);
  for (let run = 0; run < 150; run++) {
    const { network } = randomNetwork(random);
    const at = interiorOf(network, run);
    const row = network.nodes.map(({ levels }) => Math.floor(random.uniform() * (levels.length + 1)));
    const propagation = createPropagation(network);
    propagation.load(at);
    const evidence = Uint8Array.from(row);
    expect(propagation.collect(evidence, 0, 'sum')).toBeCloseTo(logProbabilityOf(network, at, row), 11);
    const inference = createTreeInference(network);
    inference.load(at);
    inference.observe(evidence, 0);
    network.nodes.forEach(({ levels }, node) => {
      const out = new Float64Array(levels.length);
      inference.posterior(node, out);
      out.forEach((share, level) => {
        const isOpen = row[node] === 0 || row[node] === level + 1;
        const one = row.map((code, other) => (other === node ? level + 1 : code));
        const expected = isOpen ? probabilityOf(network, at, one) / probabilityOf(network, at, row) : 0;
        expect(share).toBeCloseTo(expected, 11);
      });
    });
  }
});

test('an impossible row is −Infinity and counts nothing; its posteriors are not numbers', async () => {
  const network = networkOf([{ name: 'a' }, { name: 'b', parents: ['a'] }, { name: 'c', parents: ['b'] }]);
  const at = Float64Array.from([0.5, 0.5, 1, 0, 1, 0, 0.5, 0.5, 0.2, 0.8]); // b is always its first level
  const patterns = patternsOf(network, [
    [0, 2, 1],
    [1, 0, 2],
  ]);
  for (const engine of [
    createReferenceNetworkEngine(network, patterns),
    createMemoryNetworkEngine(kernelModule, network, patterns),
  ]) {
    const logs = engine.logLikelihoods(at);
    expect(logs[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(logs[1]).toBeCloseTo(log(0.25), 14);
    const statistics = await engine.expect(at);
    expect(Array.from(statistics.subarray(2))).toEqual([1, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  }
  const inference = createTreeInference(network);
  inference.load(at);
  inference.observe(rowMajor(patterns), 0);
  const out = new Float64Array(2);
  inference.posterior(0, out);
  expect(Array.from(out)).toEqual([Number.NaN, Number.NaN]);
});
