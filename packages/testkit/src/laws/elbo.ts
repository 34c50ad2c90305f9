import { createPosterior, modelFromJSON } from 'latent';
import { expect } from 'vitest';
import { tableOf } from '../frontends/library.ts';
import { bound } from '../oracle/bound.ts';
import { type Observed, readData } from '../oracle/data.ts';
import { logLikelihood, posterior } from '../oracle/enumerate.ts';
import { simplex } from '../oracle/families/draws.ts';
import { readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectClose, forAll, type Law } from './law.ts';

export const elbo: Law = {
  says: 'log-likelihood = ELBO + KL and ELBO = Q + H for random q (1e-9), each equal to its sum row by row',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = instance;
      const data = readData(document, instance);
      const parameters = readParameters(instance.start);
      const own = logLikelihood(document, parameters, data);
      const options = { ...steps(instance, runner.engine, 0), start: instance.start };
      let visited = 0;
      for await (const step of modelFromJSON(document).fit(tableOf(instance, document), options)) {
        visited++;
        for (const q of [randomQ(instance, data), posterior(document, parameters, data)]) {
          const parts = await step.decompose(createPosterior(parameters.sizes.length, Float64Array.from(q.flat())));
          const expected = bound(document, parameters, data, q);
          for (const part of ['elbo', 'kl', 'q', 'entropy'] as const)
            expectClose(parts[part], expected[part], 1e-9, part);
          expectClose(parts.logLikelihood, own, 1e-9, 'log-likelihood');
          expectClose(parts.elbo + parts.kl, own, 1e-9, 'ELBO + KL');
          expectClose(parts.q + parts.entropy, parts.elbo, 1e-9, 'Q + H');
          expect(parts.kl).toBeGreaterThanOrEqual(-1e-9);
        }
      }
      expect(visited).toBe(1);
    }),
};

/** Responsibilities of every row, at random; a known class is certain (elsewhere the bound is −∞). */
function randomQ(instance: Instance, { known }: Observed): number[][] {
  const dice = createDice(instance.rows.length);
  const classes = instance.document.latent.levels.length;
  return known.map((label) => {
    const q = simplex(dice, classes);
    return label === 0 ? q : q.map((_, k) => (k === label - 1 ? 1 : 0));
  });
}
