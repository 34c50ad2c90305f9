import { expect, test } from 'vitest';
import { networkPosteriors } from '../../../src/engine/tree/posteriors.ts';
import { applyNetwork, createTextTable } from '../../../src/index.ts';
import { createRandom } from '../../../src/random/index.ts';
import { randomNetwork } from '../../identify/networkRandom.ts';
import { interiorOf, patternsOf } from '../../identify/networkSupport.ts';

test('no share is above 1, what is seen is certain, and an empty row adds 0: few patterns in TypeScript, many in the kernel', () => {
  const random = createRandom(12);
  for (let run = 0; run < 40; run++) {
    const { network } = randomNetwork(random);
    const wanted = [...network.nodes.keys()];
    for (const copies of [1, 2000]) {
      const some = Array.from({ length: 5 }, (_, i) =>
        network.nodes.map(({ levels }) =>
          i === 0 || random.uniform() < 0.4 ? 0 : 1 + Math.floor(random.uniform() * levels.length),
        ),
      );
      const rows = Array.from({ length: copies }, () => some).flat();
      const { logLikelihoods, posteriors } = networkPosteriors(
        network,
        patternsOf(network, rows),
        interiorOf(network, run),
        wanted,
      );
      expect(logLikelihoods[0]).toBe(0);
      network.nodes.forEach(({ levels }, node) => {
        const own = posteriors[node] as Float64Array;
        expect(own.every((share) => share >= 0 && share <= 1)).toBe(true);
        some.forEach((row, i) => {
          const code = row[node] as number;
          const shares = Array.from(own.subarray(i * levels.length, (i + 1) * levels.length));
          if (code > 0) expect(shares).toEqual(levels.map((_, level) => (level === code - 1 ? 1 : 0)));
        });
      });
    }
  }
});

test('a query that is certain is 1, given nothing too', () => {
  const applied = applyNetwork({
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'a', levels: ['x', 'y', 'z'] },
      { name: 'b', levels: ['x', 'y'], parents: ['a'], latent: true },
      { name: 'c', levels: ['x'], parents: ['b'], latent: true },
    ],
    parameters: {
      a: [0.1, 0.2, 0.7],
      b: [
        [0.3, 0.7],
        [0.6, 0.4],
        [0.1, 0.9],
      ],
      c: [[1], [1]],
    },
  });
  expect(Array.from(applied.query(['c'], {}).probabilities)).toEqual([1]);
  expect(applied.query(['c'], {}).logEvidence).toBe(0);
  for (const b of ['x', 'y']) {
    const { probabilities } = applied.query(['a', 'c'], { b });
    expect(probabilities.every((p) => p <= 1)).toBe(true);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 15);
  }
  const builder = createTextTable(['a'], { columns: new Map([['a', 'labels']]) });
  builder.add(['']);
  expect(Array.from(applied.apply(builder.finish()).logLikelihoods)).toEqual([0]);
});
