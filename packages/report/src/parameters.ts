import type { FeatureDocument, NestedNumbers } from 'latent';

/** Nested numbers as a list of what they hold; nothing where there are none. */
export const listOf = (value: NestedNumbers | undefined): readonly NestedNumbers[] =>
  Array.isArray(value) ? value : [];

/** A list of numbers. */
export const numbersOf = (value: NestedNumbers | undefined): readonly number[] => listOf(value).map(Number);

/** The number at a place of a feature's named parameters. */
export function numberAt(
  own: NestedNumbers | undefined,
  key: string,
  ...indices: readonly number[]
): number | undefined {
  const keyed = typeof own === 'object' && !Array.isArray(own) && Object.hasOwn(own, key) ? own : undefined;
  const found = indices.reduce<unknown>(
    (inner, index) => (Array.isArray(inner) ? inner[index] : undefined),
    (keyed as { readonly [name: string]: NestedNumbers } | undefined)?.[key],
  );
  return typeof found === 'number' ? found : undefined;
}

/** The covariance of two columns of a Gaussian block in a class, where the block has covariances. */
export function covarianceAt(
  own: NestedNumbers | undefined,
  { covariance }: FeatureDocument,
  k: number,
  i: number,
  j: number,
): number | undefined {
  return covariance === 'tied' ? numberAt(own, 'covariance', i, j) : numberAt(own, 'covariance', k, i, j);
}

/** The standard deviation of a Gaussian column in a class, whatever the covariance of its block. */
export function deviationAt(
  own: NestedNumbers | undefined,
  feature: FeatureDocument,
  k: number,
  j: number,
): number | undefined {
  const variance =
    covarianceAt(own, feature, k, j, j) ??
    (feature.covariance === 'spherical' ? numberAt(own, 'variance', k) : numberAt(own, 'variance', k, j));
  return variance === undefined ? undefined : Math.sqrt(variance);
}
