import { expect } from 'vitest';
import { drawFromTruth } from '../models.ts';
import { readData } from '../oracle/data.ts';
import { columnsOf } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import type { Law } from './law.ts';
import { collapse, expectNear } from './near.ts';

const ROWS = 5000;

export const recover: Law = {
  says: 'rows that the library draws from a fit give it back: a new fit, started there, has |z| < 4.5 for every parameter',
  async check({ front, engine, model }) {
    const { document, start, ...data } = drawFromTruth(model, 50, 3);
    const { document: fit } = await front.fit(steps({ document, start, ...data }, engine, 0));
    const rows = await front.sample(fit, ROWS, 17);
    const header = featuresOf(document).flatMap(columnsOf);
    const drawn: Instance = collapse({ document, start, header, rows });
    const { document: again } = await front.fit({ ...steps(drawn, engine, 2000), tolerance: 1e-8 });
    expect(again.converged).toBe(true);
    expect(again.logLikelihood).toBeLessThan(0);
    const [fitted, truth] = [again.model, start].map(readParameters);
    if (fitted && truth) expectNear(document, fitted, truth, readData(document, drawn));
  },
};
