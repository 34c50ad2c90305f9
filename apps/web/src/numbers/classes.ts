import type { FeatureDocument, MixtureDocument, NestedNumbers } from 'latent';

/**
 * The parameters of some classes of a mixture, in the order given; the class sizes are as they were.
 *
 * @param classes positions, from 0
 * @example
 * pickClasses(fit.model, fit.model.parameters, [1, 0]); // the second class first
 */
export function pickClasses(
  { latent, features }: Pick<MixtureDocument, 'latent' | 'features'>,
  parameters: Readonly<Record<string, NestedNumbers>>,
  classes: readonly number[],
): Record<string, NestedNumbers> {
  const pick = (value: NestedNumbers | undefined): NestedNumbers =>
    Array.isArray(value) ? classes.map((k) => value[k] as NestedNumbers) : (value ?? []);
  return Object.fromEntries([
    [latent.name, pick(parameters[latent.name])],
    ...features.map((feature): [string, NestedNumbers] => {
      const own = parameters[feature.name];
      if (typeof own !== 'object' || Array.isArray(own)) return [feature.name, pick(own)];
      const entries = Object.entries(own).map(([key, value]) => [key, isShared(feature, key) ? value : pick(value)]);
      return [feature.name, Object.fromEntries(entries)];
    }),
  ]);
}

/** All classes have it together. */
const isShared = ({ covariance }: FeatureDocument, key: string): boolean =>
  covariance === 'tied' && key === 'covariance';
