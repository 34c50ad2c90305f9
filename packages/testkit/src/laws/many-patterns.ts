import { expect } from 'vitest';
import { drawLarge } from '../models.ts';
import { expectedCounts, logLikelihood, posterior } from '../oracle/enumerate.ts';
import { logPrior, maximize } from '../oracle/maximize.ts';
import { readData, readParameters, writeParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectAllClose, expectClose, expectParameters, type Law } from './law.ts';

/** The engines sum over chunks of 4,096 patterns: three leaves, the last one not full. */
const ROWS = 10_000;

export const manyPatterns: Law = {
  says: 'over 8,192 patterns (three leaves of the sum tree) one iteration is that of the oracle',
  async check({ front, engine, model }) {
    const instance = drawLarge(model, ROWS, 11);
    const { document } = await front.fit(steps(instance, engine, 1));
    expect(document.data.patterns).toBeGreaterThan(8192);
    const data = readData(instance.document, instance);
    const start = readParameters(instance.start);
    const next = maximize(instance.document, expectedCounts(start, data, posterior(start, data)), start);
    expectParameters(document.model, writeParameters(instance.document, next), 1e-10);
    const objectives = [start, next].map((at) => logLikelihood(at, data) + logPrior(instance.document, at));
    expectAllClose(document.trace, objectives, 1e-10, 'trace');
    expectClose(document.logLikelihood, logLikelihood(next, data), 1e-10, 'log-likelihood');
  },
};
