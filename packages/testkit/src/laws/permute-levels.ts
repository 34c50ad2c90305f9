import type { ModelDocument } from 'latent';
import { type Parameters, readParameters, writeParameters } from '../oracle/numbers.ts';
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
function turn(document: ModelDocument): ModelDocument {
  const { sizes, tables } = readParameters(document);
  const turned: Parameters = { sizes, tables: tables.map((rows) => rows.map((row) => [...row].reverse())) };
  return writeParameters(turnLevels(document), turned);
}

function turnLevels(document: ModelDocument): ModelDocument {
  const features = document.features.map((feature) => ({ ...feature, levels: [...(feature.levels ?? [])].reverse() }));
  return { ...document, features };
}
