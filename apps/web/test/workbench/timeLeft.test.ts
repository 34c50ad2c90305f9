import { expect, test } from 'vitest';
import { durationText, timeLeft } from '../../src/workbench/fit/timeLeft.ts';

/** A start whose gain shrinks by a factor at every step. */
const path = (start: number, steps: number, factor: number) => {
  let objective = -100;
  return Array.from({ length: steps + 1 }, (_, iteration) => {
    if (iteration > 0) objective += factor ** iteration;
    return { start, iteration, objective };
  });
};

test('the time that one long start takes until its gain is small enough', () => {
  // After 60 steps in 6.1 s the gain is 0.9^60; it is 1e-8 after 175 steps.
  const paths = new Map([[0, path(0, 60, 0.9)]]);
  const left = timeLeft({ began: 0, starts: 1, paths }, 6100, 1e-8);
  const steps = Math.log(1e-8) / Math.log(0.9) - 60;
  expect(left).toBeGreaterThan(0.9 * steps * 100);
  expect(left).toBeLessThan(1.1 * steps * 100);
});

test('nothing is said at first, and starts that have not begun count', () => {
  const paths = new Map([[0, path(0, 30, 0.9)]]);
  expect(timeLeft({ began: 0, starts: 20, paths }, 100, 1e-8)).toBeUndefined();
  expect(timeLeft({ began: 0, starts: 20, paths: new Map() }, 1000, 1e-8)).toBeUndefined();
  const few = timeLeft({ began: 0, starts: 5, paths }, 3100, 1e-8) ?? 0;
  const many = timeLeft({ began: 0, starts: 20, paths }, 3100, 1e-8) ?? 0;
  expect(many - few).toBeCloseTo(15 * 30 * 100, 6);
});

test.each([
  [300, 'less than 1 s'],
  [8400, 'about 8 s'],
  [240_000, 'about 4 min'],
  [7_300_000, 'about 2 h'],
])('%d ms', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
