import { assert, asyncProperty } from 'fast-check';
import type { MixtureDocument, NetworkDocument } from 'latent';
import { openNetwork } from '../../frontends/network/engine.ts';
import { arbitraryStar, type NetworkInstance } from '../../network/build.ts';
import { flatten, readParameters } from '../../oracle/numbers.ts';
import { type Instance, steps } from '../../problem.ts';
import { expectAllClose, expectClose, SEED } from '../law.ts';
import { type NetworkLaw, tablesOf } from './law.ts';

export const starIsMixture: NetworkLaw = {
  says: 'a random star is the mixture of its leaves: log-likelihoods, posteriors, M-steps (1e-12), the root seen in no or some rows; its clique tree agrees',
  async check({ front, mixtures, engine }) {
    const property = asyncProperty(arbitraryStar(), async (instance) => {
      const mixture = mixtureOf(instance);
      const star = await front.fit(steps(instance, engine, 0));
      const other = await mixtures.fit(steps(mixture, engine, 0));
      expectAllClose(star.logLikelihoods, other.logLikelihoods, 1e-12, 'log-likelihoods');
      expectAllClose(star.posteriors.flat(2), other.posterior.flat(), 1e-12, 'posteriors');
      for (const [iterations, tolerance] of [
        [1, 1e-12],
        [5, 1e-11],
      ] as const) {
        const { document: one } = await front.fit(steps(instance, engine, iterations));
        const { document: same } = await mixtures.fit(steps(mixture, engine, iterations));
        expectAllClose(tablesOf(one.model).flat(), flatten(readParameters(same.model)), tolerance, 'parameters');
        expectAllClose(one.trace, same.trace, 1e-12, 'trace');
        expectClose(one.freeParameters, same.freeParameters, 0, 'free parameters');
        if (iterations > 1) continue;
        const { maximized } = await openNetwork(instance, engine, tablesOf(instance.start), 'tree');
        expectAllClose(maximized, flatten(readParameters(same.model)), 1e-12, 'M-step on the clique tree');
      }
    });
    await assert(property, { seed: SEED, numRuns: 2 * front.runs, endOnFailure: front.name !== 'node' });
  },
};

function mixtureOf({ document, start, ...data }: NetworkInstance): Instance {
  const [root, ...leaves] = document.nodes as [NetworkDocument['nodes'][number], ...NetworkDocument['nodes']];
  const model: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: root.name, levels: root.levels },
    features: leaves.map(({ name, levels }) => ({ name, family: 'categorical', levels })),
  };
  return {
    ...data,
    document: model,
    start: { ...model, ...(start.parameters ? { parameters: start.parameters } : {}) },
  };
}
