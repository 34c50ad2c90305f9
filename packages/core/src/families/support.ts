import type { BlockSpec } from '../statistics/index.ts';
import type { TableForm } from './family.ts';

/** log p(value | class) of the value at place `level` of the support. */
export type LevelLog = (parameters: Float64Array, latent: number, level: number) => number;

/** The table block of a feature that is coded by its distinct values; statistics are their expected counts, [class][level]. */
export function supportTable(classes: number, levels: number, logProbability: LevelLog): TableForm {
  return {
    kind: 'table',
    levels,
    logProbabilities(parameters, out) {
      for (let level = 0; level < levels; level++)
        for (let latent = 0; latent < classes; latent++)
          out[level * classes + latent] = logProbability(parameters, latent, level);
    },
    fold(counts, statistics) {
      for (let level = 0; level < levels; level++)
        for (let latent = 0; latent < classes; latent++) {
          const slot = latent * levels + level;
          statistics[slot] = (statistics[slot] as number) + (counts[level * classes + latent] as number);
        }
    },
  };
}

/** Σ n·log p over classes and support, 0·(−∞) = 0. */
export function expectedLog(
  parameters: Float64Array,
  counts: Float64Array,
  classes: number,
  logProbability: LevelLog,
): number {
  const levels = counts.length / classes;
  let sum = 0;
  for (let latent = 0; latent < classes; latent++)
    for (let level = 0; level < levels; level++) {
      const count = counts[latent * levels + level] as number;
      if (count !== 0) sum += count * logProbability(parameters, latent, level);
    }
  return sum;
}

/** Weighted sums over the support, for one class: Σ n and Σ n·value of each column. */
export function sumsOver(counts: ArrayLike<number>, support: Float64Array, columns: number): number[] {
  const sums = new Array<number>(columns + 1).fill(0);
  for (let level = 0; level < counts.length; level++) {
    const count = counts[level] as number;
    sums[0] = (sums[0] as number) + count;
    for (let column = 0; column < columns; column++)
      sums[column + 1] = (sums[column + 1] as number) + count * (support[level * columns + column] as number);
  }
  return sums;
}

/** Adds sums of moments to statistics that are kept in the same order. */
export function addSums(sums: Float64Array, statistics: Float64Array): void {
  for (let i = 0; i < statistics.length; i++) statistics[i] = (statistics[i] as number) + (sums[i] as number);
}

/** Statistics of a moments block: one entry a class for each term, [term][class]. */
export function termBlocks(name: string, classes: number, terms: readonly string[]): BlockSpec[] {
  return terms.map((term) => ({ name: `${name}.${term}`, shape: [classes], constraint: 'free' }));
}
