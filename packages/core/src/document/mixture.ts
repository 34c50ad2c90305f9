import type { Encoded, Feature } from '../encode/index.ts';
import { LatentError } from '../error/index.ts';
import { type Emission, type Family, families } from '../families/index.ts';
import { createMixture, type Mixture } from '../models/index.ts';
import { checkNames } from './names.ts';
import type { FeatureDocument, MixtureDocument, ModelDocument } from './types.ts';

/**
 * The model that a document describes, without its parameters.
 *
 * @param traits of the data that it meets, feature by feature: families that are coded by the values of the data need them for
 * densities and statistics; the parameters are the same without
 */
export function mixtureFrom(document: MixtureDocument, file?: string, traits?: readonly FeatureTraits[]): Mixture {
  checkNames(document, file);
  const { latent, features } = document;
  const fixed = new Set(document.fixed);
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  const classes = latent.levels.length;
  return createMixture({
    latent: latent.name,
    classes,
    fixedSizes: fixed.has(latent.name),
    pseudoCount,
    emissions: features.map(
      (feature, j): Emission =>
        familyOf(feature, file).emission({
          name: feature.name,
          classes,
          fixed: fixed.has(feature.name),
          columns: columnNames(feature),
          pseudoCount,
          feature,
          support: traits?.[j]?.support,
          partial: traits?.[j]?.partial ?? false,
        }),
    ),
  });
}

/** What a model must know of the data of a feature: plain data. */
export interface FeatureTraits {
  /** The distinct values behind codes; absent where codes are labels, and for numbers. */
  readonly support: Float64Array | undefined;
  /** Some rows have a part of the columns. */
  readonly partial: boolean;
}

export function traitsOf(features: Encoded['features']): FeatureTraits[] {
  return features.map((feature) => ({
    support: feature.kind === 'codes' ? feature.support : undefined,
    partial: feature.kind === 'values' && isPartial(feature.values),
  }));
}

/**
 * The columns of the data that a feature reads, by name: its own, those of a Gaussian block, or successes and trials.
 *
 * @example
 * const names = document.features.flatMap(columnNames);
 */
export function columnNames({ name, columns, trials }: FeatureDocument): readonly string[] {
  if (columns) return columns;
  return typeof trials === 'string' ? [name, trials] : [name];
}

/** What the data must hold for a document's features. */
export function neededFeatures({ features }: MixtureDocument): Feature[] {
  return features.map((feature) => {
    const { columns, coding, check } = familyOf(feature, undefined);
    return { name: feature.name, columns: columns(feature, columnNames(feature)), coding, check };
  });
}

function familyOf({ family, name }: FeatureDocument, file: string | undefined): Family {
  const found = Object.hasOwn(families, family) ? families[family] : undefined;
  if (found) return found;
  throw new LatentError(
    'NOT_AVAILABLE',
    `there is no family "${family}"`,
    `Families are ${Object.keys(families).join(', ')}.`,
    { file, column: name },
  );
}

/** Some rows have a part of the columns. */
function isPartial(columns: readonly Float64Array[]): boolean {
  const [first, ...others] = columns;
  return (
    first?.some((value, row) => others.some((column) => Number.isNaN(column[row]) !== Number.isNaN(value))) ?? false
  );
}

/**
 * The levels that a document declares, by column: of a mixture's features and latent variable, of a network's nodes.
 *
 * @example
 * const clean = dropUnweightedLevels(table, weights, declaredLevels(document));
 */
export function declaredLevels(document: ModelDocument): ReadonlyMap<string, readonly string[]> {
  if (document.kind === 'network') return new Map(document.nodes.map(({ name, levels }) => [name, levels] as const));
  const { latent, features } = document;
  return new Map([
    [latent.name, latent.levels],
    ...features.flatMap(({ name, levels }) => (levels ? [[name, levels] as const] : [])),
  ]);
}
