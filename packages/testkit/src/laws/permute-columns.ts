import type { MixtureDocument } from 'latent';
import type { Values } from '../oracle/families/index.ts';
import { type Feature, featuresOf } from '../oracle/feature.ts';
import type { Nested } from '../oracle/nested.ts';
import { flatten, readParameters, writeParameters } from '../oracle/numbers.ts';
import type { Instance } from '../problem.ts';
import { steps } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectAllClose, expectClose, forAll, type Law } from './law.ts';

export const permuteColumns: Law = {
  says: 'columns in another order, in the model, in its blocks and in the data: every column keeps its parameters (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      const [back, own] = [turn(other.document.model), one.document.model].map((model) =>
        flatten(readParameters(model)),
      );
      expectAllClose(back as number[], own as number[], 1e-9, 'parameters');
      expectAllClose(other.posterior.flat(), one.posterior.flat(), 1e-9, 'posterior');
    }),
};

/** The features backwards, and the columns of every block; the columns of the data in an order of their own. */
function permute(instance: Instance): Instance {
  const order = createDice(instance.rows.length).shuffle(instance.header.length);
  const start = turn(instance.start);
  const arrange = <T>(cells: readonly T[]): T[] => order.map((column) => cells[column] as T);
  return {
    ...instance,
    document: turn(instance.document),
    // A start names its features: their order there does not matter.
    start: { ...start, features: [...start.features].reverse() },
    header: arrange(instance.header),
    rows: instance.rows.map(arrange),
  };
}

function turn(document: MixtureDocument): MixtureDocument {
  const features = featuresOf(document);
  const backwards = { ...document, features: features.map(turnFeature).reverse() };
  if (!document.parameters) return backwards;
  const { sizes, features: values } = readParameters(document);
  const turned = features.map((feature, j) => turnValues(feature, values[j] as Values)).reverse();
  return writeParameters(backwards, { sizes, features: turned });
}

function turnFeature(feature: Feature): Feature {
  const { columns, prior } = feature;
  if (!columns) return feature;
  return {
    ...feature,
    columns: [...columns].reverse(),
    ...(prior?.mean && prior.scale
      ? { prior: { ...prior, mean: [...prior.mean].reverse(), scale: turnAll(prior.scale) as number[][] } }
      : {}),
  };
}

/** All axes of a block but the one of the classes run over its columns. */
function turnValues({ columns, covariance }: Feature, values: Values): Values {
  if (!columns) return values;
  const turned = Object.entries(values).map(([key, own]): [string, Nested] => [
    key,
    key === 'covariance' && covariance === 'tied' ? turnAll(own) : (own as readonly Nested[]).map(turnAll),
  ]);
  return Object.fromEntries(turned);
}

const turnAll = (nested: Nested): Nested => (typeof nested === 'number' ? nested : nested.map(turnAll).reverse());
