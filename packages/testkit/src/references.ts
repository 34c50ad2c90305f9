import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestedNumbers } from 'latent';
import type { Data } from './problem.ts';

/** Results of independent programs, and the data that they are about. They stand beside the checkout and are not part of it. */
export interface References {
  /** EM step by step from a given start. */
  readonly steps: Readonly<Record<string, StepsReference>>;
  /** The best of many restarts. */
  readonly best: Readonly<Record<string, BestReference>>;
  /** Gaussian mixtures, converged from a given start. */
  readonly converged: Readonly<Record<string, ConvergedReference>>;
  readonly data: Readonly<Record<string, Data>>;
}

/**
 * Parameters by class and item: a probability vector, of Bernoulli items the probability of the second level, a Poisson rate,
 * or mean and variance. Gaussian mixtures have means [class][column] and covariances in the shape of their type.
 */
export interface ReferenceParameters {
  readonly weights: readonly number[];
  readonly params?: readonly (readonly (number | readonly number[])[])[];
  readonly means?: readonly (readonly number[])[];
  readonly covariances?: NestedNumbers;
}

/** What a reference is about. */
export interface ReferenceModel {
  readonly dataset: string | null;
  readonly columns: readonly string[];
  /** The families of the columns; all categorical where absent. */
  readonly variables?: readonly (readonly [string, ...unknown[]])[];
  /** Of Gaussian mixtures. */
  readonly covariance_type?: 'full' | 'tied' | 'diag' | 'spherical';
  readonly data_divided_by?: number;
}

export interface StepsReference extends ReferenceModel {
  readonly start: ReferenceParameters;
  readonly resp_first_rows: readonly (readonly number[])[];
  readonly iter1: ReferenceParameters;
  readonly iter10: ReferenceParameters;
  /** At the parameters after 0, 1, 2, … iterations. */
  readonly loglik: readonly number[];
  readonly rows?: readonly (readonly number[])[];
  readonly row_weights?: readonly number[];
}

export interface ConvergedReference extends ReferenceModel {
  readonly start: ReferenceParameters;
  readonly loglik: number;
  readonly AIC: number;
  readonly BIC: number;
  readonly free_parameters: number;
}

export interface BestReference extends ReferenceParameters, ReferenceModel {
  readonly loglik: number;
  readonly AIC: number;
  readonly BIC: number;
  readonly free_parameters: number;
}

const beside = fileURLToPath(new URL('../../../../shared/references/', import.meta.url));

/** Where the references are, if they are anywhere. */
export const referencesFolder = (): string => process.env['LATENT_REFERENCES'] ?? beside;

/**
 * Reads what the cases need from the folder that LATENT_REFERENCES names, or `../shared/references` beside the checkout.
 *
 * @returns undefined where there is no such folder
 */
export function readReferences(): References | undefined {
  const folder = referencesFolder();
  if (!existsSync(join(folder, 'ref'))) return undefined;
  const read = <T>(pattern: RegExp): Record<string, T> =>
    Object.fromEntries(
      readdirSync(join(folder, 'ref')).flatMap((file) => {
        const name = pattern.exec(file)?.[1];
        return name ? [[name, JSON.parse(readFileSync(join(folder, 'ref', file), 'utf8')) as T]] : [];
      }),
    );
  const steps = read<StepsReference>(
    /^steps_((?:carcinoma|cheating|gss82|election|faithful|galaxies|iris|deaths1910|mixed150)_.*)\.json$/,
  );
  const best = read<BestReference>(/^best_(.*_(?:lca|pois)_.*)\.json$/);
  const converged = read<ConvergedReference>(/^conv_(.*)\.json$/);
  const all = [steps, best, converged].flatMap((references) => Object.values<ReferenceModel>(references));
  const sets = new Set(all.flatMap(({ dataset }) => dataset ?? []));
  return {
    steps,
    best,
    converged,
    data: Object.fromEntries([...sets].map((name) => [name, readCsv(join(folder, 'data', `${name}.csv`))])),
  };
}

/** Cells without quotes; an empty one is missing. */
export function readCsv(path: string): Data {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  return {
    header: header.split(','),
    rows: lines.map((line) => line.split(',').map((cell) => (cell === '' ? null : cell))),
  };
}
