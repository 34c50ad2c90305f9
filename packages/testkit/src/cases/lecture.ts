import { expect } from 'vitest';
import { expectAllClose, expectClose } from '../laws/law.ts';
import { flatten, readParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { type Case, mixtureOf } from './case.ts';

export const lecture: Case = {
  says: 'the data of the lecture, (?, 1), (?, 1), (?, 0), by hand: one step from (.3, .9, .2) lands where the words are two of three',
  async check({ front, engine }) {
    const document = mixtureOf(['0', '1'], { W: ['0', '1'] }, 'T');
    const start = {
      ...document,
      parameters: {
        T: [0.7, 0.3],
        W: [
          [0.8, 0.2],
          [0.1, 0.9],
        ],
      },
    };
    const instance = { document, start, header: ['W'], rows: [['1'], ['1'], ['0']] };
    // p(1) = .3·.9 + .7·.2 = .41, p(0) = .03 + .56 = .59; r(1) = 27/41, r(0) = 3/59.
    const before = await front.fit(steps(instance, engine, 0));
    expectClose(before.document.logLikelihood, 2 * Math.log(0.41) + Math.log(0.59), 1e-14, 'log-likelihood');
    expectAllClose(
      before.posterior.map((row) => row[1] as number),
      [27 / 41, 27 / 41, 3 / 59],
      1e-14,
      'posterior',
    );
    const [r1, r0] = [27 / 41, 3 / 59];
    const total = 2 * r1 + r0;
    const hand = [
      1 - total / 3,
      total / 3,
      (1 - r0) / (3 - total),
      (2 - 2 * r1) / (3 - total),
      r0 / total,
      (2 * r1) / total,
    ];
    const { document: after } = await front.fit(steps(instance, engine, 1));
    expectAllClose(flatten(readParameters(after.model)), hand, 1e-14, 'parameters');
    expectClose(after.logLikelihood, 2 * Math.log(2 / 3) + Math.log(1 / 3), 1e-14, 'log-likelihood after');
    const { document: later } = await front.fit(steps(instance, engine, 20));
    expectAllClose(flatten(readParameters(later.model)), hand, 1e-12, 'a fixed point');
    expect(later.identifiability).toMatchObject({ rank: 1, freeParameters: 3 });
  },
};
