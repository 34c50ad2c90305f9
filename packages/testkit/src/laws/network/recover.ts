import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { steps } from '../../problem.ts';
import { collapse } from '../near.ts';
import { type NetworkLaw, problemOf, tablesOf } from './law.ts';
import { expectNear } from './near.ts';

const ROWS = 20_000;

export const recover: NetworkLaw = {
  says: 'rows that the library draws from a fit give it back: a new fit to 20,000, started there, has |z| < 4.5 for every free parameter',
  async check({ front, engine, model }) {
    const { weights: _, ...instance } = drawFromTruth(model, 50, 3);
    const { document: fit } = await front.fit(steps(instance, engine, 0));
    const rows = await front.sample(fit, ROWS, 17);
    // Columns that the data do not have stay hidden; all others are seen.
    const nodes = instance.document.nodes.map(({ name }) => name);
    const columns = instance.header.map((name) => nodes.indexOf(name));
    const drawn = collapse({ ...instance, rows: rows.map((row) => columns.map((node) => row[node] ?? null)) });
    const { document: again } = await front.fit({ ...steps(drawn, engine, 2000), tolerance: 1e-8 });
    expect(again.converged).toBe(true);
    expect(expectNear(problemOf(drawn), tablesOf(again.model))).toBe(again.freeParameters);
  },
};
