import { totalLogLikelihood } from 'latent';
import { expect, test } from 'vitest';
import { hidden, type Landscape, seen } from '../../src/learn/05-ridge/landscapes.ts';
import { goodWord } from '../../src/numbers/wordLikelihood.ts';
import { rowLogLikelihoods, type Theta } from '../../src/numbers/wordsAndThoughts.ts';

const byLatent = ({ rows, weights }: Landscape, theta: Theta): number =>
  totalLogLikelihood(rowLogLikelihoods(theta, rows), Float64Array.from(weights)).logLikelihood;

const GRID = [0.02, 0.3, 0.37, 0.5, 0.85, 0.99];
const thetas = GRID.flatMap((pi) => GRID.flatMap((t1) => GRID.map((t0) => ({ pi, t1, t0 }))));

test.each([
  ['seen', seen],
  ['hidden', hidden],
])('curves of rows with thoughts %s are the library’s log-likelihood on a grid', (_, land) => {
  for (const theta of thetas) expect(land.height(theta)).toBeCloseTo(byLatent(land, theta), 9);
});

test.each([
  ['seen', seen],
  ['hidden', hidden],
])('no better value stands beside a top: thoughts %s', (_, land) => {
  for (const theta of thetas) {
    const tops = land.tops(theta);
    for (const key of ['pi', 't1', 't0'] as const) {
      const at = (value: number): number => land.height({ ...theta, [key]: Math.min(0.9999, Math.max(0.0001, value)) });
      for (const aside of [-0.01, 0.01]) expect(at(tops[key])).toBeGreaterThanOrEqual(at(tops[key] + aside) - 1e-12);
    }
  }
});

test('with the thoughts seen the log-likelihood is a sum of functions of one parameter each, hidden it is not', () => {
  const mixed = (land: Landscape): number =>
    land.height({ pi: 0.4, t1: 0.7, t0: 0.3 }) -
    land.height({ pi: 0.4, t1: 0.7, t0: 0.1 }) -
    land.height({ pi: 0.4, t1: 0.2, t0: 0.3 }) +
    land.height({ pi: 0.4, t1: 0.2, t0: 0.1 });
  expect(mixed(seen)).toBeCloseTo(0, 10);
  expect(Math.abs(mixed(hidden))).toBeGreaterThan(1);
});

test('every point of the ridge is as high as the top', () => {
  for (const pi of [0.1, 0.25, 0.6])
    for (const t1 of [0.2, 0.5, 0.8]) {
      const theta = { pi, t1, t0: hidden.ridge?.(pi, t1) ?? Number.NaN };
      if (theta.t0 <= 0 || theta.t0 >= 1) continue;
      expect(goodWord(theta)).toBeCloseTo(0.37, 12);
      expect(byLatent(hidden, theta)).toBeCloseTo(100 * -0.658956, 4);
    }
});
