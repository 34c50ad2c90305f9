import type { FeatureDocument, MixtureDocument } from '../document/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { exp, log } from '../math/index.ts';
import type { Mixture } from '../models/index.ts';
import type { PatternSummary, Patterns } from '../patterns/index.ts';
import { checkPseudoCount } from './prior.ts';
import { scatterOf } from './scatter.ts';

/**
 * Priors in a few words; where they refer to the data, `resolvePriors` makes numbers of them.
 *
 * - `pseudoCount` and `centre: 'uniform'` (default): added to each class size and each categorical cell.
 * - `centre: 'margins'`: pseudoCount/K for each class size and, spread over the levels as they occur in the data, for each class of a
 *   categorical column: estimates are drawn towards the margins (the constants of Latent GOLD; Vermunt & Magidson 2016).
 * - `covariance`: a normal–inverse-Wishart prior at the scale of the data for every Gaussian column and block; 1 is the default of
 *   Fraley & Raftery (2007), larger is stronger.
 */
export type PriorOptions =
  | {
      readonly pseudoCount: number;
      readonly centre?: 'uniform' | 'margins' | undefined;
      readonly covariance?: number | undefined;
    }
  | { readonly pseudoCount?: undefined; readonly centre?: undefined; readonly covariance: number };

/** What priors are taken from. */
export interface PriorFacts {
  readonly model: Mixture;
  readonly patterns: Patterns;
  readonly summary: PatternSummary;
}

/**
 * A document with priors as numbers, so that it says all that repeats a fit. A feature that has a prior of its own, or is fixed, keeps it.
 *
 * For `covariance: s` in K classes, of a feature of d columns: mean = that of the data, shrinkage = 0.01·s, degreesOfFreedom = d + 2,
 * scale = s·V/K^(2/d), V the data's covariance matrix (divisor n − 1), for diagonal and spherical features its variances. Fraley &
 * Raftery (2007, J. Classification 24: 155–181, section 3.2) have the same, tied matrices too with the number of classes; but they
 * give all columns of a diagonal matrix their mean variance, which holds for columns of one unit only.
 *
 * @throws LatentError BAD_OPTION
 * @example
 * const document = resolvePriors(model, { pseudoCount: 1, centre: 'margins', covariance: 1 }, prepared);
 */
export function resolvePriors(document: MixtureDocument, options: PriorOptions, facts: PriorFacts): MixtureDocument {
  const { pseudoCount, centre, covariance } = checkPriors(options);
  const { classes } = facts.model;
  const features = document.features.map((feature, j) => {
    if (feature.prior || document.fixed?.includes(feature.name)) return feature;
    const prior =
      (centre === 'margins' ? marginsPrior(pseudoCount / classes, feature, j, facts) : undefined) ??
      (covariance > 0 ? covariancePrior(covariance, j, facts) : undefined);
    return prior ? { ...feature, prior } : feature;
  });
  if (options.pseudoCount === undefined) return { ...document, features };
  return { ...document, features, prior: { pseudoCount: centre === 'margins' ? pseudoCount / classes : pseudoCount } };
}

/** The part of a document that needs no data: a pseudo-count that is the same for all cells. */
export function uniformPrior(options: PriorOptions | undefined): Pick<MixtureDocument, 'prior'> {
  if (options?.pseudoCount === undefined || options.centre === 'margins') return {};
  return { prior: { pseudoCount: options.pseudoCount } };
}

/** Refuses priors that make no sense; returns them in full, 0 where there is none. */
export function checkPriors(options: PriorOptions): {
  readonly pseudoCount: number;
  readonly centre: 'uniform' | 'margins';
  readonly covariance: number;
} {
  const given: Readonly<Record<string, unknown>> = typeof options === 'object' && options !== null ? options : {};
  const { pseudoCount, centre = 'uniform', covariance = 0, ...others } = given as Partial<PriorOptions>;
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw badPrior(`the prior has no "${stray}"`);
  if (centre !== 'uniform' && centre !== 'margins') throw badPrior(`the prior's centre is ${text(centre)}`);
  if (typeof covariance !== 'number' || !(covariance >= 0 && covariance < Number.POSITIVE_INFINITY))
    throw badPrior(`the prior's covariance is ${text(covariance)}`);
  const needed = given['covariance'] === undefined || centre === 'margins' || pseudoCount !== undefined;
  return { pseudoCount: needed ? checkPseudoCount(pseudoCount) : 0, centre, covariance };
}

function badPrior(message: string): LatentError {
  return new LatentError(
    'BAD_OPTION',
    message,
    "Give { pseudoCount: 0.5 }, with centre: 'uniform' or 'margins', or covariance: 1, numbers of at least 0.",
    { option: 'prior' },
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

type Prior = NonNullable<FeatureDocument['prior']>;

/** `total` pseudo-counts spread over the levels as they occur; undefined for other families and for a column without cells. */
function marginsPrior(
  total: number,
  { levels }: FeatureDocument,
  j: number,
  { model, summary }: PriorFacts,
): Prior | undefined {
  const block = model.blocks[j];
  if (!levels || block?.kind !== 'table') return undefined;
  const counts = Array.from(summary.margins[block.item] as Float64Array);
  const observed = counts.reduce((sum, count) => sum + count, 0);
  return observed > 0 ? { pseudoCounts: counts.map((count) => total * (count / observed)) } : undefined;
}

function covariancePrior(strength: number, j: number, { model, patterns, summary }: PriorFacts): Prior | undefined {
  const block = model.blocks[j];
  if (block?.kind !== 'cells' && block?.kind !== 'gaussian') return undefined;
  const { column, columns: size } = block;
  const columns = summary.columns.slice(column, column + size);
  if (columns.some(({ weight }) => weight === 0)) return undefined;
  const share = strength * shrunk(model.classes, size);
  return {
    mean: columns.map(({ mean }) => mean),
    shrinkage: 0.01 * strength,
    degreesOfFreedom: size + 2,
    scale: scatterOf(patterns, column, columns, block.kind === 'gaussian').map((row) => row.map((v) => v * share)),
  };
}

/** Blocks whose new prior has no correlations, because the data's matrix is singular: said, since it is not what was asked for. */
export function priorRemarks(before: MixtureDocument, after: MixtureDocument): Warning[] {
  return after.features.flatMap(({ name, prior, covariance = 'full', columns = [] }, j): Warning[] => {
    const scale = before.features[j]?.prior ? undefined : prior?.scale;
    const hasCorrelations = columns.length > 1 && (covariance === 'full' || covariance === 'tied');
    if (!scale || !hasCorrelations || scale.some((row, i) => row.some((value, l) => i !== l && value !== 0))) return [];
    return [
      {
        code: 'PRIOR_DIAGONAL',
        level: 'warning',
        message: `the covariance matrix of the columns of "${name}" is singular: the scale of its prior has their variances and no correlations`,
        fix: 'Leave out a column that others determine, or write the prior into the model document.',
        where: { feature: name },
      },
    ];
  });
}

/** K^(−2/d): the volume of an ellipsoid of the scale is the data's over K². */
function shrunk(classes: number, size: number): number {
  if (size === 1) return 1 / (classes * classes);
  return size === 2 ? 1 / classes : exp((-2 / size) * log(classes));
}
