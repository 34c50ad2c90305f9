import { expect } from 'vitest';
import { drawFromTruth } from '../models.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { standardErrors } from '../oracle/information.ts';
import { logPrior } from '../oracle/maximize.ts';
import { flatten, readData, readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectClose, type Law } from './law.ts';

const ROWS = 20_000;

export const truth: Law = {
  says: 'at N = 20,000 a fit started at the truth has ℓ ≥ ℓ(truth), and |z| < 4.5 for every parameter',
  async check({ front, engine, model }) {
    const { weights, ...drawn } = drawFromTruth(model, ROWS, 5);
    // Weights are the numbers of equal rows: a sample whose rows carry other weights has other standard errors.
    const collapsed = collapse(drawn);
    const { document } = await front.fit({ ...steps(weights ? collapsed : drawn, engine, 2000), tolerance: 1e-8 });
    expect(document.converged).toBe(true);

    const data = readData(drawn.document, collapsed);
    const at = readParameters(drawn.start);
    const fitted = readParameters(document.model);
    const objective = logLikelihood(at, data) + logPrior(drawn.document, at);
    expect(document.objective).toBeGreaterThanOrEqual(objective);
    expectClose(document.logLikelihood, logLikelihood(fitted, data), 1e-9, 'log-likelihood');

    const { along, errors } = standardErrors(drawn.document, fitted, data);
    const [estimates, truths] = [flatten(fitted), flatten(at)];
    along.forEach(({ name, raised }, i) => {
      const z = ((estimates[raised] as number) - (truths[raised] as number)) / (errors[i] as number);
      expect(Math.abs(z), `z of ${name}, parameter ${raised}`).toBeLessThan(4.5);
    });
    expect(along.length).toBe(document.freeParameters);
  },
};

/** Equal rows once, with their number as weight. */
function collapse(instance: Instance): Instance {
  const counts = new Map<string, { row: readonly (string | null)[]; count: number }>();
  for (const row of instance.rows) {
    const key = JSON.stringify(row);
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { row, count: 1 });
  }
  const entries = [...counts.values()];
  return { ...instance, rows: entries.map(({ row }) => row), weights: entries.map(({ count }) => count) };
}
