import type { LatentClassModel } from '../model/index.ts';
import { type CodeColumn, codeAt, type Patterns, type Summary, weightsOf } from '../patterns/index.ts';

/** A column as distances see it: numbers in standard deviations, or levels that are equal or not. */
type Coordinate =
  | { readonly kind: 'number'; readonly at: (pattern: number) => number }
  | {
      readonly kind: 'level';
      readonly at: (pattern: number) => number;
      readonly levels: number;
      /** Chance that two rows differ: what a mismatch is measured by. */
      readonly spread: number;
    };

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
  const centre = (belongs: (pattern: number) => boolean, otherwise: Centre | undefined): Centre =>
    coordinates.map((coordinate, j) => {
      const out = new Float64Array(coordinate.kind === 'number' ? 1 : coordinate.levels);
      let total = 0;
      for (let i = 0; i < count; i++) {
        const weight = weights[i] as number;
        const value = coordinate.at(i);
        if (weight === 0 || Number.isNaN(value) || !belongs(i)) continue;
        total += weight;
        const slot = coordinate.kind === 'number' ? 0 : value;
        out[slot] = (out[slot] as number) + (coordinate.kind === 'number' ? weight * value : weight);
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
      let [sum, seen] = [0, 0];
      coordinates.forEach((coordinate, j) => {
        const value = coordinate.at(pattern);
        if (Number.isNaN(value)) return;
        seen++;
        const own = to[j] as Float64Array;
        if (coordinate.kind === 'number') sum += ((value - (own[0] as number)) * (value - (own[0] as number))) / 2;
        else sum += (1 - (own[value] as number)) / coordinate.spread;
      });
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
      return [{ kind: 'level', levels: block.levels, spread: 1 - alike, at }];
    }
    // Codes of counts stand in the order of the counts: their ranks tell them apart, however far the largest are.
    const mean = margin.reduce((sum, count, level) => sum + (count / total) * level, 0);
    const variance = margin.reduce((sum, count, level) => sum + (count / total) * (level - mean) * (level - mean), 0);
    const deviation = Math.sqrt(variance);
    const at = (pattern: number): number => (code(pattern) === 0 ? Number.NaN : (code(pattern) - 1 - mean) / deviation);
    return [{ kind: 'number', at }];
  }
  return Array.from({ length: block.columns }, (_, j): Coordinate[] => {
    const column = block.column + j;
    const { mean = 0, variance = 0 } = columns[column] ?? {};
    const deviation = Math.sqrt(variance);
    const at = (pattern: number): number => ((values[pattern * width + column] as number) - mean) / deviation;
    return deviation > 0 ? [{ kind: 'number', at }] : [];
  }).flat();
}
