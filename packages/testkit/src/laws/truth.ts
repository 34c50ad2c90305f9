import { expect } from 'vitest';
import { drawFromTruth } from '../models.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { featuresOf } from '../oracle/feature.ts';
import { logPrior } from '../oracle/maximize.ts';
import { readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectClose, type Law } from './law.ts';
import { collapse, expectNear } from './near.ts';

export const truth: Law = {
  says: 'at N = 20,000 (5,000 with blocks of columns) a fit started at the truth has ℓ ≥ ℓ(truth), and |z| < 4.5 for every parameter',
  async check({ front, engine, model }) {
    const { weights, ...drawn } = drawFromTruth(model, rowsFor(drawFromTruth(model, 2, 5)), 5);
    // Weights are the numbers of equal rows: a sample whose rows carry other weights has other standard errors.
    const collapsed = collapse(drawn);
    const { document } = await front.fit({ ...steps(weights ? collapsed : drawn, engine, 2000), tolerance: 1e-8 });
    expect(document.converged).toBe(true);

    const data = readData(drawn.document, collapsed);
    const at = readParameters(drawn.start);
    const fitted = readParameters(document.model);
    const objective = logLikelihood(drawn.document, at, data) + logPrior(drawn.document, at);
    expect(document.objective).toBeGreaterThanOrEqual(objective);
    expectClose(document.logLikelihood, logLikelihood(drawn.document, fitted, data), 1e-9, 'log-likelihood');
    expect(expectNear(drawn.document, fitted, at, data)).toBe(document.freeParameters);
  },
};

/** The oracle's densities of blocks take their time. */
const rowsFor = ({ document }: Instance): number =>
  featuresOf(document).some(({ columns }) => columns) ? 5_000 : 20_000;
