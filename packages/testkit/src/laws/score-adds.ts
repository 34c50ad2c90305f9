import { add } from '../oracle/nested.ts';
import { pick, steps } from '../problem.ts';
import { expectClose, forAll, type Law } from './law.ts';

export const scoreAdds: Law = {
  says: 'log-likelihoods of rows, of chunks and of the whole add up, and are that of the fit',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document, logLikelihoods } = await front.fit(steps(instance, engine, 0));
      const rows = instance.rows.map((_, i) => i);
      const cut = Math.ceil(rows.length / 3);
      const first = await front.score(document, pick(instance, rows.slice(0, cut)));
      const second = await front.score(document, pick(instance, rows.slice(cut)));
      expectClose(first + second, document.logLikelihood, 1e-12, 'sum over chunks');
      const weighted = logLikelihoods.map((value, i) => value * (instance.weights?.[i] ?? 1));
      expectClose(add(weighted), document.logLikelihood, 1e-12, 'sum over rows');
    }),
};
