import type { MixtureDocument } from 'latent';
import type { Observed } from './data.ts';
import { familyOf, type Values } from './families/index.ts';
import { featuresOf } from './feature.ts';
import { add } from './nested.ts';
import type { Parameters } from './numbers.ts';

// Brute force over the classes with Math.log and Math.exp: nothing here is shared with the library.

/** log p(class, the observed cells of a row) of every class; −∞ where another class is known. */
export function logJoints(document: MixtureDocument, parameters: Parameters, data: Observed, row: number): number[] {
  const features = featuresOf(document);
  const known = data.known[row] as number;
  const cells = data.cells[row] as readonly (readonly number[])[];
  return parameters.sizes.map((size, k) => {
    if (known !== 0 && known !== k + 1) return Number.NEGATIVE_INFINITY;
    let sum = Math.log(size);
    features.forEach((feature, j) => {
      sum += familyOf(feature).logDensity(feature, parameters.features[j] as Values, k, cells[j] as readonly number[]);
    });
    return sum;
  });
}

/** log p(row) of every row. */
export function logLikelihoods(document: MixtureDocument, parameters: Parameters, data: Observed): number[] {
  return data.cells.map((_, row) => logSum(logJoints(document, parameters, data, row)));
}

/** Σ w log p(row). */
export function logLikelihood(document: MixtureDocument, parameters: Parameters, data: Observed): number {
  const own = logLikelihoods(document, parameters, data);
  return add(own.map((value, i) => weighted(data.weights[i] as number, value)));
}

/** p(class | row) of every row. */
export function posterior(document: MixtureDocument, parameters: Parameters, data: Observed): number[][] {
  return data.cells.map((_, row) => {
    const terms = logJoints(document, parameters, data, row);
    const largest = Math.max(...terms);
    const shares = terms.map((term) => Math.exp(term - largest));
    const total = add(shares);
    return shares.map((share) => share / total);
  });
}

export function logSum(terms: readonly number[]): number {
  const largest = Math.max(...terms);
  return largest === Number.NEGATIVE_INFINITY
    ? largest
    : largest + Math.log(add(terms.map((term) => Math.exp(term - largest))));
}

const weighted = (weight: number, value: number): number => (weight === 0 ? 0 : weight * value);
