import { pick, steps } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { expectTables, forAll, type NetworkLaw } from './law.ts';

export const permuteRows: NetworkLaw = {
  says: 'rows in another order: the same tables, each row its own posteriors (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const order = createDice(instance.rows.length).shuffle(instance.rows.length);
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(pick(instance, order), engine, 10));
      expectTables(other.document.model, one.document.model, 1e-9);
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      const moved = one.posteriors.map((own) => order.map((row) => own[row] as readonly number[]));
      expectAllClose(other.posteriors.flat(2), moved.flat(2), 1e-9, 'posteriors');
    }),
};
