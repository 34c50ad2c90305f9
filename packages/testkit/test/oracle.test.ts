import { expect, test } from 'vitest';
import { mixtureOf } from '../src/cases/case.ts';
import { bound } from '../src/oracle/bound.ts';
import type { Observed } from '../src/oracle/data.ts';
import { logJoints, logLikelihood, posterior } from '../src/oracle/enumerate.ts';
import { derivative, directions } from '../src/oracle/gradient.ts';
import { standardErrors } from '../src/oracle/information.ts';
import { invert, logDeterminant } from '../src/oracle/linear.ts';
import { classCounts, levelCounts, logPrior, maximize, taskOf } from '../src/oracle/maximize.ts';
import { flatten, type Parameters, tableOfItem, unflatten } from '../src/oracle/numbers.ts';
import { createDice } from '../src/random.ts';

// The judge is judged by hand: words and thoughts at (.3, .9, .2), where p(1) = .41 and p(0) = .59.
const parameters: Parameters = {
  sizes: [0.7, 0.3],
  features: [
    {
      table: [
        [0.8, 0.2],
        [0.1, 0.9],
      ],
    },
  ],
};
const cells = [[[1]], [[0]], [[Number.NaN]], [[1]]];
const data: Observed = { cells, known: [0, 0, 0, 2], weights: [2, 1, 5, 1] };
const document = mixtureOf(['0', '1'], { W: ['0', '1'] }, 'T');

test('joint probabilities, posterior and log-likelihood by hand', () => {
  const joints = (row: number) => logJoints(document, parameters, data, row).map(Math.exp);
  expect(joints(0)[1]).toBeCloseTo(0.27, 15);
  expect(joints(2)[0]).toBeCloseTo(0.7, 15);
  expect(joints(3)[0]).toBe(0);
  const q = posterior(document, parameters, data);
  expect(q[0]?.[1]).toBeCloseTo(27 / 41, 15);
  expect(q[2]?.[1]).toBeCloseTo(0.3, 15);
  expect(q[3]).toEqual([0, 1]);
  expect(logLikelihood(document, parameters, data)).toBeCloseTo(
    2 * Math.log(0.41) + Math.log(0.59) + Math.log(0.27),
    14,
  );
});

test('expected counts leave missing cells out, and the M-step divides them', () => {
  const q = posterior(document, parameters, data);
  const [r1, r0] = [27 / 41, 3 / 59];
  expect(classCounts(data, q, 2)[1]).toBeCloseTo(2 * r1 + r0 + 5 * 0.3 + 1, 14);
  expect(levelCounts(taskOf(document, data, q, parameters, 0))[1]).toEqual([
    expect.closeTo(r0, 14),
    expect.closeTo(2 * r1 + 1, 14),
  ]);
  const next = maximize(document, data, q, parameters);
  expect(next.sizes[1]).toBeCloseTo((2 * r1 + r0 + 2.5) / 9, 14);
  expect(tableOfItem(next, 0)[1]?.[1]).toBeCloseTo((2 * r1 + 1) / (2 * r1 + 1 + r0), 14);
});

test('the M-step with a prior, fixed sizes and an empty class', () => {
  const rows: Observed = { cells: [[[0]], [[1]]], known: [0, 0], weights: [1, 3] };
  const q = [
    [1, 0],
    [1, 0],
  ];
  expect(maximize(document, rows, q, parameters).features[0]).toEqual({
    table: [
      [0.25, 0.75],
      [0.1, 0.9],
    ],
  });
  const penalized = { ...document, fixed: ['T'], prior: { pseudoCount: 1 } };
  expect(maximize(penalized, rows, q, parameters)).toEqual({
    sizes: [0.7, 0.3],
    features: [
      {
        table: [
          [2 / 6, 4 / 6],
          [0.5, 0.5],
        ],
      },
    ],
  });
  expect(logPrior(penalized, parameters)).toBeCloseTo(Math.log(0.8 * 0.2 * 0.1 * 0.9), 14);
});

test('the bound touches at the posterior and misses by the divergence elsewhere', () => {
  const hidden: Observed = { ...data, known: [0, 0, 0, 0] };
  const own = logLikelihood(document, parameters, hidden);
  const touching = bound(document, parameters, hidden, posterior(document, parameters, hidden));
  expect(touching.kl).toBeCloseTo(0, 14);
  expect(touching.elbo).toBeCloseTo(own, 14);
  const even = bound(
    document,
    parameters,
    hidden,
    hidden.cells.map(() => [0.5, 0.5]),
  );
  const gap = (p: number): number => 0.5 * Math.log(0.5 / p) + 0.5 * Math.log(0.5 / (1 - p));
  expect(even.kl).toBeCloseTo(3 * gap(27 / 41) + gap(3 / 59) + 5 * gap(0.3), 13);
  expect(even.entropy).toBeCloseTo(9 * Math.log(2), 13);
});

test('derivatives and standard errors of a proportion', () => {
  const coin = mixtureOf(['1'], { toss: ['T', 'H'] });
  const at: Parameters = { sizes: [1], features: [{ table: [[0.3, 0.7]] }] };
  const tosses: Observed = { cells: [[[0]], [[1]]], known: [0, 0], weights: [30, 70] };
  const [along] = directions(coin);
  if (!along) throw new Error('a coin has a direction');
  expect(directions(coin)).toHaveLength(1);
  expect(derivative((p) => tableOfItem(p, 0)[0]?.[0] ?? 0, at, along)).toBeCloseTo(1, 12);
  expect(derivative((p) => logLikelihood(coin, p, { ...tosses, weights: [40, 60] }), at, along)).toBeCloseTo(
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
  expect(
    logDeterminant([
      [4, 1],
      [2, 3],
    ]),
  ).toBeCloseTo(Math.log(10), 14);
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
