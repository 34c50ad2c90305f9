import { expect } from 'vitest';
import { marginal } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose, expectSameBits } from '../law.ts';
import { countsOf, forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const allMissing: NetworkLaw = {
  says: 'a row without a cell has the margins as posteriors, adds 0 to the log-likelihood and nothing to the counts, and stays in N',
  check: (runner) =>
    forAll(runner, async ({ weights, ...instance }) => {
      const { front, engine } = runner;
      const empty = instance.header.map(() => null);
      const longer = { ...instance, rows: [...instance.rows, empty, empty] };
      const own = weights ?? instance.rows.map(() => 1);
      const { document: without } = await front.fit(steps({ ...instance, weights: own }, engine, 3));
      const answer = await front.fit(steps({ ...longer, weights: [...own, 1.5, 2] }, engine, 3));
      const { document, posteriors, logLikelihoods } = answer;
      expectClose(document.logLikelihood, without.logLikelihood, 1e-12, 'log-likelihood');
      expectAllClose(tablesOf(document.model).flat(), tablesOf(without.model).flat(), 1e-12, 'tables');
      expectAllClose(countsOf(document).flat(), countsOf(without).flat(), 1e-12, 'counts');
      expectClose(document.data.weight - without.data.weight, 3.5, 1e-12, 'weight');
      expectAllClose(logLikelihoods.slice(-2), [0, 0], 1e-14, 'log-likelihood of the row');
      expect(document.warnings.map(({ code }) => code)).toContain('ROW_ALL_MISSING');

      const { network, data } = problemOf({ ...longer, weights: undefined });
      const tables = tablesOf(document.model);
      const hidden = document.model.nodes.flatMap(({ latent }, node) => (latent ? [node] : []));
      hidden.forEach((node, i) => {
        const [row, other] = (posteriors[i] as readonly number[][]).slice(-2);
        expectAllClose(row as number[], marginal(network, tables, node, data.rows.at(-1) ?? []), 1e-12, 'posterior');
        expectSameBits(row as number[], other as number[], 'posterior');
      });
    }),
};
