import { expect, test } from 'vitest';
import { createStop } from '../../src/em/index.ts';

const geometric = (rate: number, steps: number, limit = -100): number[] =>
  Array.from({ length: steps + 1 }, (_, t) => limit - rate ** t);
const firstStop = (trace: number[], tolerance = 1e-8) => {
  const stop = createStop({ tolerance, maxIterations: 1e6, closedForm: false });
  return trace.findIndex((_, t) => stop(trace.slice(0, t + 1)) === 'tolerance');
};

test.each([0.1, 0.5, 0.9, 0.99, 0.999])('at rate %f it stops where no more than the tolerance is left', (rate) => {
  const trace = geometric(rate, 40_000);
  const at = firstStop(trace);
  expect(at).toBeGreaterThan(1);
  expect(-100 - (trace[at] as number)).toBeLessThan(3e-8);
  expect(-100 - (trace[at - 2] as number)).toBeGreaterThan(0.5e-8);
});

test('growing steps (an early plateau) are not convergence', () => {
  const plateau = Array.from({ length: 30 }, (_, t) => -100 + 1e-12 * 2 ** t);
  expect(firstStop(plateau)).toBe(-1);
});

test('a fixed point stops after two steps', () => {
  expect(firstStop([-5, -5, -5, -5])).toBe(2);
});

test('tolerance 0 never stops early; the limit and a non-finite objective do', () => {
  const stop = createStop({ tolerance: 0, maxIterations: 3, closedForm: true });
  expect(stop([-5, -5, -5])).toBeUndefined();
  expect(stop([-5, -5, -5, -5])).toBe('max-iterations');
  expect(stop([Number.NaN])).toBe('degenerate');
  expect(stop([Number.NEGATIVE_INFINITY])).toBe('degenerate');
});

test('a closed form is done after one step', () => {
  const stop = createStop({ tolerance: 1e-8, maxIterations: 10, closedForm: true });
  expect(stop([-9])).toBeUndefined();
  expect(stop([-9, -5])).toBe('tolerance');
});
