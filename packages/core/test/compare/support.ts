import type { FeatureDocument, MixtureDocument, NestedNumbers } from '../../src/document/index.ts';

/** A mixture with parameters; classes of equal size unless they are given. */
export function mixtureOf(
  classes: readonly string[],
  features: readonly FeatureDocument[],
  parameters: Readonly<Record<string, NestedNumbers>>,
  sizes: readonly number[] = classes.map(() => 1 / classes.length),
): MixtureDocument {
  const latent = { name: 'class', levels: classes };
  const document = { format: 'latent-model', version: 1, kind: 'mixture', latent, features } as const;
  return { ...document, parameters: { class: sizes, ...parameters } };
}
