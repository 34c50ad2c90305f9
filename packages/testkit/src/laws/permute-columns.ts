import type { Instance } from '../problem.ts';
import { steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectAllClose, expectClose, forAll, type Law } from './law.ts';

export const permuteColumns: Law = {
  says: 'columns in another order, in the model and in the data: every item keeps its table (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      for (const [name, values] of Object.entries(one.document.model.parameters ?? {})) {
        const moved = [other.document.model.parameters?.[name]].flat(3) as number[];
        expectAllClose(moved, [values].flat(3) as number[], 1e-9, name);
      }
      expectAllClose(other.posterior.flat(), one.posterior.flat(), 1e-9, 'posterior');
    }),
};

/** The features backwards; the columns of the data in an order of their own. */
function permute(instance: Instance): Instance {
  const order = createDice(instance.rows.length).shuffle(instance.header.length);
  const arrange = <T>(cells: readonly T[]): T[] => order.map((column) => cells[column] as T);
  const features = [...instance.document.features].reverse();
  return {
    ...instance,
    document: { ...instance.document, features },
    header: arrange(instance.header),
    rows: instance.rows.map(arrange),
  };
}
