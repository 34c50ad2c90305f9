import type { MixtureDocument } from 'latent';
import { orderClasses, readParameters, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectAllClose, expectClose, expectParameters, forAll, type Law } from './law.ts';

export const permuteClasses: Law = {
  says: 'classes of the start in another order: the answer has them in that order (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      expectParameters(turn(other.document.model), one.document.model, 1e-9);
      const back = other.posterior.map((row) => [...row].reverse());
      expectAllClose(back.flat(), one.posterior.flat(), 1e-9, 'posterior');
    }),
};

function permute(instance: Instance): Instance {
  const document = instance.document.parameters ? turn(instance.document) : turnNames(instance.document);
  return { ...instance, document, start: turn(instance.start) };
}

/** The classes last first, with their names: rows whose class is known stay with it. */
function turn(document: MixtureDocument): MixtureDocument {
  const backwards = document.latent.levels.map((_, k) => k).reverse();
  return writeParameters(turnNames(document), orderClasses(document, readParameters(document), backwards));
}

function turnNames(document: MixtureDocument): MixtureDocument {
  const { name, levels } = document.latent;
  return { ...document, latent: { name, levels: [...levels].reverse() } };
}
