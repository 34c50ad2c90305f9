import { expect, test } from 'vitest';
import { iterationTicks, pathScale, rangeOf } from '../../src/pictures/traceRange.ts';

const path = (...objectives: number[]) => objectives.map((objective, iteration) => ({ iteration, objective }));

test('the picture reaches from the lowest end to the highest, whatever the first steps were', () => {
  const paths = new Map([
    [0, path(-9000, -120, -100)],
    [1, path(-8000, -110)],
  ]);
  const { best, least, most, iterations } = rangeOf(paths);
  expect(best).toBe(paths.get(0));
  expect([least, most]).toEqual([-111.5, -99.5]);
  expect(iterations).toBe(2);
});

test('one start in ten may stand below the picture', () => {
  const paths = new Map(Array.from({ length: 20 }, (_, i) => [i, path(-500, i === 3 ? -400 : -100 - i)] as const));
  expect(rangeOf(paths).least).toBeCloseTo(-100 - 1.15 * 18, 9);
});

test('where all ended at one place, the way there is shown; a start that failed is left out', () => {
  const { least, most } = rangeOf(
    new Map([
      [0, path(-150, -100)],
      [1, path(-140, -100.000001)],
      [2, path(Number.NaN)],
    ]),
  );
  expect(least).toBeCloseTo(-157.5, 6);
  expect(most).toBeCloseTo(-97.5, 6);
});

test('ticks lie within the iterations, and the scale rises', () => {
  expect(iterationTicks(40)).toEqual([0, 1, 3, 10, 30]);
  expect(iterationTicks(1)).toEqual([0, 1]);
  const x = pathScale(40, 100, 500);
  expect([x(0), x(40)]).toEqual([100, 500]);
  expect(x(10)).toBeGreaterThan(x(3));
});
