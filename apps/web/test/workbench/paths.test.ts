import { expect, test } from 'vitest';
import { withSteps } from '../../src/workbench/session/paths.ts';

const step = (start: number, iteration: number) => ({ start, iteration, objective: -1 / (1 + iteration) });

test('a long path keeps its first and last steps, all early ones, and fewer the later they are', () => {
  let paths: ReturnType<typeof withSteps> = new Map();
  for (let from = 0; from < 10_000; from += 10)
    paths = withSteps(
      paths,
      Array.from({ length: 10 }, (_, i) => step(0, from + i)),
    );
  const iterations = paths.get(0)?.map(({ iteration }) => iteration) ?? [];
  expect(iterations.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(iterations.at(-1)).toBe(9999);
  expect(iterations.length).toBeLessThan(400);
  for (const [i, iteration] of iterations.entries())
    if (i > 0) expect(iteration).toBeLessThan(1.06 * (iterations[i - 1] as number) + 2);
});

test('the paths before stay as they were', () => {
  const before = withSteps(new Map(), [step(0, 0), step(1, 0)]);
  const after = withSteps(before, [step(1, 1)]);
  expect(before.get(1)).toEqual([step(1, 0)]);
  expect(after.get(1)).toEqual([step(1, 0), step(1, 1)]);
  expect(after.get(0)).toBe(before.get(0));
});
