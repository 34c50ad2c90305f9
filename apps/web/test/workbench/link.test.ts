import { expect, test } from 'vitest';
import { packed, unpacked } from '../../src/workbench/share/link.ts';
import { checkedShared } from '../../src/workbench/share/shared.ts';
import { sharedFit } from './fitted.ts';

const SHARED = sharedFit({
  name: 'é😀.csv',
  reading: { missing: 'q1:9', id: 'person' },
  kinds: { a: 'ignore', b: 'poisson' },
  model: { classes: 3, covariance: 'tied', pseudoCount: 0.5 },
  settings: { seed: 7, starts: 'auto', tolerance: 1e-10 },
  arrangements: { class: { order: [2, 0, 1], names: ['x', 'y', 'z'] } },
});

test('a link holds the choices, and data only where they are given', async () => {
  const bare = await packed(SHARED);
  expect(bare).toMatch(/^[\w-]+$/);
  const back = await unpacked(bare);
  expect(back.data).toBeUndefined();
  expect(back.shared).toEqual(SHARED);
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
  const { shared, data } = await unpacked(await packed(SHARED, new Blob([bytes])));
  expect(shared).toEqual(SHARED);
  expect(new Uint8Array((await data?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
});

test.each(['', '%%%', 'AAAA', 'x'.repeat(500)])('what holds no choices is refused: %j', async (text) => {
  await expect(unpacked(text)).rejects.toMatchObject({ code: 'BAD_LINK' });
});

test('a link that unfolds to more than it may is refused', async () => {
  const bomb = await packed(SHARED, new Blob([new Uint8Array(2 * 2 ** 20)]));
  expect(bomb.length).toBeLessThan(10_000);
  await expect(unpacked(bomb)).rejects.toMatchObject({ code: 'BAD_LINK' });
});

test('of what a link says only that is taken which it may say', () => {
  const odd = {
    ...SHARED,
    reading: { missing: 3, other: 'x' },
    kinds: { a: 'explode', b: 'poisson' },
    trials: { h: 10, g: {} },
    model: { kind: 'mixture', classes: -4, covariance: 'round', pseudoCount: 'x' },
    settings: { seed: 'x', starts: null, tolerance: '0' },
    arrangements: { a: { order: [0, 0], names: ['a', 'b'] }, b: 3 },
  };
  expect(checkedShared(odd)).toEqual({
    version: 1,
    file: SHARED.file,
    reading: {},
    kinds: { b: 'poisson' },
    trials: { h: 10 },
    model: { kind: 'mixture', classes: 1, covariance: 'auto', pseudoCount: 0, graph: undefined },
    settings: { seed: 1, starts: 'auto' },
    arrangements: {},
  });
  for (const none of [null, 3, 'x', [], { version: 2 }, { version: 1 }]) expect(checkedShared(none)).toBeUndefined();
});
