import type { ColumnSummary } from '../patterns/index.ts';
import type { EmissionSpec } from './family.ts';

/** A normal–inverse-Wishart prior: μ | Σ ~ N(mean, Σ/shrinkage), Σ ~ IW(degreesOfFreedom, scale). */
export interface GaussianPrior {
  readonly mean: readonly number[];
  readonly shrinkage: number;
  readonly degreesOfFreedom: number;
  readonly scale: readonly (readonly number[])[];
}

/** The prior that a feature declares, if it declares one. */
export function gaussianPriorOf({ feature: { prior } }: EmissionSpec): GaussianPrior | undefined {
  if (!prior?.mean || !prior.scale) return undefined;
  const { mean, scale, shrinkage = 0, degreesOfFreedom = 0 } = prior;
  return { mean, scale, shrinkage, degreesOfFreedom };
}

/** The variance by which a start sets classes apart in a column: the data's; the prior's where they have none; 1 without data. */
export function startingSpread(
  fact: ColumnSummary | undefined,
  prior: GaussianPrior | undefined,
  column: number,
): number {
  if (!fact || fact.weight === 0) return 1;
  const scale = prior?.scale[column]?.[column] ?? 0;
  return fact.variance > 0 ? fact.variance : scale / ((prior?.degreesOfFreedom ?? 0) + 1);
}

/**
 * Weighted squares about the data's mean where they were summed about another one: `squares − sum²/weight`. Where the two nearly cancel,
 * the rounding error of the difference stands in its place: the next step sums about the new mean and is exact again.
 */
export function centredSquares(weight: number, sum: number, squares: number): number {
  const shift = (sum / weight) * sum;
  const rounding = 16 * Number.EPSILON * shift;
  return shift > 1e8 * (squares - shift) ? Math.max(squares - shift, rounding) : squares - shift;
}

/** A standard deviation below the rounding error of its own mean, or none at all: the component has collapsed on equal values. */
export function isCollapsed(mean: number, variance: number): boolean {
  const rounding = 8 * Number.EPSILON * mean;
  return !(variance > 1e-290 && variance < 1e290 && variance > rounding * rounding);
}
