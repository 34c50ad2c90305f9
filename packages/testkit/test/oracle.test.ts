import { expect, test } from 'vitest';
import { mixtureOf } from '../src/cases/case.ts';
import { bound } from '../src/oracle/bound.ts';
import { expectedCounts, joint, logLikelihood, posterior } from '../src/oracle/enumerate.ts';
import { derivative, directions } from '../src/oracle/gradient.ts';
import { invert, standardErrors } from '../src/oracle/information.ts';
import { logPrior, maximize } from '../src/oracle/maximize.ts';
import { type Coded, flatten, type Parameters, unflatten } from '../src/oracle/numbers.ts';
import { createDice } from '../src/random.ts';

// The judge is judged by hand: words and thoughts at (.3, .9, .2), where p(1) = .41 and p(0) = .59.
const parameters: Parameters = {
  sizes: [0.7, 0.3],
  tables: [
    [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
  ],
};
const data: Coded = { codes: [[2], [1], [0], [2]], known: [0, 0, 0, 2], weights: [2, 1, 5, 1] };
const document = mixtureOf(['0', '1'], { W: ['0', '1'] }, 'T');

test('joint probabilities, posterior and log-likelihood by hand', () => {
  expect(joint(parameters, 1, [2], 0)).toBeCloseTo(0.27, 15);
  expect(joint(parameters, 0, [0], 0)).toBeCloseTo(0.7, 15);
  expect(joint(parameters, 0, [2], 2)).toBe(0);
  const q = posterior(parameters, data);
  expect(q[0]?.[1]).toBeCloseTo(27 / 41, 15);
  expect(q[2]?.[1]).toBeCloseTo(0.3, 15);
  expect(q[3]).toEqual([0, 1]);
  expect(logLikelihood(parameters, data)).toBeCloseTo(2 * Math.log(0.41) + Math.log(0.59) + Math.log(0.27), 14);
});

test('expected counts leave missing cells out, and the M-step divides them', () => {
  const counts = expectedCounts(parameters, data, posterior(parameters, data));
  const [r1, r0] = [27 / 41, 3 / 59];
  expect(counts.sizes[1]).toBeCloseTo(2 * r1 + r0 + 5 * 0.3 + 1, 14);
  expect(counts.tables[0]?.[1]).toEqual([expect.closeTo(r0, 14), expect.closeTo(2 * r1 + 1, 14)]);
  const next = maximize(document, counts, parameters);
  expect(next.sizes[1]).toBeCloseTo((2 * r1 + r0 + 2.5) / 9, 14);
  expect(next.tables[0]?.[1]?.[1]).toBeCloseTo((2 * r1 + 1) / (2 * r1 + 1 + r0), 14);
});

test('the M-step with a prior, fixed sizes and an empty class', () => {
  const counts: Parameters = {
    sizes: [4, 0],
    tables: [
      [
        [1, 3],
        [0, 0],
      ],
    ],
  };
  expect(maximize(document, counts, parameters).tables[0]).toEqual([
    [0.25, 0.75],
    [0.1, 0.9],
  ]);
  const penalized = { ...document, fixed: ['T'], prior: { pseudoCount: 1 } };
  expect(maximize(penalized, counts, parameters)).toEqual({
    sizes: [0.7, 0.3],
    tables: [
      [
        [2 / 6, 4 / 6],
        [0.5, 0.5],
      ],
    ],
  });
  expect(logPrior(penalized, parameters)).toBeCloseTo(Math.log(0.8 * 0.2 * 0.1 * 0.9), 14);
});

test('the bound touches at the posterior and misses by the divergence elsewhere', () => {
  const hidden: Coded = { ...data, known: [0, 0, 0, 0] };
  const own = logLikelihood(parameters, hidden);
  const touching = bound(parameters, hidden, posterior(parameters, hidden));
  expect(touching.kl).toBeCloseTo(0, 14);
  expect(touching.elbo).toBeCloseTo(own, 14);
  const even = bound(
    parameters,
    hidden,
    hidden.codes.map(() => [0.5, 0.5]),
  );
  const gap = (p: number): number => 0.5 * Math.log(0.5 / p) + 0.5 * Math.log(0.5 / (1 - p));
  expect(even.kl).toBeCloseTo(3 * gap(27 / 41) + gap(3 / 59) + 5 * gap(0.3), 13);
  expect(even.entropy).toBeCloseTo(9 * Math.log(2), 13);
});

test('derivatives and standard errors of a proportion', () => {
  const coin = mixtureOf(['1'], { toss: ['T', 'H'] });
  const at: Parameters = { sizes: [1], tables: [[[0.3, 0.7]]] };
  const tosses: Coded = { codes: [[1], [2]], known: [0, 0], weights: [30, 70] };
  const [along] = directions(coin);
  if (!along) throw new Error('a coin has a direction');
  expect(directions(coin)).toHaveLength(1);
  expect(derivative((p) => p.tables[0]?.[0]?.[0] ?? 0, at, along)).toBeCloseTo(1, 12);
  expect(derivative((p) => logLikelihood(p, { ...tosses, weights: [40, 60] }), at, along)).toBeCloseTo(
    40 / 0.3 - 60 / 0.7,
    6,
  );
  expect(standardErrors(coin, at, tosses).errors[0]).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 100), 12);
  expect(
    invert([
      [4, 1],
      [2, 3],
    ]),
  ).toEqual([
    [expect.closeTo(0.3, 15), expect.closeTo(-0.1, 15)],
    [expect.closeTo(-0.2, 15), expect.closeTo(0.4, 15)],
  ]);
});

test('flat and nested parameters are the same', () => {
  expect(unflatten(flatten(parameters), parameters)).toEqual(parameters);
});

test('the dice are fair, and fall the same way again', () => {
  const dice = createDice(1);
  const counts = [0, 0, 0];
  for (let i = 0; i < 30_000; i++) {
    const face = dice.index([0.2, 0.3, 0.5]);
    counts[face] = (counts[face] as number) + 1;
  }
  [0.2, 0.3, 0.5].forEach((p, face) => {
    expect(Math.abs((counts[face] as number) - 30_000 * p) / Math.sqrt(30_000 * p * (1 - p))).toBeLessThan(4);
  });
  expect(createDice(7).shuffle(9)).toEqual(createDice(7).shuffle(9));
  expect(createDice(7).shuffle(9).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
