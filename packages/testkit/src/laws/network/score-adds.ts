import { add } from '../../oracle/nested.ts';
import { pick, steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw } from './law.ts';

export const scoreAdds: NetworkLaw = {
  says: 'log-likelihoods of rows, of chunks and of the whole add up, and are that of the fit',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document, logLikelihoods } = await front.fit(steps(instance, engine, 0));
      const rows = instance.rows.map((_, i) => i);
      const cut = Math.ceil(rows.length / 3);
      const chunks = [rows.slice(0, cut), rows.slice(cut)].filter((chunk) => chunk.length > 0);
      const scores = await Promise.all(chunks.map((chunk) => front.score(document, pick(instance, chunk))));
      expectClose(add(scores), document.logLikelihood, 1e-12, 'sum over chunks');
      const weighted = logLikelihoods.map((value, i) => value * (instance.weights?.[i] ?? 1));
      expectClose(add(weighted), document.logLikelihood, 1e-12, 'sum over rows');
    }),
};
