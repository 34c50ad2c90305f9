import type { MixtureDocument } from 'latent';
import { readData } from '../oracle/data.ts';
import { columnsOf, type Values } from '../oracle/families/index.ts';
import { type Feature, featuresOf } from '../oracle/feature.ts';
import { add, at, type Nested } from '../oracle/nested.ts';
import { readParameters, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectAllClose, expectClose, expectParameters, forAll, type Law } from './law.ts';

/** x ↦ scale·x + shift, of the first column of a block, the second, and so on. */
const CHANGES = [
  { scale: 4, shift: -3 },
  { scale: 0.5, shift: 10 },
  { scale: 8, shift: 1.5 },
];

export const shiftAndScale: Law = {
  says: 'Gaussian columns, shifted and scaled: means and covariances go with them, the log-likelihood loses log scale for every observed cell (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(change(instance), engine, 10));
      const loss = lostBy(instance);
      expectClose(other.document.logLikelihood, one.document.logLikelihood - loss, 1e-9, 'log-likelihood');
      expectParameters(other.document.model, changeDocument(one.document.model), 1e-9);
      expectAllClose(other.posterior.flat(), one.posterior.flat(), 1e-9, 'posterior');
    }),
};

/** Spherical blocks have one variance: one scale for all of their columns. */
function changeOf({ covariance }: Feature, column: number): { scale: number; shift: number } {
  const { scale, shift } = CHANGES[column % CHANGES.length] as (typeof CHANGES)[number];
  return { scale: covariance === 'spherical' ? 2 : scale, shift };
}

function change(instance: Instance): Instance {
  const changes = new Map(
    gaussians(instance.document).flatMap((feature) =>
      columnsOf(feature).map((name, column) => [name, changeOf(feature, column)] as const),
    ),
  );
  return {
    ...instance,
    document: changeDocument(instance.document),
    start: changeDocument(instance.start),
    rows: instance.rows.map((row) =>
      row.map((cell, j) => {
        const own = changes.get(instance.header[j] as string);
        return cell === null || !own ? cell : String(own.scale * Number(cell) + own.shift);
      }),
    ),
  };
}

function changeDocument(document: MixtureDocument): MixtureDocument {
  const features = featuresOf(document).map((feature): Feature => {
    const { family, prior } = feature;
    if (family !== 'gaussian' || !prior?.mean || !prior.scale) return feature;
    const mean = changeMean(feature, prior.mean);
    return { ...feature, prior: { ...prior, mean, scale: changeCovariance(feature, prior.scale) } };
  });
  const changed = { ...document, features };
  if (!document.parameters) return changed;
  const { sizes, features: values } = readParameters(document);
  const own = featuresOf(document).map((feature, j) => changeValues(feature, values[j] as Values));
  return writeParameters(changed, { sizes, features: own });
}

function changeValues(feature: Feature, values: Values): Values {
  if (feature.family !== 'gaussian') return values;
  const means = values['mean'] as readonly (readonly number[])[];
  const mean = means.map((own) => changeMean(feature, own));
  const square = (column: number): number => changeOf(feature, column).scale ** 2;
  if (values['variance']) {
    const variance = (values['variance'] as readonly Nested[]).map((own) =>
      typeof own === 'number' ? own * square(0) : own.map((value, d) => (value as number) * square(d)),
    );
    return { mean, variance };
  }
  type Matrix = readonly (readonly number[])[];
  const covariance =
    feature.covariance === 'tied'
      ? changeCovariance(feature, values['covariance'] as Matrix)
      : (values['covariance'] as readonly Matrix[]).map((own) => changeCovariance(feature, own));
  return { mean, covariance };
}

const changeMean = (feature: Feature, mean: readonly number[]): number[] =>
  mean.map((value, d) => changeOf(feature, d).scale * value + changeOf(feature, d).shift);

const changeCovariance = (feature: Feature, matrix: readonly (readonly number[])[]): number[][] =>
  matrix.map((line, i) => line.map((value, j) => changeOf(feature, i).scale * changeOf(feature, j).scale * value));

/** Σ over observed cells of weight · log scale. */
function lostBy(instance: Instance): number {
  const { cells, weights } = readData(instance.document, instance);
  const features = featuresOf(instance.document);
  return add(
    cells.map((row, i) =>
      add(
        features.flatMap((feature, j) =>
          feature.family === 'gaussian'
            ? columnsOf(feature).map((_, d) =>
                Number.isNaN(at(row, j, d)) ? 0 : at(weights, i) * Math.log(changeOf(feature, d).scale),
              )
            : [],
        ),
      ),
    ),
  );
}

const gaussians = (document: MixtureDocument): Feature[] =>
  featuresOf(document).filter(({ family }) => family === 'gaussian');
