import { expect, test } from 'vitest';
import { allCells } from '../../src/identify/cells.ts';
import { masksOf } from '../../src/identify/index.ts';
import { closedTables } from '../../src/identify/slopes.ts';
import type { Mixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { createRandom, type Random } from '../../src/random/index.ts';
import { exactRank } from './exact.ts';
import { atPoint, binary, modelOf, patternsOf } from './support.ts';

/** Ranks by floating point and by exact arithmetic, at a random point with some zeros, under random masks. */
function bothRanks(model: Mixture, random: Random, zeros: number, masked: boolean): [number, number] {
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const counts = new Array<number>(model.parameters.size).fill(0);
  for (const { offset, size, shape } of model.parameters.blocks) {
    const width = shape.at(-1) as number;
    for (let first = offset; first < offset + size; first += width) {
      for (let i = first; i < first + width; i++) counts[i] = random.uniform() < zeros ? 0 : 1 + below(20);
      counts[first + below(width)] = 1 + below(20);
    }
  }
  const point = Float64Array.from(counts);
  for (const { offset, size, shape } of model.parameters.blocks) {
    const width = shape.at(-1) as number;
    for (let first = offset; first < offset + size; first += width) {
      const own = point.subarray(first, first + width);
      own.set(own.map((count) => count / own.reduce((sum, value) => sum + value, 0)));
    }
  }
  const rows = Array.from({ length: 4 }, () => [
    ...model.blocks.map(() => (masked && random.uniform() < 0.4 ? 0 : 1)),
    masked && random.uniform() < 0.3 ? 1 : 0,
  ]);
  const masks = finishNow(masksOf(patternsOf(model, rows)));
  const cells = allCells(
    masks,
    closedTables(model).map((block) => block.levels),
    model.classes,
  );
  return [atPoint(model, masks, point).rank, exactRank(model, counts, cells)];
}

test('ranks equal those of exact arithmetic: any model, point, masks and fixed blocks', () => {
  const random = createRandom(11);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const deficient = { yes: 0, no: 0 };
  for (let trial = 0; trial < 400; trial++) {
    const levels = Array.from({ length: 1 + below(5) }, () => 2 + below(2));
    const fixed = ['class', ...levels.map((_, j) => `x${j}`)].filter(() => random.uniform() < 0.1);
    const model = modelOf(1 + below(3), levels, fixed);
    const [found, exact] = bothRanks(model, random, (trial % 4) / 6, trial % 2 === 0);
    expect(found, `trial ${trial}`).toBe(exact);
    deficient[exact < model.freeParameters ? 'yes' : 'no']++;
  }
  expect(deficient.yes).toBeGreaterThan(100);
  expect(deficient.no).toBeGreaterThan(100);
});

test('ranks from a sample equal those of exact arithmetic over all cells', () => {
  const random = createRandom(12);
  let deficient = 0;
  for (let trial = 0; trial < 12; trial++) {
    const model = modelOf(2 + (trial % 2), trial % 3 === 0 ? [3, 3, 3, 3, 3, 3, 3, 3] : binary(12));
    const [found, exact] = bothRanks(model, random, (trial % 4) / 5, false);
    expect(found, `trial ${trial}`).toBe(exact);
    if (exact < model.freeParameters) deficient++;
  }
  expect(deficient).toBeGreaterThan(0);
});
