import { expect } from 'vitest';
import { add } from '../../oracle/nested.ts';
import { expectedCounts } from '../../oracle/network/counts.ts';
import { logLikelihood } from '../../oracle/network/enumerate.ts';
import { logPrior } from '../../oracle/network/maximize.ts';
import { withoutStart } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { countsOf, forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const reported: NetworkLaw = {
  says: 'what is reported belongs to what is returned, the expected counts too: evaluated again, by the front end and by the oracle',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document } = await front.fit({ ...withoutStart(instance, engine), starts: 3, maxIterations: 50 });
      const tables = tablesOf(document.model);
      const { network, data } = problemOf(instance);
      const total = add(data.weights);
      expectClose(document.logLikelihood, logLikelihood(network, tables, data), 1e-9, 'log-likelihood');
      expectClose(await front.score(document, instance), document.logLikelihood, 1e-9, 'score');
      expectClose(document.logPrior, logPrior(network, tables), 1e-9, 'log-prior');
      const counts = expectedCounts(network, tables, data, 'pruned');
      expectAllClose(countsOf(document).flat(), counts.flat(), 1e-9, 'expected counts');
      expectClose(document.objective, document.logLikelihood + document.logPrior, 1e-12, 'objective');
      expectClose(document.logLikelihoodPerRow, document.logLikelihood / total, 1e-12, 'per row');
      expect(document.trace.at(-1)).toBe(document.objective);
      expect(document.trace.length).toBe(document.iterations + 1);
      expect(document.starts.objectives[0]).toBe(document.objective);
    }),
};
