import type { Random } from '../random/index.ts';
import type { Margin } from './family.ts';
import { sumsOver } from './support.ts';

/** What a start needs of one column of numbers: a value drawn from it, its mean and variance. */
export interface Scale {
  readonly mean: number;
  readonly variance: number;
  draw(random: Random): number;
}

/** The scale of a column without negative numbers; undefined where nothing was observed. */
export function scaleOf({ counts, columns }: Margin, support: Float64Array | undefined): Scale | undefined {
  if (support && support.length > 0 && counts.length === support.length) {
    const [weight = 0, sum = 0] = sumsOver(counts, support, 1);
    if (!(weight > 0)) return undefined;
    const mean = sum / weight;
    let variance = 0;
    counts.forEach((count, level) => {
      const away = (support[level] as number) - mean;
      variance += (count / weight) * away * away;
    });
    const shares = counts.map((count) => count / weight);
    return { mean, variance, draw: (random) => support[random.index(shares)] as number };
  }
  const [column] = columns;
  if (!column || !(column.weight > 0)) return undefined;
  const { mean, variance, least, most } = column;
  return { mean, variance, draw: (random) => Math.min(most, Math.max(least, mean * random.exponential())) };
}

/** A positive starting mean of a class: halfway from the common mean to a value of the data, blurred so that classes differ. */
export function startingMean(random: Random, scale: Scale | undefined): number {
  if (!scale) return 1 + 4 * random.uniform();
  const centre = (scale.mean + scale.draw(random)) / 2;
  return (centre > 0 ? centre : 0.1) * (0.5 + random.uniform());
}
