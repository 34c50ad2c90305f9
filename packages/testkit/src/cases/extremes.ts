import { expect } from 'vitest';
import { drawParameters } from '../build.ts';
import { expectAllClose, expectClose, SEED } from '../laws/law.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood, posterior } from '../oracle/enumerate.ts';
import { featuresOf } from '../oracle/feature.ts';
import { maximize } from '../oracle/maximize.ts';
import { flatten, readParameters, tableOfItem, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { type Case, mixtureOf, numbered } from './case.ts';

export const thousandItems: Case = {
  says: '1,000 items: products of 1e-700 do not underflow; log-likelihoods and posteriors as in closed form',
  async check({ front, engine }) {
    const names = Array.from({ length: 1000 }, (_, j) => `i${j}`);
    const document = mixtureOf(numbered(2), Object.fromEntries(names.map((name) => [name, ['0', '1']])));
    const table = [
      [0.8, 0.2],
      [0.79, 0.21],
    ];
    const start = {
      ...document,
      parameters: { class: [0.5, 0.5], ...Object.fromEntries(names.map((name) => [name, table])) },
    };
    const ones = [1000, 205, 200, 0]; // how many items of the row are 1
    const rows = ones.map((count) => names.map((_, j) => (j < count ? '1' : '0')));
    const {
      document: fit,
      posterior: own,
      logLikelihoods: perRow,
    } = await front.fit(steps({ document, start, header: names, rows }, engine, 0));
    const logs = ones.map((count) =>
      table.map(
        ([no, yes]) => Math.log(0.5) + count * Math.log(yes as number) + (1000 - count) * Math.log(no as number),
      ),
    );
    const marginals = logs.map(
      ([a, b]) => Math.max(a as number, b as number) + Math.log1p(Math.exp(-Math.abs((a as number) - (b as number)))),
    );
    expectAllClose(perRow, marginals, 1e-12, 'log-likelihoods');
    expectClose(
      fit.logLikelihood,
      marginals.reduce((sum, value) => sum + value, 0),
      1e-12,
      'total',
    );
    // A posterior is as exact as the difference of two logs of size 1600: 1e-10.
    expectAllClose(
      own.map((row) => row[0] as number),
      logs.map(([a, b]) => 1 / (1 + Math.exp((b as number) - (a as number)))),
      1e-10,
      'posterior',
    );
  },
};

export const zeroAndTiny: Case = {
  says: 'probabilities of 0, 1 and 1e-300: an impossible class gets exactly 0, nothing becomes NaN, zeros stay zeros',
  async check({ front, engine }) {
    const document = mixtureOf(numbered(3), { A: ['a', 'b'], B: ['a', 'b', 'c'] });
    const start = {
      ...document,
      parameters: {
        class: [0.5, 0.5, 0],
        A: [
          [1, 0],
          [1e-300, 1],
          [0.5, 0.5],
        ],
        B: [
          [0, 0.5, 0.5],
          [1e-300, 1e-300, 1],
          [0.2, 0.3, 0.5],
        ],
      },
    };
    const rows = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'a'],
      [null, 'c'],
      ['b', null],
      [null, null],
    ];
    const before = await front.fit(steps({ document, start, header: ['A', 'B'], rows }, engine, 0));
    expect(before.posterior.map((row) => row.map((p) => (p > 0.5 ? 1 : p)))[1]).toEqual([0, 1, 0]);
    const expected = [
      Math.log(0.25),
      Math.log(0.5) + Math.log(1e-300),
      Math.log(0.5) + 2 * Math.log(1e-300),
      Math.log(0.75),
      Math.log(0.5),
      0,
    ];
    expectAllClose(before.logLikelihoods, expected, 1e-14, 'log-likelihoods');
    expectAllClose(before.posterior[3] as number[], [1 / 3, 2 / 3, 0], 1e-15, 'posterior');

    const after = await front.fit(steps({ document, start, header: ['A', 'B'], rows }, engine, 25));
    const parameters = readParameters(after.document.model);
    const [a, b] = [0, 1].map((item) => tableOfItem(parameters, item));
    expect(flatten(parameters).every((p) => p >= 0 && p <= 1)).toBe(true);
    expect([parameters.sizes[2], a?.[0]?.[1], b?.[0]?.[0]]).toEqual([0, 0, 0]);
    expect(b?.[2]).toEqual([0.2, 0.3, 0.5]); // an empty class keeps its values
    const codes = after.document.warnings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['BOUNDARY_ESTIMATE', 'EMPTY_CLASS', 'START_AT_BOUNDARY']));
  },
};

export const impossibleRow: Case = {
  says: 'a row that every class of the start makes impossible is refused with its number',
  async check({ front, engine }) {
    const document = mixtureOf(numbered(2), { A: ['a', 'b'], B: ['a', 'b'] });
    const start = {
      ...document,
      parameters: {
        class: [0.4, 0.6],
        A: [
          [1, 0],
          [1, 0],
        ],
        B: [
          [0.3, 0.7],
          [0.6, 0.4],
        ],
      },
    };
    const rows = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'a'],
    ];
    const fit = front.fit(steps({ document, start, header: ['A', 'B'], rows }, engine, 5));
    await expect(fit).rejects.toMatchObject({ code: 'IMPOSSIBLE_ROW', where: { row: 3 } });
  },
};

export const manyClasses: Case = {
  says: 'K = 1 to 9, odd and even: one iteration is that of the oracle',
  async check({ front, engine }) {
    for (let classes = 1; classes <= 9; classes++) {
      const instance = randomInstance(classes);
      const data = readData(instance.document, instance);
      const start = readParameters(instance.start);
      const { document } = instance;
      const next = maximize(document, data, posterior(document, start, data), start);
      const answer = await front.fit(steps(instance, engine, 1));
      expectAllClose(
        flatten(readParameters(answer.document.model)),
        flatten(next),
        1e-12,
        `parameters of ${classes} classes`,
      );
      expectAllClose(
        answer.document.trace,
        [start, next].map((at) => logLikelihood(document, at, data)),
        1e-12,
        'trace',
      );
      expectAllClose(
        answer.posterior.flat(),
        posterior(document, next, data).flat(),
        1e-12,
        `posterior of ${classes} classes`,
      );
    }
  },
};

/** 150 rows, more than one block of the kernel's passes, with missing cells. */
function randomInstance(classes: number): Instance {
  const dice = createDice(SEED + classes);
  const levels = [2, 3, 5];
  const document = mixtureOf(
    numbered(classes),
    Object.fromEntries(levels.map((count, j) => [`i${j}`, numbered(count)])),
  );
  const rows = Array.from({ length: 150 }, (_, row) =>
    levels.map((count) => (row > 0 && dice.uniform() < 0.1 ? null : String(1 + dice.below(count)))),
  );
  return {
    document,
    start: writeParameters(document, drawParameters(dice, classes, featuresOf(document))),
    header: document.features.map(({ name }) => name),
    rows,
  };
}
