import { expect, test } from 'vitest';
import { erfc, normalCdf } from '../../src/math/index.ts';
import { relativeErrorOf } from './support.ts';

/** x, erfc x: mpmath with 60 digits, rounded once. */
const ERFC: readonly (readonly [number, number])[] = [
  [1e-20, 1.0],
  [1e-8, 0.9999999887162083],
  [0.001, 0.9988716212090307],
  [0.1, 0.887537083981715],
  [0.3, 0.6713732405408726],
  [0.5, 0.4795001221869535],
  [0.7, 0.32219880616258156],
  [0.7499, 0.2889086642754142],
  [0.75, 0.28884436634648486],
  [0.8, 0.2578990352923395],
  [1.0, 0.15729920705028513],
  [1.3, 0.06599205505934755],
  [1.7, 0.01620954140922544],
  [2.0, 0.004677734981047266],
  [2.5, 0.0004069520174449589],
  [3.0, 2.209049699858544e-5],
  [4.2, 2.8554941795921843e-9],
  [5.5, 7.357847917974398e-15],
  [7.1, 1.007340252085844e-23],
  [10.0, 2.088487583762545e-45],
  [13.7, 1.2613158337408749e-83],
  [20.3, 2.985318180601636e-181],
  [26.0, 5.663192408856143e-296],
  [-0.3, 1.3286267594591274],
  [-0.8, 1.7421009647076604],
  [-2.0, 1.9953222650189528],
  [-6.5, 2.0],
];

test('erfc against mpmath, from the middle to the last digits of the tail', () => {
  for (const [x, value] of ERFC) expect(relativeErrorOf(erfc(x), value), `erfc(${x})`).toBeLessThan(8 * Number.EPSILON);
});

test('the ends, and what is no number', () => {
  expect(erfc(Infinity)).toBe(0);
  expect(erfc(-Infinity)).toBe(2);
  expect(erfc(30)).toBe(0);
  expect(erfc(Number.NaN)).toBeNaN();
});

test('Φ is ½ in the middle and its tails add up to 1', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(-Infinity)).toBe(0);
  expect(normalCdf(Infinity)).toBe(1);
  // Φ(1) of mpmath
  expect(relativeErrorOf(normalCdf(1), 0.8413447460685429)).toBeLessThan(4 * Number.EPSILON);
  for (const z of [0.1, 0.9, 2.5, 6]) expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 15);
});
