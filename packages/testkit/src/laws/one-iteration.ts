import { readData } from '../oracle/data.ts';
import { logLikelihoods, posterior } from '../oracle/enumerate.ts';
import { readParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectAllClose, expectParameters, forAll, type Law } from './law.ts';
import { expectMStep } from './m-step.ts';

export const oneIteration: Law = {
  says: 'posteriors, row log-likelihoods and the M-step are those of brute force over classes, from the rows themselves',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document } = instance;
      const data = readData(document, instance);
      const previous = readParameters(instance.start);
      const before = await front.fit(steps(instance, engine, 0));
      const q = posterior(document, previous, data);
      expectParameters(before.document.model, instance.start, 0);
      expectAllClose(before.posterior.flat(), q.flat(), 1e-12, 'posterior');
      expectAllClose(before.logLikelihoods, logLikelihoods(document, previous, data), 1e-12, 'log-likelihoods');
      const after = await front.fit(steps(instance, engine, 1));
      expectMStep(readParameters(after.document.model), { document, data, q, previous }, 1e-12);
    }),
};
