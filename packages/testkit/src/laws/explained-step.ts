import { bound } from '../oracle/bound.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood, posterior } from '../oracle/enumerate.ts';
import { maximize } from '../oracle/maximize.ts';
import { readParameters, writeParameters } from '../oracle/numbers.ts';
import { expectClose, expectParameters, forAll, type Law } from './law.ts';

export const explainedStep: Law = {
  says: 'one iteration explained by hand: log-likelihoods, new parameters and the bound between are those of the oracle',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const explained = await runner.front.explain(instance);
      const { document } = instance;
      const data = readData(document, instance);
      const before = readParameters(instance.start);
      const q = posterior(document, before, data);
      const after = maximize(document, data, q, before);
      expectClose(explained.before, logLikelihood(document, before, data), 1e-10, 'log-likelihood before');
      expectClose(explained.after, logLikelihood(document, after, data), 1e-10, 'log-likelihood after');
      expectParameters(explained.document, writeParameters(document, after), 1e-10);
      const expected = bound(document, after, data, q);
      for (const part of ['elbo', 'kl', 'q', 'entropy'] as const)
        expectClose(explained.decomposition[part], expected[part], 1e-9, part);
    }),
};
