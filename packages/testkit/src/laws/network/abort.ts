import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { logLikelihood } from '../../oracle/network/enumerate.ts';
import { withoutStart } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const abort: NetworkLaw = {
  says: 'an interrupted fit gives the best so far, marked aborted and not converged, with the log-likelihood of its tables',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 500, 9);
    const document = await front.interrupt({
      ...withoutStart(instance, engine),
      starts: 2,
      tolerance: 0,
      maxIterations: Number.MAX_SAFE_INTEGER,
    });
    expect(document.stopReason).toBe('aborted');
    expect(document.converged).toBe(false);
    expect(document.warnings.map(({ code }) => code)).toContain('NOT_CONVERGED');
    expect(document.trace.at(-1)).toBe(document.objective);
    expect(document.iterations).toBeGreaterThan(0);
    const { network, data } = problemOf(instance);
    expectClose(document.logLikelihood, logLikelihood(network, tablesOf(document.model), data), 1e-9, 'log-likelihood');
  },
};
