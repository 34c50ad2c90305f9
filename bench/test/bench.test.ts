import { expect, test } from 'vitest';
import { assertAgreement } from '../src/agree.ts';
import { latentWith } from '../src/implementations/latent.ts';
import { createData, instances } from '../src/instances.ts';
import { measure, spread } from '../src/measure.ts';
import { runInstance } from '../src/run.ts';

const small = { name: 'small', rows: 300, items: 5, levels: 3, classes: 2, missing: 0.1, iterations: 5, seed: 9 };

test('contestants that disagree are not timed', async () => {
  const liar = { name: 'liar', describe: 'off by a little', prepare: () => async () => -1234.5 };
  await expect(runInstance(small, [latentWith('wasm'), liar], 1)).rejects.toThrow(/disagree on small.*liar: -1234.5/);
  expect(() => assertAgreement('x', [{ contestant: 'a', logLikelihood: Number.NaN }])).toThrow(/disagree/);
  expect(() => assertAgreement('x', [])).toThrow(/no contestant/);
});

test('our engines agree and are timed in turns', async () => {
  const result = await runInstance(small, [latentWith('wasm'), latentWith('reference')], 3);
  expect(result.contestants.map(({ milliseconds }) => milliseconds.length)).toEqual([3, 3]);
  expect(result.contestants[0]?.ratio).toBe(1);
  expect(result.logLikelihood).toBeLessThan(0);
});

test('rounds are interleaved, and every contestant goes first in turn', async () => {
  const order: string[] = [];
  const runner = (contestant: string) => ({
    contestant,
    fit: async () => {
      order.push(contestant);
      return 0;
    },
  });
  await measure([runner('a'), runner('b')], 2);
  expect(order).toEqual(['a', 'b', 'b', 'a']);
});

test('medians and quartiles', () => {
  expect(spread([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
});

test('the same seed makes the same data, with the share of missing cells that was asked for', () => {
  for (const instance of instances) expect(instance.rows * instance.items).toBeLessThan(5e6);
  const [first, second] = [createData(small), createData(small)];
  expect(second).toEqual(first);
  const missing = first.columns.flatMap((column) => Array.from(column)).filter((level) => level < 0).length / 1500;
  expect(missing).toBeGreaterThan(0.05);
  expect(missing).toBeLessThan(0.15);
});
