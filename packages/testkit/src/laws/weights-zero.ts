import { expect } from 'vitest';
import { pick, steps } from '../problem.ts';
import { expectAllClose, expectClose, expectParameters, forAll, type Law } from './law.ts';

export const weightsZero: Law = {
  says: 'a row of weight 0 counts as absent (1e-9), and still has its posterior',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const own = instance.weights ?? instance.rows.map(() => 1);
      const weights = own.map((weight, i) => (i % 3 === 2 ? 0 : weight));
      const kept = weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
      const zero = await front.fit(steps({ ...instance, weights }, engine, 10));
      const absent = await front.fit(steps(pick({ ...instance, weights }, kept), engine, 10));
      expectParameters(zero.document.model, absent.document.model, 1e-9);
      expectClose(zero.document.logLikelihood, absent.document.logLikelihood, 1e-9, 'log-likelihood');
      expectClose(zero.document.criteria.bic, absent.document.criteria.bic, 1e-9, 'BIC');
      expect(zero.posterior.length).toBe(instance.rows.length);
      const shown = kept.map((row) => zero.posterior[row] as readonly number[]);
      expectAllClose(shown.flat(), absent.posterior.flat(), 1e-9, 'posterior');
      const all = await front.apply(zero.document, instance, engine);
      expectAllClose(zero.posterior.flat(), all.posterior.flat(), 1e-9, 'posterior of rows of weight 0');
    }),
};
