import { expect } from 'vitest';
import { drawFromTruth } from '../models.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { readParameters } from '../oracle/numbers.ts';
import { withoutStart } from '../problem.ts';
import { expectClose, type Law } from './law.ts';

export const abort: Law = {
  says: 'an interrupted fit gives the best so far, marked aborted and not converged, with the log-likelihood of its parameters',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 500, 9);
    const endless = {
      ...withoutStart(instance, engine),
      starts: 2,
      tolerance: 0,
      maxIterations: Number.MAX_SAFE_INTEGER,
    };
    const document = await front.interrupt(endless);
    expect(document.stopReason).toBe('aborted');
    expect(document.converged).toBe(false);
    expect(document.warnings.map(({ code }) => code)).toContain('NOT_CONVERGED');
    expect(document.trace.at(-1)).toBe(document.objective);
    expect(document.iterations).toBeGreaterThan(0);
    const data = readData(instance.document, instance);
    const own = logLikelihood(instance.document, readParameters(document.model), data);
    expectClose(document.logLikelihood, own, 1e-9, 'log-likelihood');
  },
};
