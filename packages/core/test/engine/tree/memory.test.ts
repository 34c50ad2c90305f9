import { describe, expect, test } from 'vitest';
import { createMemoryNetworkEngine } from '../../../src/engine/tree/memory.ts';
import { networkPosteriors } from '../../../src/engine/tree/posteriors.ts';
import { createReferenceNetworkEngine } from '../../../src/engine/tree/reference.ts';
import '../../../src/index.ts'; // gives posteriors their kernel
import type { Network } from '../../../src/models/index.ts';
import { codeColumns, type Patterns, rowMajor } from '../../../src/patterns/index.ts';
import { createRandom } from '../../../src/random/index.ts';
import { interiorOf, networkOf, patternsOf } from '../../identify/networkSupport.ts';
import { kernelModule } from './support.ts';

/** Rows with holes; codes as wide as the levels need. */
function drawn(network: Network, rows: number): Patterns {
  const random = createRandom(rows);
  const cells = Array.from({ length: rows }, () =>
    network.nodes.map(({ levels }, node) =>
      node === 0 || random.uniform() < 0.3 ? 0 : 1 + Math.floor(random.uniform() * levels.length),
    ),
  );
  const largest = Math.max(...network.nodes.map(({ levels }) => levels.length));
  const codes = largest < 2 ** 8 ? Uint8Array : largest < 2 ** 16 ? Uint16Array : Uint32Array;
  const weights = cells.map((_, i) => [1, 0, 2.5][i % 3] as number);
  return { ...patternsOf(network, cells, weights), codes: codeColumns(codes.from(cells.flat()), network.nodes.length) };
}

const loop = (levels: number) =>
  networkOf([
    { name: 'h', levels: 2, latent: true },
    { name: 'a', levels, parents: ['h'] },
    { name: 'b', levels: 3, parents: ['h'] },
    { name: 'c', levels: 2, parents: ['a', 'b'] },
  ]);

describe.each([
  ['a few levels', loop(3), 200],
  ['255 levels, whose mark needs two bytes', loop(255), 300],
  ['700 levels', loop(700), 500],
  [
    '70,000 levels',
    networkOf([
      { name: 'h' },
      { name: 'a', levels: 70_000, parents: ['h'] },
      { name: 'b', parents: ['h'] },
      { name: 'c', parents: ['b'] },
    ]),
    60,
  ],
  ['several chunks', loop(4), 9000],
] as const)('%s', (_, network, rows) => {
  const patterns = drawn(network, rows);
  const [one, other] = [interiorOf(network, 1), interiorOf(network, 2)];
  const close = (actual: Float64Array, expected: Float64Array, tolerance: number) => {
    expect(actual.length).toBe(expected.length);
    const far = actual.findIndex((value, i) => {
      const wanted = expected[i] as number;
      return !(Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted)));
    });
    expect(far, `${actual[far]} and ${expected[far]}`).toBe(-1);
  };

  test('the kernel gives the numbers of the reference, for one set of tables after the other', async () => {
    const memory = createMemoryNetworkEngine(kernelModule, network, patterns);
    const reference = createReferenceNetworkEngine(network, patterns);
    for (const point of [one, other, one]) {
      close(await memory.expect(point), await reference.expect(point), 1e-11);
      close(memory.logLikelihoods(point), reference.logLikelihoods(point), 1e-12);
    }
    const [first, second] = [(await memory.expect(one)).slice(), (await memory.expect(one)).slice()];
    expect(first).toEqual(second);
    memory.dispose();
  });

  test('posteriors of many patterns are those of few', () => {
    const wanted = network.nodes.flatMap(({ levels }, node) => (levels.length < 1000 ? [node] : []));
    const some = Math.max(1, Math.floor(2 ** 13 / network.tree.states));
    const width = network.nodes.length;
    const all = networkPosteriors(network, patterns, one, wanted);
    for (let from = 0; from < Math.min(rows, 40); from += some) {
      const part = {
        ...patterns,
        count: Math.min(some, rows - from),
        codes: codeColumns(rowMajor(patterns).slice(from * width), width),
      };
      const few = networkPosteriors(network, part, one, wanted);
      close(few.logLikelihoods, all.logLikelihoods.slice(from, from + part.count), 1e-12);
      few.posteriors.forEach((own, j) => {
        const levels = network.nodes[wanted[j] as number]?.levels.length as number;
        const same = all.posteriors[j]?.slice(from * levels, (from + part.count) * levels) as Float64Array;
        close(own, same, 1e-12);
      });
    }
  });
});
