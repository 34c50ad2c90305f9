import { expect } from 'vitest';
import { drawLarge } from '../models.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood, posterior } from '../oracle/enumerate.ts';
import { logPrior } from '../oracle/maximize.ts';
import { readParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectAllClose, expectClose, type Law } from './law.ts';
import { expectMStep } from './m-step.ts';

/** The engines sum over chunks of 4,096 patterns: three leaves, the last one not full. */
const ROWS = 10_000;

export const manyPatterns: Law = {
  says: 'over 8,192 patterns (three leaves of the sum tree) one iteration is that of the oracle',
  async check({ front, engine, model }) {
    const instance = drawLarge(model, ROWS, 11);
    const { document } = instance;
    const { document: fit } = await front.fit(steps(instance, engine, 1));
    expect(fit.data.patterns).toBeGreaterThan(8192);
    const data = readData(document, instance);
    const previous = readParameters(instance.start);
    const q = posterior(document, previous, data);
    const next = expectMStep(readParameters(fit.model), { document, data, q, previous }, 1e-10);
    const objectives = [previous, next].map((at) => logLikelihood(document, at, data) + logPrior(document, at));
    expectAllClose(fit.trace, objectives, 1e-10, 'trace');
    expectClose(fit.logLikelihood, logLikelihood(document, next, data), 1e-10, 'log-likelihood');
  },
};
