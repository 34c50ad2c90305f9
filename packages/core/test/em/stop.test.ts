import { expect, test } from 'vitest';
import { createStop } from '../../src/em/index.ts';

const settling = { last: 1e-7, before: 1e-6 };

const geometric = (rate: number, steps: number, limit = -100): number[] =>
  Array.from({ length: steps + 1 }, (_, t) => limit - rate ** t);
const firstStop = (trace: number[], tolerance = 1e-8) => {
  const stop = createStop({ tolerance, maxIterations: 1e6, closedForm: false });
  return trace.findIndex((_, t) => stop(trace.slice(0, t + 1), settling) === 'tolerance');
};

test.each([0.1, 0.5, 0.9, 0.99, 0.999])('at rate %f it stops where no more than the tolerance is left', (rate) => {
  const trace = geometric(rate, 40_000);
  const at = firstStop(trace);
  expect(at).toBeGreaterThan(1);
  expect(-100 - (trace[at] as number)).toBeLessThan(3e-8);
  expect(-100 - (trace[at - 2] as number)).toBeGreaterThan(0.5e-8);
});

test('95. growing steps (an early plateau) are not convergence', () => {
  const plateau = Array.from({ length: 30 }, (_, t) => -100 + 1e-12 * 2 ** t);
  expect(firstStop(plateau)).toBe(-1);
});

test('a fixed point stops once it is seen twice', () => {
  expect(firstStop([-5, -5, -5, -5])).toBe(3);
});

test('one tiny step after a large one is a plateau, not convergence', () => {
  expect(firstStop([-1386.3, -1357.53, -1357.53 + 6.5e-9, -1357.52997, -1357.5298])).toBe(-1);
});

test('a fall is not convergence', () => {
  expect(firstStop([-10, -9, -20, -20.1, -20.2])).toBe(-1);
});

test('tolerance 0 never stops early; the limit and a non-finite objective do', () => {
  const stop = createStop({ tolerance: 0, maxIterations: 3, closedForm: true });
  expect(stop([-5, -5, -5], settling)).toBeUndefined();
  expect(stop([-5, -5, -5, -5], settling)).toBe('max-iterations');
  expect(stop([Number.NaN], settling)).toBe('degenerate');
  expect(stop([Number.NEGATIVE_INFINITY], settling)).toBe('degenerate');
});

test('a closed form is done after one step', () => {
  const stop = createStop({ tolerance: 1e-8, maxIterations: 10, closedForm: true });
  expect(stop([-9], settling)).toBeUndefined();
  expect(stop([-9, -5], settling)).toBe('tolerance');
});

test('moves that grow are no convergence, however flat the objective; standing still is', () => {
  const stop = createStop({ tolerance: 1e-8, maxIterations: 100, closedForm: false });
  expect(stop([-5, -5, -5, -5], { last: 2e-5, before: 1e-5 })).toBeUndefined();
  expect(stop([-5, -5, -5, -5], { last: Number.NaN, before: Number.NaN })).toBeUndefined();
  expect(stop([-5, -5, -5, -5], { last: 1e-14, before: 1e-15 })).toBe('tolerance');
});
