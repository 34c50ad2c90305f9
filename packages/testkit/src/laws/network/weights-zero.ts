import { expect } from 'vitest';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { expectTables, forAll, type NetworkLaw } from './law.ts';

export const weightsZero: NetworkLaw = {
  says: 'a row of weight 0 counts as absent (1e-9), and still has its posteriors',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      // Every cell from another row: some of these rows are new, and some may be impossible.
      const again = instance.rows.map((row, i) =>
        row.map((_, column) => instance.rows[(i + column) % instance.rows.length]?.[column] ?? null),
      );
      const weights = instance.weights ?? instance.rows.map(() => 1);
      const longer = {
        ...instance,
        rows: [...again, ...instance.rows],
        weights: [...again.map(() => 0), ...weights],
      };
      const zero = await front.fit(steps(longer, engine, 10));
      const absent = await front.fit(steps({ ...instance, weights }, engine, 10));
      expectTables(zero.document.model, absent.document.model, 1e-9);
      expectClose(zero.document.logLikelihood, absent.document.logLikelihood, 1e-9, 'log-likelihood');
      expectClose(zero.document.criteria.bic, absent.document.criteria.bic, 1e-9, 'BIC');
      for (const [node, own] of zero.posteriors.entries()) {
        expect(own.length).toBe(longer.rows.length);
        expectAllClose(own.slice(again.length).flat(), (absent.posteriors[node] ?? []).flat(), 1e-9, 'posteriors');
      }
      const all = await front.apply(zero.document, longer);
      expectAllClose(zero.posteriors.flat(2), all.posteriors.flat(2), 1e-9, 'posteriors of rows of weight 0');
    }),
};
