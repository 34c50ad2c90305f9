import type { LatentClassModel } from '../model/index.ts';
import { type CodeColumn, codeAt, type Patterns, type Summary, weightsOf } from '../patterns/index.ts';

/** A column as distances see it: numbers in standard deviations, or levels that are equal or not; NaN where a cell is missing. */
interface Coordinate {
  readonly at: (pattern: number) => number;
  /** Of levels; 0: numbers. */
  readonly levels: number;
  /** Of levels, the chance that two rows differ: what a mismatch is measured by. */
  readonly spread: number;
}

/** A cluster's centre, column behind column: a mean, or the shares of the levels. */
export type Centre = Float64Array;

/**
 * Patterns as points whose columns all count the same: the average distance of two rows is 1 in each. Missing cells are left out and
 * the rest counts for them (Gower 1971).
 */
export interface Points {
  readonly count: number;
  readonly weights: Float64Array;
  /** The known class of each pattern from 1; absent where none is known. */
  readonly known: Uint32Array | undefined;
  distance(pattern: number, centre: Centre): number;
  /** The centre that one pattern is by itself. */
  at(pattern: number): Centre;
  /** The centres of clusters; columns without cells take those of all. @param members the cluster of each pattern; −1: none */
  centres(members: Int32Array, clusters: number): Centre[];
}

export function createPoints(model: LatentClassModel, patterns: Patterns, summary: Summary): Points {
  const coordinates = model.blocks.flatMap((block) => coordinatesOf(block, patterns, summary));
  const { count } = patterns;
  const weights = weightsOf(patterns);
  const width = coordinates.length;
  const cells = new Float64Array(count * width);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) cells[i * width + j] = (coordinates[j] as Coordinate).at(i);
  // Side by side in arrays: lists of objects took three times as long to go through.
  const levels = Uint32Array.from(coordinates, (own) => own.levels);
  const spreads = Float64Array.from(coordinates, (own) => own.spread);
  const firsts = new Uint32Array(width);
  let size = 0;
  for (let j = 0; j < width; j++) {
    firsts[j] = size;
    size += Math.max(1, levels[j] as number);
  }
  const everywhere: Centre = new Float64Array(size);

  /** Adds a pattern's cells to the sums of a cluster, and what they weigh to its totals. */
  const add = (pattern: number, sums: Float64Array, totals: Float64Array): void => {
    const weight = weights[pattern] as number;
    if (weight === 0) return;
    for (let j = 0; j < width; j++) {
      const value = cells[pattern * width + j] as number;
      if (Number.isNaN(value)) continue;
      totals[j] = (totals[j] as number) + weight;
      const isNumber = levels[j] === 0;
      const slot = (firsts[j] as number) + (isNumber ? 0 : value);
      sums[slot] = (sums[slot] as number) + (isNumber ? weight * value : weight);
    }
  };
  const divide = (sums: Float64Array, totals: Float64Array): Centre => {
    for (let j = 0; j < width; j++) {
      const from = firsts[j] as number;
      const to = from + Math.max(1, levels[j] as number);
      const total = totals[j] as number;
      for (let slot = from; slot < to; slot++)
        sums[slot] = total > 0 ? (sums[slot] as number) / total : (everywhere[slot] as number);
    }
    return sums;
  };
  const centres = (members: Int32Array, clusters: number): Centre[] => {
    const sums = Array.from({ length: clusters }, () => new Float64Array(size));
    const totals = sums.map(() => new Float64Array(width));
    for (let i = 0; i < count; i++) {
      const k = members[i] as number;
      if (k >= 0) add(i, sums[k] as Float64Array, totals[k] as Float64Array);
    }
    return sums.map((own, k) => divide(own, totals[k] as Float64Array));
  };
  everywhere.set(centres(new Int32Array(count), 1)[0] as Centre);

  const distance = (pattern: number, to: Centre): number => {
    let sum = 0;
    let seen = 0;
    for (let j = 0; j < width; j++) {
      const value = cells[pattern * width + j] as number;
      if (Number.isNaN(value)) continue;
      seen++;
      const first = firsts[j] as number;
      if (levels[j] === 0) {
        const away = value - (to[first] as number);
        sum += (away * away) / 2;
      } else sum += (1 - (to[first + value] as number)) / (spreads[j] as number);
    }
    return seen === 0 ? 1 : sum / seen;
  };
  /** The same where all is numbers and nothing is missing. */
  const distanceOfWhole = (pattern: number, to: Centre): number => {
    const from = pattern * width;
    let sum = 0;
    for (let j = 0; j < width; j++) {
      const away = (cells[from + j] as number) - (to[j] as number);
      sum += (away * away) / 2;
    }
    return sum / width;
  };
  const isWhole = width > 0 && levels.every((own) => own === 0) && !cells.some(Number.isNaN);

  return {
    count,
    weights,
    known: patterns.known && Uint32Array.from({ length: count }, (_, i) => codeAt(patterns.known as CodeColumn, i)),
    centres,
    at(pattern) {
      const [sums, totals] = [new Float64Array(size), new Float64Array(width)];
      add(pattern, sums, totals);
      return divide(sums, totals);
    },
    distance: isWhole ? distanceOfWhole : distance,
  };
}

function coordinatesOf(
  block: LatentClassModel['blocks'][number],
  { codes, values, columns: width }: Patterns,
  { margins, columns }: Summary,
): Coordinate[] {
  if (block.kind === 'table') {
    const column = codes[block.item] as CodeColumn;
    const code = (pattern: number): number => codeAt(column, pattern);
    const margin = margins[block.item] as Float64Array;
    const total = margin.reduce((sum, count) => sum + count, 0);
    const alike = margin.reduce((sum, count) => sum + (count / total) * (count / total), 0);
    if (!(alike < 1)) return [];
    if (block.closed) {
      const at = (pattern: number): number => (code(pattern) === 0 ? Number.NaN : code(pattern) - 1);
      return [{ levels: block.levels, spread: 1 - alike, at }];
    }
    // Codes of counts stand in the order of the counts: their ranks tell them apart, however far the largest are.
    const mean = margin.reduce((sum, count, level) => sum + (count / total) * level, 0);
    const variance = margin.reduce((sum, count, level) => sum + (count / total) * (level - mean) * (level - mean), 0);
    const deviation = Math.sqrt(variance);
    const at = (pattern: number): number => (code(pattern) === 0 ? Number.NaN : (code(pattern) - 1 - mean) / deviation);
    return [{ levels: 0, spread: 0, at }];
  }
  return Array.from({ length: block.columns }, (_, j): Coordinate[] => {
    const column = block.column + j;
    const { mean = 0, variance = 0 } = columns[column] ?? {};
    const deviation = Math.sqrt(variance);
    const at = (pattern: number): number => ((values[pattern * width + column] as number) - mean) / deviation;
    return deviation > 0 ? [{ levels: 0, spread: 0, at }] : [];
  }).flat();
}
