import { expect } from 'vitest';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { logPrior } from '../oracle/maximize.ts';
import { readParameters } from '../oracle/numbers.ts';
import { withoutStart } from '../problem.ts';
import { expectClose, forAll, type Law } from './law.ts';

export const reported: Law = {
  says: 'what is reported belongs to what is returned: evaluated again, by the front end and by the oracle',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document } = await front.fit({ ...withoutStart(instance, engine), starts: 3, maxIterations: 50 });
      const parameters = readParameters(document.model);
      const data = readData(instance.document, instance);
      const total = data.weights.reduce((sum, weight) => sum + weight, 0);
      expectClose(document.logLikelihood, logLikelihood(instance.document, parameters, data), 1e-9, 'log-likelihood');
      expectClose(await front.score(document, instance), document.logLikelihood, 1e-9, 'score');
      expectClose(document.logPrior, logPrior(instance.document, parameters), 1e-9, 'log-prior');
      expectClose(document.objective, document.logLikelihood + document.logPrior, 1e-12, 'objective');
      expectClose(document.logLikelihoodPerRow, document.logLikelihood / total, 1e-12, 'per row');
      expect(document.trace.at(-1)).toBe(document.objective);
      expect(document.trace.length).toBe(document.iterations + 1);
      expect(document.starts.objectives[0]).toBe(document.objective);
    }),
};
