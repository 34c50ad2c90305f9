import { expectedCounts } from '../../oracle/network/counts.ts';
import { logLikelihood, logLikelihoods } from '../../oracle/network/enumerate.ts';
import { logPrior, maximize } from '../../oracle/network/maximize.ts';
import { marginal } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { countsOf, expectTables, forAll, type NetworkLaw, problemOf, roundingOf, tablesOf } from './law.ts';

export const oneIteration: NetworkLaw = {
  says: 'posteriors, row log-likelihoods, expected counts and the M-step are those of brute force over all completions, barren nodes pruned',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const problem = problemOf(instance);
      const { network, start, data } = problem;
      const tolerance = roundingOf(problem, start);
      const before = await front.fit(steps(instance, engine, 0));
      expectTables(before.document.model, instance.start, 1e-15);
      expectAllClose(before.logLikelihoods, logLikelihoods(network, start, data), tolerance, 'log-likelihoods');
      const hidden = instance.document.nodes.flatMap(({ latent }, node) => (latent ? [node] : []));
      const posteriors = hidden.map((node) => data.rows.map((row) => marginal(network, start, node, row)));
      expectAllClose(before.posteriors.flat(2), posteriors.flat(2), tolerance, 'posteriors');
      const counts = expectedCounts(network, start, data, 'pruned');
      expectAllClose(countsOf(before.document).flat(), counts.flat(), tolerance, 'expected counts');

      const { document: after } = await front.fit(steps(instance, engine, 1));
      const next = maximize(network, counts, start);
      expectAllClose(tablesOf(after.model).flat(), next.flat(), tolerance, 'tables');
      const own = logLikelihood(network, next, data);
      expectClose(after.logLikelihood, own, tolerance, 'log-likelihood after');
      expectClose(after.trace[1] as number, own + logPrior(network, next), tolerance, 'objective after');
    }),
};
