import { expect, test } from 'vitest';
import {
  digamma,
  digammaExcess,
  log1p,
  log1pMinus,
  logGamma,
  logRising,
  trigamma,
  trigammaExcess,
} from '../../src/math/index.ts';
import { GAMMA, LOG1P, RISING } from './references.ts';
import { errorOf, relativeErrorOf } from './support.ts';

const ULP = Number.EPSILON;

test('log-gamma, digamma, trigamma against mpmath', () => {
  for (const [x = 0, value = 0, first = 0, second = 0, firstExcess = 0, secondExcess = 0] of GAMMA) {
    expect(errorOf(logGamma(x), value), `log Γ(${x})`).toBeLessThan(3e-15);
    expect(errorOf(digamma(x), first), `ψ(${x})`).toBeLessThan(4e-15);
    expect(relativeErrorOf(trigamma(x), second), `ψ′(${x})`).toBeLessThan(10 * ULP);
    expect(relativeErrorOf(digammaExcess(x), firstExcess), `ψ(${x}) − log`).toBeLessThan(10 * ULP);
    expect(relativeErrorOf(trigammaExcess(x), secondExcess), `ψ′(${x}) − 1/x`).toBeLessThan(10 * ULP);
  }
});

test('rising products against mpmath, from sizes of 1e-6 to 1e10 and counts of 0 to 2^53', () => {
  for (const [size = 0, count = 0, value = 0] of RISING)
    expect(errorOf(logRising(size, count), value), `${size}, ${count}`).toBeLessThan(4e-15);
});

test('log(1 + t) and log(1 + t) − t against mpmath', () => {
  for (const [t = 0, value = 0, rest = 0] of LOG1P) {
    expect(relativeErrorOf(log1p(t), value), `${t}`).toBeLessThan(3 * ULP);
    if (Math.abs(t) > 1e-150) expect(relativeErrorOf(log1pMinus(t), rest), `${t}`).toBeLessThan(10 * ULP);
  }
  expect(log1p(-1)).toBe(-Infinity);
  expect(log1p(-2)).toBeNaN();
  expect(log1p(Number.NaN)).toBeNaN();
  expect(log1p(Infinity)).toBe(Infinity);
  expect(log1pMinus(0)).toBe(0);
});
