import { expect } from 'vitest';
import type { Case } from './case.ts';
import { dataOf, modelOf } from './reference-model.ts';

const galaxies = {
  dataset: 'galaxies',
  columns: ['velocity'],
  covariance_type: 'tied',
  data_divided_by: 1000,
} as const;

export const galaxiesPlateau: Case = {
  says: 'galaxies, two classes of one variance: random starts leave the plateau at −240.35 and reach −230.352388, accelerated or not',
  needsReferences: true,
  async check({ front, engine, references }) {
    const data = dataOf(galaxies, references?.data ?? {});
    for (const acceleration of ['none', 'squarem'] as const) {
      const document = modelOf(galaxies, data, 2);
      const { document: fit } = await front.fit({ ...data, document, engine, acceleration });
      expect(fit.converged).toBe(true);
      expect(Math.abs(fit.logLikelihood + 230.352388)).toBeLessThan(2e-6);
    }
  },
};
