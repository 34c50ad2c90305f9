import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { logLikelihood } from '../../oracle/network/enumerate.ts';
import { logPrior } from '../../oracle/network/maximize.ts';
import { steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { collapse } from '../near.ts';
import { type NetworkLaw, problemOf, tablesOf } from './law.ts';
import { expectNear } from './near.ts';

export const truth: NetworkLaw = {
  says: 'at N = 20,000 a fit started at the truth has ℓ ≥ ℓ(truth), and |z| < 4.5 for every free parameter',
  async check({ front, engine, model }) {
    const { weights: _, ...drawn } = drawFromTruth(model, 20_000, 5);
    const instance = collapse(drawn);
    const { document } = await front.fit({ ...steps(instance, engine, 2000), tolerance: 1e-8 });
    expect(document.converged).toBe(true);
    const problem = problemOf(instance);
    const { network, start, data } = problem;
    const fitted = tablesOf(document.model);
    const objective = logLikelihood(network, start, data) + logPrior(network, start);
    expect(document.objective).toBeGreaterThanOrEqual(objective);
    expectClose(document.logLikelihood, logLikelihood(network, fitted, data), 1e-9, 'log-likelihood');
    expect(expectNear(problem, fitted)).toBe(document.freeParameters);
  },
};
