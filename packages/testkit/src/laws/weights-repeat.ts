import { type Instance, steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectClose, expectParameters, forAll, type Law } from './law.ts';

export const weightsRepeat: Law = {
  says: 'a row of weight w counts as the row w times (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const dice = createDice(instance.rows.length);
      const weights = instance.rows.map(() => 1 + dice.below(4));
      const weighted = await front.fit(steps({ ...instance, weights }, engine, 10));
      const repeated = await front.fit(steps(repeat(instance, weights), engine, 10));
      expectParameters(weighted.document.model, repeated.document.model, 1e-9);
      for (const figure of ['logLikelihood', 'objective', 'logLikelihoodPerRow'] as const)
        expectClose(weighted.document[figure], repeated.document[figure], 1e-9, figure);
      expectClose(weighted.document.data.weight, repeated.document.data.rows, 0, 'total weight');
      expectClose(weighted.document.criteria.bic, repeated.document.criteria.bic, 1e-9, 'BIC');
      expectClose(weighted.document.criteria.icl, repeated.document.criteria.icl, 1e-9, 'ICL');
    }),
};

function repeat({ weights: _, ...instance }: Instance, times: readonly number[]): Instance {
  return {
    ...instance,
    rows: instance.rows.flatMap((row, i) => Array.from({ length: times[i] as number }, () => row)),
  };
}
