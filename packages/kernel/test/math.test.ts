import { describe, expect, test } from 'vitest';
import { exp, log } from '../src/index.ts';
import { exactExp, exactLog, scale, ulps } from './doubleDouble.ts';
import { newKernel } from './kernel.ts';
import { expPoints, logPoints } from './points.ts';

const N = 1_000_000;
const { passes, arena } = newKernel();

describe('one million points', { timeout: 120_000 }, () => {
  test('exp is within 1.5 ulp', () => {
    const worst = largest(expPoints(N), (x) => {
      const { mantissa, exponent } = exactExp(x);
      return ulps(scale(exp(x), -exponent), mantissa);
    });
    expect(worst.error, `exp: ${worst.error} ulp at ${worst.x}`).toBeLessThanOrEqual(1.5);
    expect(worst.error, 'no oracle agrees to the last bit everywhere').toBeGreaterThan(0.5);
  });

  test('log is within 1.5 ulp', () => {
    const worst = largest(logPoints(N), (x) => (x === 1 ? Math.abs(log(1)) : ulps(log(x), exactLog(x))));
    expect(worst.error, `log: ${worst.error} ulp at ${worst.x}`).toBeLessThanOrEqual(1.5);
    expect(worst.error, 'no oracle agrees to the last bit everywhere').toBeGreaterThan(0.5);
  });

  test.each([
    ['exp', expPoints(N), exp, passes.exp, passes.expInto],
    ['log', logPoints(N), log, passes.log, passes.logInto],
  ] as const)('%s: SIMD, scalar and TypeScript give the same bits', (_name, points, typescript, scalar, into) => {
    expect(firstDifference(points, typescript, scalar, into)).toBeUndefined();
  });
});

// NaN with low bits set: R writes its NA so, and an exponent trick that reads those bits would turn it into a number.
const R_NA = new Float64Array(new BigUint64Array([0x7ff00000000007a2n]).buffer)[0] as number;
const beyond = 709.7827128933841;

const cases: [string, number, number][] = [
  ['exp', Number.NaN, Number.NaN],
  ['exp', R_NA, Number.NaN],
  ['exp', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['exp', Number.NEGATIVE_INFINITY, 0],
  ['exp', 0, 1],
  ['exp', -0, 1],
  ['exp', beyond, Number.POSITIVE_INFINITY],
  ['exp', Number.MAX_VALUE, Number.POSITIVE_INFINITY],
  ['exp', -708.0000000000001, 0],
  ['exp', -745, 0],
  ['exp', -Number.MAX_VALUE, 0],
  ['exp', Number.MIN_VALUE, 1],
  ['log', Number.NaN, Number.NaN],
  ['log', R_NA, Number.NaN],
  ['log', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['log', Number.NEGATIVE_INFINITY, Number.NaN],
  ['log', 0, Number.NEGATIVE_INFINITY],
  ['log', -0, Number.NEGATIVE_INFINITY],
  ['log', -1, Number.NaN],
  ['log', -Number.MIN_VALUE, Number.NaN],
  ['log', 1, 0],
  ['log', Number.MIN_VALUE, -744.4400719213812],
];

describe('special values', () => {
  test.each(cases)('%s(%d) = %d in every form', (name, x, value) => {
    const [typescript, scalar, into] =
      name === 'exp' ? [exp, passes.exp, passes.expInto] : [log, passes.log, passes.logInto];
    const simd = evaluate(Float64Array.of(x, x), into);
    expect([typescript(x), scalar(x), simd[0], simd[1]]).toEqual([value, value, value, value]);
  });

  test('the largest argument of exp has a finite result', () => {
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test.each([0, 1, 2, 3, 7])('%d values: no more and no fewer are written', (n) => {
    const mark = arena.mark();
    const x = arena.allocate(8 * (n + 1));
    const out = arena.allocate(8 * (n + 1));
    arena.f64(x, n + 1).fill(0.5);
    for (const [into, value] of [
      [passes.expInto, exp(0.5)],
      [passes.logInto, log(0.5)],
    ] as const) {
      arena.f64(out, n + 1).fill(9);
      into(x, out, n);
      expect([...arena.f64(out, n + 1)]).toEqual([...new Array(n).fill(value), 9]);
    }
    arena.release(mark);
  });
});

function largest(points: Float64Array, errorAt: (x: number) => number): { x: number; error: number } {
  let worst = { x: Number.NaN, error: 0 };
  for (const x of points) {
    const error = errorAt(x);
    if (!(error <= worst.error)) worst = { x, error };
  }
  return worst;
}

function firstDifference(
  points: Float64Array,
  typescript: (x: number) => number,
  scalar: (x: number) => number,
  into: (x: number, out: number, n: number) => void,
): number | undefined {
  const simd = evaluate(points, into);
  return points.find((x, i) => !(Object.is(typescript(x), simd[i]) && Object.is(scalar(x), simd[i])));
}

/** The SIMD form of all points. */
function evaluate(points: Float64Array, into: (x: number, out: number, n: number) => void): Float64Array {
  const mark = arena.mark();
  const pointer = arena.allocate(8 * points.length);
  arena.f64(pointer, points.length).set(points);
  into(pointer, pointer, points.length);
  const values = arena.f64(pointer, points.length).slice();
  arena.release(mark);
  return values;
}
