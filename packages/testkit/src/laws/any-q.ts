import { drawParameters } from '../build.ts';
import { openEngine } from '../frontends/engine.ts';
import { expectedCounts } from '../oracle/enumerate.ts';
import { flatten, readData } from '../oracle/numbers.ts';
import { createDice } from '../random.ts';
import { expectAllClose, expectClose, forAll, type Law } from './law.ts';

export const anyQ: Law = {
  says: 'expected counts under any responsibilities are those of the oracle; under the posterior, those of the E-step',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const engine = openEngine(instance, runner.engine);
      const data = readData(instance.document, instance);
      const dice = createDice(instance.rows.length);
      const classes = engine.parameters.sizes.length;
      const q = instance.rows.map(() => drawParameters(dice, classes, []).sizes);
      const expected = flatten(expectedCounts(engine.parameters, data, q));
      expectAllClose(engine.accumulate(q), expected, 1e-12, 'counts under q');
      expectAllClose(engine.accumulate(engine.posterior), engine.counts, 1e-12, 'counts under the posterior');
      expectClose(
        engine.weight,
        data.weights.reduce((sum, weight) => sum + weight, 0),
        1e-12,
        'total weight',
      );
    }),
};
