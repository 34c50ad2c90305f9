import { expect } from 'vitest';
import identifiability from '../../../fixtures/identifiability_wt.json' with { type: 'json' };
import { expectAllClose, expectClose } from '../../laws/law.ts';
import { tablesOf } from '../../laws/network/law.ts';
import { type Data, steps } from '../../problem.ts';
import { type NetworkCase, startAt, type Theta, wordsAndThoughts } from './case.ts';

export const thoughtsClosedForm: NetworkCase = {
  says: 'words and thoughts, all thoughts hidden: one step lands where EM stops, in closed form, and stays there (1e-10)',
  async check({ front, engine }) {
    const data: Data = { header: ['W'], rows: identifiability.W.map((word) => [String(word)]) };
    for (const { start, end_closed_form, loglik, analytic_max } of identifiability.cases) {
      const instance = { ...data, document: wordsAndThoughts, start: startAt(start as unknown as Theta) };
      for (const iterations of [1, 10]) {
        const { document } = await front.fit(steps(instance, engine, iterations));
        const [t = [], w = []] = tablesOf(document.model);
        expectAllClose([t[1], w[3], w[1]] as number[], end_closed_form, 1e-10, `θ after ${iterations}`);
        expectAllClose(document.trace, loglik.slice(0, iterations + 1), 1e-10, 'log-likelihoods');
        expectClose(document.logLikelihood, analytic_max, 1e-10, 'maximum');
        expect(document.identifiability).toMatchObject({
          identified: false,
          rank: 1,
          genericRank: 1,
          freeParameters: 3,
        });
      }
    }
  },
};

/** Where one step leads where 37 of 100 words are 1, by hand. */
const LANDINGS: readonly (readonly [start: Theta, end: Theta])[] = [
  [
    [0.3, 0.9, 0.2],
    [0.2757, 0.8838, 0.1744],
  ],
  [
    [0.7, 0.6, 0.5],
    [0.6829, 0.3992, 0.307],
  ],
  [
    [0.5, 0.5, 0.5],
    [0.5, 0.37, 0.37],
  ],
];

export const thoughtsLanding: NetworkCase = {
  says: 'words and thoughts where the mean word is .37: three starts, their ends to four digits, each at −.658956 a row after one step',
  async check({ front, engine }) {
    const words = Array.from({ length: 100 }, (_, i) => [i < 37 ? '1' : '0']);
    for (const [start, end] of LANDINGS) {
      const instance = { header: ['W'], rows: words, document: wordsAndThoughts, start: startAt(start) };
      const { document } = await front.fit(steps(instance, engine, 1));
      const [t = [], w = []] = tablesOf(document.model);
      const found = [t[1], w[3], w[1]] as number[];
      found.forEach((value, i) => {
        expect(value, `θ from ${start}`).toBeCloseTo(end[i] as number, 4);
      });
      const [theta, a, b] = found as [number, number, number];
      expectClose(theta * a + (1 - theta) * b, 0.37, 1e-14, 'the mean word');
      const perRow = 0.37 * Math.log(0.37) + 0.63 * Math.log(0.63);
      expect(perRow).toBeCloseTo(-0.658956, 6);
      expectClose(document.logLikelihoodPerRow, perRow, 1e-14, 'log-likelihood of a row');
      const { document: later } = await front.fit(steps(instance, engine, 30));
      expectAllClose(tablesOf(later.model).flat(), [t, w].flat(), 1e-12, 'a fixed point');
    }
  },
};
