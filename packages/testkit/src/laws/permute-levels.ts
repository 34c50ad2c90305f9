import type { MixtureDocument } from 'latent';
import { isCategorical, type Values } from '../oracle/families/index.ts';
import { type Feature, featuresOf } from '../oracle/feature.ts';
import { readParameters, tableOfItem, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectAllClose, expectClose, expectParameters, forAll, type Law } from './law.ts';

export const permuteLevels: Law = {
  says: 'levels in another order: every level keeps its probability (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      expectParameters(turn(other.document.model), one.document.model, 1e-9);
      expectAllClose(other.posterior.flat(), one.posterior.flat(), 1e-9, 'posterior');
    }),
};

function permute(instance: Instance): Instance {
  const document = instance.document.parameters ? turn(instance.document) : turnLevels(instance.document);
  return { ...instance, document, start: turn(instance.start) };
}

/** Levels and probabilities, last first. */
function turn(document: MixtureDocument): MixtureDocument {
  const parameters = readParameters(document);
  const features = featuresOf(document).map((feature, j) =>
    isCategorical(feature)
      ? { table: tableOfItem(parameters, j).map((row) => [...row].reverse()) }
      : (parameters.features[j] as Values),
  );
  return writeParameters(turnLevels(document), { ...parameters, features });
}

function turnLevels(document: MixtureDocument): MixtureDocument {
  const features = featuresOf(document).map((feature): Feature => {
    if (!isCategorical(feature)) return feature;
    const { levels = [], prior } = feature;
    const pseudoCounts = prior?.pseudoCounts;
    return {
      ...feature,
      levels: [...levels].reverse(),
      ...(pseudoCounts ? { prior: { pseudoCounts: [...pseudoCounts].reverse() } } : {}),
    };
  });
  return { ...document, features };
}
