import { expect, test } from 'vitest';
import type { Parted } from '../../src/engine/index.ts';
import { createGauge } from '../../src/parallel/gauge.ts';

const statistics = new Float64Array(2);
const parted = (chunks: number): Parted => ({
  plan: { byClass: false, known: false, decisions: [] },
  chunks: Array.from({ length: chunks }, (_, i) => ({ from: i, to: i + 1 })),
  parts: () => [],
});
const busy = (milliseconds: number) => (): Float64Array => {
  for (const from = performance.now(); performance.now() - from < milliseconds; );
  return statistics;
};

test('a number of threads is taken up after a few passes, auto only after some work', () => {
  const [two, auto] = [2, 'auto'].map((threads) =>
    createGauge({ threads: threads as number | 'auto', parted: parted(9) }),
  );
  for (const gauge of [two, auto]) for (let i = 0; i < 3; i++) gauge?.measure(() => statistics);
  expect(two?.advice(1)).toBe('starts');
  expect(auto?.advice(1)).toBeUndefined();
  auto?.measure(busy(101));
  expect(auto?.advice(1)).toBe('starts');
});

test('nobody is called where no job waits, or before the first pass', () => {
  const gauge = createGauge({ threads: 2, parted: parted(9) });
  expect(gauge.advice(5)).toBeUndefined();
  for (let i = 0; i < 3; i++) gauge.measure(() => statistics);
  expect(gauge.advice(0)).toBeUndefined();
});

test('long passes are shared by rows, waiting jobs or not, where there are several chunks', async () => {
  const [many, one, none] = [parted(9), parted(1), undefined].map((own) => createGauge({ threads: 2, parted: own }));
  for (const gauge of [many, one, none]) for (let i = 0; i < 3; i++) await gauge?.measure(busy(11));
  expect(many?.advice(0)).toBe('rows');
  expect(one?.advice(4)).toBe('starts');
  expect(none?.advice(4)).toBe('starts');
});

test('it is the shortest pass that counts, and a pass may answer later', async () => {
  const gauge = createGauge({ threads: 2, parted: parted(9) });
  gauge.measure(busy(30));
  expect(await gauge.measure(async () => statistics)).toBe(statistics);
  gauge.measure(busy(30));
  expect(gauge.advice(2)).toBe('starts');
});
