import { openEngine } from '../frontends/engine.ts';
import { readData } from '../oracle/data.ts';
import { simplex } from '../oracle/families/draws.ts';
import { isCategorical } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { classCounts, levelCounts, taskOf } from '../oracle/maximize.ts';
import { createDice } from '../random.ts';
import { expectAllClose, expectClose, forAll, type Law } from './law.ts';
import { expectMStep } from './m-step.ts';

export const anyQ: Law = {
  says: 'expected counts, and the M-step, under any responsibilities are those of the oracle; under the posterior, those of the E-step',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = instance;
      const engine = openEngine(instance, runner.engine);
      const previous = engine.parameters;
      const data = readData(document, instance);
      const dice = createDice(instance.rows.length);
      const classes = previous.sizes.length;
      const q = instance.rows.map(() => simplex(dice, classes));
      const under = engine.accumulate(q);
      // Of other families the statistics are the family's own; what the M-step makes of them is not.
      const features = featuresOf(document);
      const expected = [
        ...classCounts(data, q, classes),
        ...(features.every(isCategorical)
          ? features.flatMap((_, j) => levelCounts(taskOf(document, data, q, previous, j)).flat())
          : []),
      ];
      expectAllClose(under.counts.slice(0, expected.length), expected, 1e-12, 'counts under q');
      expectMStep(under.maximized, { document, data, q, previous }, 1e-12);
      const again = engine.accumulate(engine.posterior);
      expectAllClose(again.counts, engine.statistics.counts, 1e-12, 'statistics under the posterior');
      expectClose(
        engine.statistics.weight,
        data.weights.reduce((sum, weight) => sum + weight, 0),
        1e-12,
        'total weight',
      );
    }),
};
