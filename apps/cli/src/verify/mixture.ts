import type { FeatureDocument, MixtureDocument, NestedNumbers, Table } from 'latent';
import { divided, readSet, tableOf } from './data.ts';
import type { FileParameters, MixtureFile } from './files.ts';

const COVARIANCES = { full: 'full', tied: 'tied', diag: 'diagonal', spherical: 'spherical' } as const;

/** The rows that a result of a mixture is about. */
export async function tableOfMixture(file: MixtureFile, folder: string): Promise<Table> {
  const { dataset, sha256, columns, rows = [], data_divided_by: unit = 1 } = file;
  if (dataset === null) return tableOf(columns, rows);
  const reading = new Map(
    columns.map((name, j) => [name, isDiscrete(familyOf(file, j)) ? 'labels' : 'numbers'] as const),
  );
  return divided(await readSet(folder, dataset, sha256, columns, reading), unit);
}

/** The model of a result: one block of a Gaussian mixture, otherwise a feature a column; levels are numbers, in their order. */
export function documentOf(file: MixtureFile, table: Table, classes: number): MixtureDocument {
  const { columns, covariance_type: type } = file;
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: Array.from({ length: classes }, (_, k) => String(k + 1)) },
    features: type
      ? [{ name: BLOCK, family: 'gaussian', columns, covariance: COVARIANCES[type] }]
      : columns.map((name, j): FeatureDocument => {
          const family = familyOf(file, j);
          return isDiscrete(family) ? { name, family: 'categorical', levels: levelsIn(table, name) } : { name, family };
        }),
  };
}

/** Parameters of a file as a document has them. */
export function parametersOf(file: MixtureFile, own: FileParameters): Readonly<Record<string, NestedNumbers>> {
  const { weights, params = [], means = [], covariances = [] } = own;
  const { columns, covariance_type: type } = file;
  if (type) {
    const key = type === 'full' || type === 'tied' ? 'covariance' : 'variance';
    return { class: weights, [BLOCK]: { mean: means, [key]: covariances } };
  }
  const features = columns.map((name, j): [string, NestedNumbers] => {
    const values = params.map((ofClass) => ofClass[j] ?? Number.NaN);
    return [name, inDocument(familyOf(file, j), values)];
  });
  return Object.fromEntries([['class', weights], ...features]);
}

function inDocument(family: string, values: readonly (number | readonly number[])[]): NestedNumbers {
  if (family === 'poisson') return { rate: values };
  if (family === 'gaussian') {
    const part = (i: number) => values.map((pair) => [typeof pair === 'number' ? pair : (pair[i] ?? Number.NaN)]);
    return { mean: part(0), variance: part(1) };
  }
  // A single number is the probability of the second level.
  return values.map((value) => (typeof value === 'number' ? [1 - value, value] : value));
}

/** The name of the block of a Gaussian mixture. */
const BLOCK = 'block';

const isDiscrete = (family: string): boolean => family === 'categorical' || family === 'bernoulli';

function familyOf({ variables, model, covariance_type: type }: MixtureFile, j: number): string {
  if (type) return 'gaussian';
  return variables?.[j]?.[0] ?? (/^poisson/i.test(model) ? 'poisson' : 'categorical');
}

function levelsIn({ columns }: Table, name: string): string[] {
  const column = columns.get(name);
  return column?.kind === 'labels' ? [...column.levels].sort((a, b) => Number(a) - Number(b)) : [];
}
