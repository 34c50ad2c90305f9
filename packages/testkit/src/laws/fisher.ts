import { openEngine } from '../frontends/engine.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { isCategorical } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { along, derivative, directions } from '../oracle/gradient.ts';
import { flatten } from '../oracle/numbers.ts';
import { expectClose, forAll, type Law } from './law.ts';

export const fisher: Law = {
  says: 'expected counts give the gradient of the log-likelihood: the oracle differentiates it numerically',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = instance;
      const { statistics, scores, parameters } = openEngine(instance, runner.engine);
      const data = readData(document, instance);
      const flat = flatten(parameters);
      const counted = featuresOf(document).every(isCategorical) ? flat.length : parameters.sizes.length;
      const shares = flat.slice(0, counted).map((p, i) => (statistics.counts[i] as number) / p);
      for (const direction of directions(document)) {
        const numeric = derivative((at) => logLikelihood(document, at, data), parameters, direction);
        if (direction.entries.every(({ index }) => index < counted))
          expectClose(along(shares, direction), numeric, 1e-6, `${direction.name}, from the counts`);
        expectClose(along(scores, direction), numeric, 1e-6, `${direction.name}, from the model's scores`);
      }
    }),
};
