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

/** Draws a share of successes: halfway from the common one to that of a row of the data, both with half a success and failure added. */
export function shareOf(
  { counts, columns }: Margin,
  support: Float64Array | undefined,
  trials: number | undefined,
): (random: Random) => number {
  const width = trials === undefined ? 2 : 1;
  const share = (successes: number, all: number): number => (successes + 0.5) / (all + 1);
  if (support && support.length > 0 && counts.length * width === support.length) {
    const [weight = 0, successes = 0, all = weight * (trials ?? 0)] = sumsOver(counts, support, width);
    if (weight > 0) {
      const common = share(successes, all);
      const shares = counts.map((count) => count / weight);
      return (random) => {
        const row = random.index(shares) * width;
        return (common + share(support[row] as number, trials ?? (support[row + 1] as number))) / 2;
      };
    }
  }
  const [successes, all] = columns;
  if (!successes || !(successes.weight > 0)) return (random) => 0.25 + 0.5 * random.uniform();
  const common = share(successes.weight * successes.mean, successes.weight * (trials ?? all?.mean ?? 0));
  return (random) => common * random.uniform() + (common * (1 - common)) / 2;
}

/** A starting probability of a class: a share of the data, its odds blurred so that classes differ. */
export function startingProbability(random: Random, share: number): number {
  const most = Math.min(1 - EDGE, share);
  const odds = (most / (1 - most)) * (0.5 + random.uniform());
  return Math.min(1 - EDGE, Math.max(EDGE, odds / (1 + odds)));
}

/** Starts stay so far from 0 and 1. */
const EDGE = 1e-12;
