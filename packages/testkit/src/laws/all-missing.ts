import { expect } from 'vitest';
import { readParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectAllClose, expectClose, expectSameBits, forAll, type Law } from './law.ts';

export const allMissing: Law = {
  says: 'an all-missing row has the class sizes as posterior, adds 0 to the log-likelihood, and counts in N',
  check: (runner) =>
    forAll(runner, async ({ weights, ...instance }) => {
      const { front, engine } = runner;
      const empty = instance.header.map(() => null);
      const longer = { ...instance, rows: [...instance.rows, empty, empty] };
      const without = await front.fit(steps(weights ? { ...instance, weights } : instance, engine, 0));
      const withEmpty = await front.fit(
        steps(weights ? { ...longer, weights: [...weights, 1.5, 2] } : longer, engine, 0),
      );
      expectClose(withEmpty.document.logLikelihood, without.document.logLikelihood, 1e-12, 'log-likelihood');
      expectClose(withEmpty.document.data.weight - without.document.data.weight, weights ? 3.5 : 2, 1e-12, 'weight');

      const { document, posterior, logLikelihoods } = await front.fit(steps(longer, engine, 3));
      const { sizes } = readParameters(document.model);
      for (const row of posterior.slice(-2)) expectAllClose(row, sizes, 1e-12, 'posterior');
      expectAllClose(logLikelihoods.slice(-2), [0, 0], 1e-14, 'log-likelihood of the row');
      expectSameBits(posterior.at(-1) as number[], posterior.at(-2) as number[], 'posterior');
      expect(document.warnings.map(({ code }) => code)).toContain('ROW_ALL_MISSING');
    }),
};
