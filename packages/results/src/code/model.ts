import { type FeatureDocument, type MixtureDocument, type NestedNumbers, VERSION } from 'latent';

/** A feature as exported code has it: parameters by class, matrices nested. */
export type ExportedFeature =
  | {
      readonly family: 'categorical';
      readonly column: string;
      readonly levels: readonly string[];
      readonly probabilities: NestedNumbers;
    }
  | { readonly family: 'poisson' | 'exponential'; readonly column: string; readonly rate: NestedNumbers }
  | {
      readonly family: 'binomial';
      readonly column: string;
      /** A number, or the column that holds it. */
      readonly trials: number | string;
      readonly probability: NestedNumbers;
    }
  | {
      readonly family: 'negative-binomial';
      readonly column: string;
      readonly mean: NestedNumbers;
      readonly size: NestedNumbers;
    }
  | {
      readonly family: 'independent';
      readonly columns: readonly string[];
      readonly mean: NestedNumbers;
      readonly variance: NestedNumbers;
    }
  | {
      readonly family: 'gaussian';
      readonly columns: readonly string[];
      readonly mean: NestedNumbers;
      /** One matrix a class, or one for all. */
      readonly covariance: NestedNumbers;
    };

/** What the code of another language holds of a mixture. */
export interface ExportedModel {
  readonly latent: string;
  readonly classes: readonly string[];
  readonly sizes: NestedNumbers;
  readonly features: readonly ExportedFeature[];
}

/** The first line of exported code, without the sign of a comment; it holds no name of the model. */
export const HEADER = `A mixture with its parameters, written by latent ${VERSION}: scores rows without latent.`;

/** @param document with checked parameters */
export function exportedModel({ latent, features, parameters = {} }: MixtureDocument): ExportedModel {
  return {
    latent: latent.name,
    classes: latent.levels,
    sizes: parameters[latent.name] as NestedNumbers,
    features: features.map((feature) => exported(feature, parameters[feature.name] as NestedNumbers)),
  };
}

function exported(feature: FeatureDocument, value: NestedNumbers): ExportedFeature {
  const { name: column, family, levels = [], trials, columns = [column], covariance } = feature;
  const own = value as Readonly<Record<string, NestedNumbers>>;
  const of = (key: string): NestedNumbers => own[key] as NestedNumbers;
  switch (family) {
    case 'categorical':
      return { family, column, levels, probabilities: value };
    case 'poisson':
    case 'exponential':
      return { family, column, rate: of('rate') };
    case 'binomial':
      return { family, column, trials: trials as number | string, probability: of('probability') };
    case 'negative-binomial':
      return { family, column, mean: of('mean'), size: of('size') };
    default:
      break;
  }
  const mean = of('mean');
  if (own['variance'] === undefined)
    return {
      family: 'gaussian',
      columns,
      mean,
      covariance: covariance === 'tied' ? [of('covariance')] : of('covariance'),
    };
  // Spherical: one variance a class.
  const variance = (own['variance'] as readonly NestedNumbers[]).map((entry) =>
    typeof entry === 'number' ? columns.map(() => entry) : entry,
  );
  return { family: 'independent', columns, mean, variance };
}
