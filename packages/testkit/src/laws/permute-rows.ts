import { pick, steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectAllClose, expectClose, expectParameters, forAll, type Law } from './law.ts';

export const permuteRows: Law = {
  says: 'rows in another order: the same parameters, each row its own posterior (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const order = createDice(instance.rows.length).shuffle(instance.rows.length);
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(pick(instance, order), engine, 10));
      expectParameters(other.document.model, one.document.model, 1e-9);
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      const moved = order.map((row) => one.posterior[row] as readonly number[]);
      expectAllClose(other.posterior.flat(), moved.flat(), 1e-9, 'posterior');
    }),
};
