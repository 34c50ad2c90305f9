import { expect } from 'vitest';
import { expectAllClose, expectClose } from '../../laws/law.ts';
import { countsOf, tablesOf } from '../../laws/network/law.ts';
import { steps } from '../../problem.ts';
import { type NetworkCase, startAt, wordsAndThoughts } from './case.ts';

export const networkLecture: NetworkCase = {
  says: 'the data of the lecture, (?, 1), (?, 1), (?, 0), by hand: posteriors, expected counts, one step from (.3, .9, .2)',
  async check({ front, engine }) {
    const instance = {
      document: wordsAndThoughts,
      start: startAt([0.3, 0.9, 0.2]),
      header: ['T', 'W'],
      rows: ['1', '1', '0'].map((word) => [null, word]),
    };
    // p(1) = .3·.9 + .7·.2 = .41, p(0) = .03 + .56 = .59; r(1) = 27/41, r(0) = 3/59.
    const [r1, r0] = [27 / 41, 3 / 59];
    const { document, posteriors } = await front.fit(steps(instance, engine, 0));
    expectClose(document.logLikelihood, 2 * Math.log(0.41) + Math.log(0.59), 1e-14, 'log-likelihood');
    expectAllClose(
      (posteriors[0] ?? []).map((row) => row[1] as number),
      [r1, r1, r0],
      1e-14,
      'posterior',
    );
    const total = 2 * r1 + r0;
    const counts = [3 - total, total, 1 - r0, 2 - 2 * r1, r0, 2 * r1];
    expectAllClose(countsOf(document).flat(), counts, 1e-14, 'expected counts');
    const hand = [
      1 - total / 3,
      total / 3,
      (1 - r0) / (3 - total),
      (2 - 2 * r1) / (3 - total),
      r0 / total,
      (2 * r1) / total,
    ];
    for (const iterations of [1, 20]) {
      const { document: after } = await front.fit(steps(instance, engine, iterations));
      expectAllClose(tablesOf(after.model).flat(), hand, 1e-12, `tables after ${iterations}`);
      expectClose(after.logLikelihood, 2 * Math.log(2 / 3) + Math.log(1 / 3), 1e-14, 'log-likelihood after');
      expect(after.identifiability).toMatchObject({ identified: false, rank: 1, freeParameters: 3 });
    }
  },
};
