import { expect, test } from 'vitest';
import { createNetworkEngine } from '../../../src/engine/tree/create.ts';
import { createTreeInference } from '../../../src/engine/tree/inference.ts';
import { assertCliquesFit } from '../../../src/engine/tree/size.ts';
import type { Network } from '../../../src/models/index.ts';
import { networkOf, patternsOf } from '../../identify/networkSupport.ts';

/** A child of ten-level parents: one clique of all. */
const collider = (parents: number): Network => {
  const names = Array.from({ length: parents }, (_, i) => `p${i + 1}`);
  // The child's table is shared with nobody and as large as the clique: its layout alone is described, nothing is allocated.
  return networkOf([...names.map((name) => ({ name, levels: 10 })), { name: 'child', levels: 2, parents: names }]);
};

test('what fits in a gibibyte is let through', () => {
  expect(() => assertCliquesFit(collider(7))).not.toThrow(); // 2·10⁷ states
});

test('what does not is refused by every way in, with the clique, its states and the bytes, before anything is allocated', async () => {
  const network = collider(8);
  const expected = {
    code: 'CLIQUE_TOO_LARGE',
    where: {
      clique: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'child'],
      states: 2e8,
      bytes: 1.6e9,
      limit: 2 ** 30,
    },
  };
  const before = process.memoryUsage();
  const refused = (run: () => unknown) => expect((async () => run())()).rejects.toMatchObject(expected);
  await refused(() => assertCliquesFit(network));
  await refused(() => createTreeInference(network));
  const patterns = patternsOf(network, [network.nodes.map(() => 1)]);
  await refused(() => createNetworkEngine('wasm', network, patterns));
  await refused(() => createNetworkEngine('reference', network, patterns));
  expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(2 ** 24);
  await expect((async () => assertCliquesFit(network))()).rejects.toThrow(
    /1600000000 bytes \(1\.49 GiB\).*9 nodes and 200000000 states.*p1, p2/,
  );
});

test('many cliques count together, and the largest is named', () => {
  const nodes = Array.from({ length: 60 }, (_, i) => [
    ...Array.from({ length: 6 }, (__, j) => ({ name: `p${i}.${j}`, levels: 12 })),
    { name: `c${i}`, levels: i === 7 ? 3 : 2, parents: Array.from({ length: 6 }, (__, j) => `p${i}.${j}`) },
  ]).flat();
  const found = (() => {
    try {
      assertCliquesFit(networkOf(nodes), 'net.json');
    } catch (error) {
      return error;
    }
    return undefined;
  })();
  expect(found).toMatchObject({
    code: 'CLIQUE_TOO_LARGE',
    where: { file: 'net.json', states: 3 * 12 ** 6, bytes: 8 * (59 * 2 + 3) * 12 ** 6 },
  });
  expect((found as { where: { clique: string[] } }).where.clique).toContain('c7');
});
