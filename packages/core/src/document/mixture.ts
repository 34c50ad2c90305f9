import { LatentError } from '../error/index.ts';
import { type Emission, families } from '../families/index.ts';
import { createMixture, type Mixture } from '../models/index.ts';
import { checkNames } from './names.ts';
import type { FeatureDocument, ModelDocument } from './types.ts';

/** The model that a document describes, without its parameters. */
export function mixtureFrom(document: ModelDocument, file?: string): Mixture {
  checkNames(document, file);
  const { latent, features } = document;
  const fixed = new Set(document.fixed);
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  return createMixture({
    latent: latent.name,
    classes: latent.levels.length,
    fixedSizes: fixed.has(latent.name),
    pseudoCount,
    emissions: features.map((feature) =>
      emissionOf(feature, latent.levels.length, pseudoCount, fixed.has(feature.name), file),
    ),
  });
}

function emissionOf(
  feature: FeatureDocument,
  classes: number,
  pseudoCount: number,
  fixed: boolean,
  file: string | undefined,
): Emission {
  const family = Object.hasOwn(families, feature.family) ? families[feature.family] : undefined;
  if (!family || !feature.levels)
    throw new LatentError(
      'NOT_AVAILABLE',
      `${feature.family} columns are not available yet`,
      'This version fits categorical columns.',
      { file, column: feature.name },
    );
  return family({ name: feature.name, levels: feature.levels, classes, pseudoCount, fixed });
}

/**
 * The levels that a document declares, by column: of its features and of its latent variable.
 *
 * @example
 * const clean = dropUnweightedLevels(table, weights, declaredLevels(document));
 */
export function declaredLevels({ latent, features }: ModelDocument): ReadonlyMap<string, readonly string[]> {
  return new Map([[latent.name, latent.levels], ...features.map(({ name, levels = [] }) => [name, levels] as const)]);
}
