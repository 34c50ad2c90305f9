import type { MixtureDocument } from 'latent';
import type { Values } from '../oracle/families/index.ts';
import type { Feature } from '../oracle/feature.ts';
import { at, type Nested } from '../oracle/nested.ts';
import type { Parameters } from '../oracle/numbers.ts';
import type { Data } from '../problem.ts';
import type { ReferenceModel, ReferenceParameters } from '../references.ts';
import { numbered } from './case.ts';

const COVARIANCES = { full: 'full', tied: 'tied', diag: 'diagonal', spherical: 'spherical' } as const;

/** The model of a reference: one block of a Gaussian mixture, otherwise a feature a column; levels are the numbers in the data, in order. */
export function modelOf(reference: ReferenceModel, data: Data, classes: number): MixtureDocument {
  const { columns, variables, covariance_type: type } = reference;
  const one = (name: string, j: number): Feature => {
    const family = variables?.[j]?.[0] ?? 'categorical';
    return family === 'categorical' || family === 'bernoulli'
      ? { name, family: 'categorical', levels: levelsIn(data, name) }
      : { name, family };
  };
  const features: Feature[] = type
    ? [{ name: 'block', family: 'gaussian', columns, covariance: COVARIANCES[type] }]
    : columns.map(one);
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: numbered(classes) },
    features,
  };
}

/** By class and item → by item and class. */
export function parametersOf(reference: ReferenceModel, own: ReferenceParameters): Parameters {
  const { weights, params = [], means, covariances } = own;
  const { covariance_type: type, columns, variables } = reference;
  if (type) {
    const key = type === 'full' || type === 'tied' ? 'covariance' : 'variance';
    return { sizes: weights, features: [{ mean: means as Nested, [key]: covariances as Nested }] };
  }
  const features = columns.map((_, j): Values => {
    const values = params.map((ofClass) => ofClass[j] as number | readonly number[]);
    switch (variables?.[j]?.[0]) {
      case 'poisson':
        return { rate: values };
      case 'gaussian':
        return { mean: values.map((pair) => [at(pair, 0)]), variance: values.map((pair) => [at(pair, 1)]) };
      default: // a single number is the probability of the second level
        return { table: values.map((value) => (typeof value === 'number' ? [1 - value, value] : value)) };
    }
  });
  return { sizes: weights, features };
}

/** The columns of a reference, in its units: others may bear the name of the classes. */
export function dataOf(
  { dataset, columns, data_divided_by: unit = 1 }: ReferenceModel,
  sets: Readonly<Record<string, Data>>,
): Data {
  const { header, rows } = sets[dataset as string] as Data;
  const kept = columns.map((name) => header.indexOf(name));
  const inUnits = (cell: string | null) => (cell === null || unit === 1 ? cell : String(Number(cell) / unit));
  return { header: columns, rows: rows.map((row) => kept.map((column) => inUnits(row[column] ?? null))) };
}

function levelsIn({ header, rows }: Data, name: string): string[] {
  const cells = rows.flatMap((row) => row[header.indexOf(name)] ?? []);
  return [...new Set(cells)].sort((a, b) => Number(a) - Number(b));
}
