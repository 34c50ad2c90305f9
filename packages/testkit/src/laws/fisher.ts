import { openEngine } from '../frontends/engine.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { derivative, directions } from '../oracle/gradient.ts';
import { flatten, readData } from '../oracle/numbers.ts';
import { expectClose, forAll, type Law } from './law.ts';

export const fisher: Law = {
  says: 'expected counts give the gradient of the log-likelihood: the oracle differentiates it numerically',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { counts, scores, parameters } = openEngine(instance, runner.engine);
      const data = readData(instance.document, instance);
      const flat = flatten(parameters);
      for (const along of directions(instance.document)) {
        const { raised, lowered } = along;
        const numeric = derivative((at) => logLikelihood(at, data), parameters, along);
        const share = (index: number): number => (counts[index] as number) / (flat[index] as number);
        expectClose(share(raised) - share(lowered), numeric, 1e-6, `${along.name}, from the counts`);
        const score = (scores[raised] as number) - (scores[lowered] as number);
        expectClose(score, numeric, 1e-6, `${along.name}, from the model's scores`);
      }
    }),
};
