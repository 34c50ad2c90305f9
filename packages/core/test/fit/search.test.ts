import { expect, test } from 'vitest';
import { createPace, objectiveOf } from '../../src/em/index.ts';
import { searchStarts } from '../../src/fit/index.ts';
import type { Maximizer } from '../../src/model/index.ts';
import { createLayout } from '../../src/statistics/index.ts';

/** A fake model of one number: it halves its way to 0, but from beyond 3 it collapses after four steps. */
const model: Maximizer = {
  parameters: createLayout([{ name: 'x', shape: [1], constraint: 'free' }]),
  closedForm: false,
  maximize: (statistics) => Float64Array.of(statistics[2] as number),
  logPrior: () => 0,
  units: () => Float64Array.of(1),
};
const engine = {
  expect([x = 0]: Float64Array) {
    const isCollapsing = x > 3;
    return Float64Array.of(x > 100 ? Number.NaN : isCollapsing ? 10 * x : -x * x, 1, isCollapsing ? 3 * x : x / 2);
  },
};
const settings = { starts: 4, tolerance: 1e-8, maxIterations: 1000, acceleration: 'none' } as const;
const search = (draw: (start: number) => number, more: object = {}) =>
  searchStarts({
    model,
    engine,
    settings,
    pace: createPace(new AbortController().signal),
    draw: (start) => Float64Array.of(draw(start)),
    same: (a, b) => Math.abs(objectiveOf(a) - objectiveOf(b)) <= 1e-4,
    ...more,
  });

test('a start whose objective grew without bound does not win', async () => {
  const failed: number[] = [];
  const { best, bestStart, starts } = await search((start) => (start % 2 === 0 ? 4 : 1 + start / 10), {
    onDegenerate: (start: number) => failed.push(start),
  });
  expect(bestStart % 2).toBe(1);
  expect(best.reason).toBe('tolerance');
  expect(best.parameters[0]).toBeCloseTo(0, 4);
  expect(failed).toEqual([0, 2]);
  expect(starts.map(({ result }) => result.reason)).toEqual(['tolerance', 'tolerance', 'degenerate', 'degenerate']);
});

test('where all collapse it says so', async () => {
  await expect(search(() => 4)).rejects.toMatchObject({ code: 'DEGENERATE_COMPONENT', where: { starts: 4 } });
});

test('an observer hears how many starts are planned', async () => {
  const planned = new Set<number>();
  await search((start) => 1 + start / 100, {
    settings: { ...settings, starts: 'auto' },
    observe: (_: number, starts: number) => planned.add(starts),
  });
  expect([...planned]).toEqual([20]);
});
