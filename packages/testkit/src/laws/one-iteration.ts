import { expectedCounts, logLikelihoods, posterior } from '../oracle/enumerate.ts';
import { maximize } from '../oracle/maximize.ts';
import { readData, readParameters, writeParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectAllClose, expectParameters, forAll, type Law } from './law.ts';

export const oneIteration: Law = {
  says: 'posteriors, row log-likelihoods and the M-step are those of brute force over classes and missing cells',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const data = readData(instance.document, instance);
      const start = readParameters(instance.start);
      const before = await front.fit(steps(instance, engine, 0));
      const q = posterior(start, data);
      expectParameters(before.document.model, instance.start, 0);
      expectAllClose(before.posterior.flat(), q.flat(), 1e-12, 'posterior');
      expectAllClose(before.logLikelihoods, logLikelihoods(start, data), 1e-12, 'log-likelihoods');
      const after = await front.fit(steps(instance, engine, 1));
      const next = maximize(instance.document, expectedCounts(start, data, q), start);
      expectParameters(after.document.model, writeParameters(instance.document, next), 1e-12);
    }),
};
