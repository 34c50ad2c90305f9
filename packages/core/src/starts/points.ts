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

/** A cluster's centre: by column a mean, or the shares of the levels. */
export type Centre = readonly Float64Array[];

/**
 * Patterns as points whose columns all count the same: the average distance of two rows is 1 in each. Missing cells are left out and
 * the rest counts for them (Gower 1971).
 */
export interface Points {
  readonly count: number;
  readonly weights: Float64Array;
  readonly known: (pattern: number) => number;
  distance(pattern: number, centre: Centre): number;
  /** The centre of the patterns that `belongs` says; columns without cells take those of all. */
  centre(belongs: (pattern: number) => boolean): Centre;
}

export function createPoints(model: LatentClassModel, patterns: Patterns, summary: Summary): Points {
  const coordinates = model.blocks.flatMap((block) => coordinatesOf(block, patterns, summary));
  const { count } = patterns;
  const weights = weightsOf(patterns);
  const width = coordinates.length;
  const cells = new Float64Array(count * width);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) cells[i * width + j] = (coordinates[j] as Coordinate).at(i);
  const centre = (belongs: (pattern: number) => boolean, otherwise: Centre | undefined): Centre =>
    coordinates.map(({ levels }, j) => {
      const out = new Float64Array(Math.max(1, levels));
      let total = 0;
      for (let i = 0; i < count; i++) {
        const weight = weights[i] as number;
        const value = cells[i * width + j] as number;
        if (weight === 0 || Number.isNaN(value) || !belongs(i)) continue;
        total += weight;
        const slot = levels === 0 ? 0 : value;
        out[slot] = (out[slot] as number) + (levels === 0 ? weight * value : weight);
      }
      return total > 0 ? out.map((sum) => sum / total) : (otherwise?.[j] ?? out);
    });
  const all = centre(() => true, undefined);
  return {
    count,
    weights,
    known: (pattern) => (patterns.known ? codeAt(patterns.known, pattern) : 0),
    centre: (belongs) => centre(belongs, all),
    distance(pattern, to) {
      let sum = 0;
      let seen = 0;
      for (let j = 0; j < width; j++) {
        const value = cells[pattern * width + j] as number;
        if (Number.isNaN(value)) continue;
        seen++;
        const own = to[j] as Float64Array;
        const { levels, spread } = coordinates[j] as Coordinate;
        if (levels > 0) sum += (1 - (own[value] as number)) / spread;
        else {
          const away = value - (own[0] as number);
          sum += (away * away) / 2;
        }
      }
      return seen === 0 ? 1 : sum / seen;
    },
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
