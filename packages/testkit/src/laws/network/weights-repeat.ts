import type { NetworkInstance } from '../../network/build.ts';
import { steps } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { countsOf, expectTables, forAll, type NetworkLaw } from './law.ts';

export const weightsRepeat: NetworkLaw = {
  says: 'a row of weight w counts as the row w times (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const dice = createDice(instance.rows.length);
      const weights = instance.rows.map(() => 1 + dice.below(4));
      const { document: weighted } = await front.fit(steps({ ...instance, weights }, engine, 10));
      const { document: repeated } = await front.fit(steps(repeat(instance, weights), engine, 10));
      expectTables(weighted.model, repeated.model, 1e-9);
      expectAllClose(countsOf(weighted).flat(), countsOf(repeated).flat(), 1e-9, 'expected counts');
      for (const figure of ['logLikelihood', 'objective', 'logLikelihoodPerRow'] as const)
        expectClose(weighted[figure], repeated[figure], 1e-9, figure);
      expectClose(weighted.data.weight, repeated.data.rows, 0, 'total weight');
      expectClose(weighted.criteria.bic, repeated.criteria.bic, 1e-9, 'BIC');
      expectClose(weighted.criteria.icl, repeated.criteria.icl, 1e-9, 'ICL');
    }),
};

function repeat({ weights: _, ...instance }: NetworkInstance, times: readonly number[]): NetworkInstance {
  return {
    ...instance,
    rows: instance.rows.flatMap((row, i) => Array.from({ length: times[i] as number }, () => row)),
  };
}
