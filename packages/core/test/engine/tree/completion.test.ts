import { expect, test } from 'vitest';
import { createCompletion } from '../../../src/engine/tree/completion.ts';
import { createRandom } from '../../../src/random/index.ts';
import { randomNetwork } from '../../identify/networkRandom.ts';
import { interiorOf, networkOf } from '../../identify/networkSupport.ts';
import { completionsOf, logProbabilityOf, probabilityOf } from './support.ts';

test('the most probable explanation is the best of all completions', () => {
  const random = createRandom(4);
  for (let run = 0; run < 200; run++) {
    const { network } = randomNetwork(random);
    const point = interiorOf(network, run);
    const row = network.nodes.map(({ levels }) =>
      random.uniform() < 0.5 ? 0 : 1 + Math.floor(random.uniform() * levels.length),
    );
    const completion = createCompletion(network);
    completion.load(point);
    const out = new Uint32Array(row.length);
    const found = completion.mostProbable(Uint8Array.from(row), 0, out);
    const best = Math.max(...completionsOf(network, row).map((levels) => logProbabilityOf(network, point, levels)));
    expect(found).toBeCloseTo(best, 11);
    expect(logProbabilityOf(network, point, out)).toBeCloseTo(best, 11);
    row.forEach((code, node) => {
      if (code > 0) expect(out[node]).toBe(code);
    });
  }
});

test('it is the best jointly, not node by node', () => {
  const network = networkOf([{ name: 'a' }, { name: 'b', levels: 3, parents: ['a'] }]);
  const point = Float64Array.from([0.6, 0.4, 0.4, 0.3, 0.3, 0, 0.05, 0.95]);
  const completion = createCompletion(network);
  completion.load(point);
  const out = new Uint32Array(2);
  completion.mostProbable(Uint8Array.of(0, 0), 0, out);
  expect(Array.from(out)).toEqual([2, 3]); // .38, though a = 1 has .6
});

test('draws have the frequencies of the posterior, all open nodes together', () => {
  const random = createRandom(8);
  const DRAWS = 6000;
  for (let run = 0; run < 8; run++) {
    const { network } = randomNetwork(random);
    const point = interiorOf(network, run);
    const row = network.nodes.map(() => (random.uniform() < 0.7 ? 0 : 1));
    const completion = createCompletion(network);
    completion.load(point);
    const counts = new Map<string, number>();
    const out = new Uint32Array(row.length);
    for (let draw = 0; draw < DRAWS; draw++) {
      const logProbability = completion.draw(random, Uint8Array.from(row), 0, out);
      if (draw === 0) expect(logProbability).toBeCloseTo(logProbabilityOf(network, point, row), 11);
      counts.set(out.join(), (counts.get(out.join()) ?? 0) + 1);
    }
    const whole = probabilityOf(network, point, row);
    for (const levels of completionsOf(network, row)) {
      const share = probabilityOf(network, point, levels) / whole;
      const count = counts.get(levels.join()) ?? 0;
      if (share < 1 - 1e-12)
        expect(Math.abs(count - DRAWS * share) / Math.sqrt(DRAWS * share * (1 - share))).toBeLessThan(4.5);
      else expect(count).toBe(DRAWS);
    }
  }
});

test('an impossible row is left as it is', () => {
  const network = networkOf([{ name: 'a' }, { name: 'b', parents: ['a'] }]);
  const completion = createCompletion(network);
  completion.load(Float64Array.from([0.5, 0.5, 1, 0, 1, 0]));
  const out = new Uint32Array(2);
  expect(completion.mostProbable(Uint8Array.of(0, 2), 0, out)).toBe(Number.NEGATIVE_INFINITY);
  expect(completion.draw(createRandom(1), Uint8Array.of(0, 2), 0, out)).toBe(Number.NEGATIVE_INFINITY);
  expect(Array.from(out)).toEqual([0, 2]);
});

test('a chain of 1,000 nodes is filled in', () => {
  const nodes = Array.from({ length: 1000 }, (_, i) => ({
    name: `n${i}`,
    ...(i > 0 ? { parents: [`n${i - 1}`] } : {}),
    ...(i > 1 ? { tied: 'n1' } : {}),
  }));
  const network = networkOf(nodes);
  const completion = createCompletion(network);
  completion.load(Float64Array.from([0.5, 0.5, 0.9, 0.1, 0.2, 0.8]));
  const row = Uint8Array.from(nodes, (_, i) => (i === 999 ? 2 : 0));
  const out = new Uint32Array(1000);
  // Staying in the first level is likeliest, and the way to the second costs one change, at any place.
  expect(completion.mostProbable(row, 0, out)).toBeCloseTo(Math.log(0.5) + 998 * Math.log(0.9) + Math.log(0.1), 9);
  expect(out.filter((level) => level === 2)).toHaveLength(1);
});
