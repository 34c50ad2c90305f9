import { networkFromJSON, parseDocument } from 'latent';
import { expect } from 'vitest';
import { steps } from '../../problem.ts';
import { expectSameBits } from '../law.ts';
import { forAll, type NetworkLaw } from './law.ts';

export const saveLoad: NetworkLaw = {
  says: 'a saved fit, loaded again, is the same document and gives every row the same bits',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document, posteriors, logLikelihoods } = await front.fit(steps(instance, engine, 5));
      const loaded = networkFromJSON(parseDocument(JSON.stringify(document))).toJSON();
      expect({ ...loaded, $schema: document.$schema }).toEqual(document);
      const again = await front.apply(JSON.parse(JSON.stringify(loaded)) as typeof loaded, instance);
      expectSameBits(again.posteriors.flat(2), posteriors.flat(2), 'posteriors');
      expectSameBits(again.logLikelihoods, logLikelihoods, 'log-likelihoods');
    }),
};
