import { type FitDocument, fromJSON, parseDocument } from 'latent';
import { expect } from 'vitest';
import { steps } from '../problem.ts';
import { expectSameBits, forAll, type Law } from './law.ts';

export const saveLoad: Law = {
  says: 'a saved fit, loaded again, is the same document and gives every row the same bits',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document, posterior, logLikelihoods } = await front.fit(steps(instance, engine, 5));
      const text = JSON.stringify(document);
      const loaded = fromJSON(parseDocument(text)).toJSON();
      expect({ ...loaded, $schema: document.$schema }).toEqual(document);
      const again = await front.apply(JSON.parse(JSON.stringify(loaded)) as FitDocument, instance, engine);
      expectSameBits(again.posterior.flat(), posterior.flat(), 'posterior');
      expectSameBits(again.logLikelihoods, logLikelihoods, 'log-likelihoods');
    }),
};
