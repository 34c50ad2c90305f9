import { describe, expect, test } from 'vitest';
import { createNetworkEngine } from '../../../src/engine/tree/create.ts';
import { createMemoryNetworkEngine } from '../../../src/engine/tree/memory.ts';
import { createReferenceNetworkEngine } from '../../../src/engine/tree/reference.ts';
import { starOf } from '../../../src/engine/tree/star.ts';
import '../../../src/index.ts'; // gives the engines their kernel
import { codeAt } from '../../../src/patterns/index.ts';
import { createRandom } from '../../../src/random/index.ts';
import { interiorOf, networkOf, patternsOf, star } from '../../identify/networkSupport.ts';
import { kernelModule } from './support.ts';

const shape = star(3, [2, 3, 4]);
const empty = patternsOf(shape, [[0, 1, 1, 1]]);

describe('what a star is', () => {
  test.each([
    ['a root and its leaves', star(2, [2, 2]), true],
    ['a root behind its leaves', networkOf([{ name: 'w', parents: ['t'] }, { name: 't' }]), true],
    ['one node', networkOf([{ name: 'a' }]), false],
    ['two roots', networkOf([{ name: 'a' }, { name: 'b' }]), false],
    ['a chain', networkOf([{ name: 'a' }, { name: 'b', parents: ['a'] }, { name: 'c', parents: ['b'] }]), false],
    [
      'an edge between leaves',
      networkOf([{ name: 'a' }, { name: 'b', parents: ['a'] }, { name: 'c', parents: ['a', 'b'] }]),
      false,
    ],
  ] as const)('%s', (_, network, isStar) => {
    const row = network.nodes.map(() => 1);
    expect(starOf(network, patternsOf(network, [row])) !== undefined).toBe(isStar);
  });

  test('its mixture has its root as the class, and its leaves as items', () => {
    const found = starOf(shape, empty);
    expect(found?.model.classes).toBe(3);
    expect(found?.model.blocks.map(({ name }) => name)).toEqual(['W1', 'W2', 'W3']);
    expect(found?.patterns.known).toBeUndefined();
    const rows = [
      [2, 1, 0, 1],
      [0, 1, 1, 1],
    ];
    const known = starOf(shape, patternsOf(shape, rows))?.patterns.known;
    expect(rows.map((_, i) => known && codeAt(known, i))).toEqual([2, 0]);
  });
});

describe.each(['wasm', 'reference'] as const)('the mixture’s %s engine on a star is the clique tree', (name) => {
  const random = createRandom(6);
  const rows = Array.from({ length: 300 }, (_, i) =>
    shape.nodes.map(({ levels }, node) =>
      i % 50 === 0 || (node === 0 && i % 3 > 0) || random.uniform() < 0.3
        ? 0
        : 1 + Math.floor(random.uniform() * levels.length),
    ),
  );
  const weights = rows.map((_, i) => [1, 2, 0, 0.5][i % 4] as number);
  const patterns = patternsOf(shape, rows, weights);
  const point = interiorOf(shape, 5);

  test('statistics and log-likelihoods, rows without a cell, with the root alone and of weight 0 among them', async () => {
    const { engine } = await createNetworkEngine(name, shape, patterns);
    const tree =
      name === 'wasm'
        ? createMemoryNetworkEngine(kernelModule, shape, patterns)
        : createReferenceNetworkEngine(shape, patterns);
    const [own, other] = [await engine.expect(point), await tree.expect(point)];
    expect(own.length).toBe(other.length);
    own.forEach((value, i) => {
      expect(Math.abs(value - (other[i] as number)), `slot ${i}`).toBeLessThanOrEqual(
        1e-12 * Math.max(1, Math.abs(value)),
      );
    });
    const logs = tree.logLikelihoods(point);
    engine.logLikelihoods(point).forEach((value, i) => {
      expect(value).toBeCloseTo(logs[i] as number, 12);
      if (rows[i]?.every((code) => code === 0)) expect(value).toBe(0);
    });
    expect(rows.filter((row) => row.every((code) => code === 0)).length).toBeGreaterThan(3);
    expect(rows.some((row) => row[0] !== 0 && row.slice(1).every((code) => code === 0))).toBe(true);
  });

  test('rows without a cell add their weight and nothing else', async () => {
    const { engine } = await createNetworkEngine(
      name,
      shape,
      patternsOf(
        shape,
        [
          [0, 0, 0, 0],
          [0, 1, 2, 3],
        ],
        [2.5, 1],
      ),
    );
    const { engine: alone } = await createNetworkEngine(name, shape, patternsOf(shape, [[0, 1, 2, 3]]));
    const [both, one] = [await engine.expect(point), await alone.expect(point)];
    expect(both[1]).toBe(3.5);
    expect(Array.from(both).filter((_, i) => i !== 1)).toEqual(Array.from(one).filter((_, i) => i !== 1));
  });
});
