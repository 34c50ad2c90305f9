import type { LatentClassModel, Parameters } from '../model/index.ts';
import type { Coordinate } from './coordinates.ts';

/** A vector over the free coordinates, of which few entries are not zero. */
export interface Sparse {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** The scores of one unit of each statistic; scores are linear in the statistics, so those of any row are sums of these. */
export interface UnitScores {
  /** By class. */
  readonly classes: readonly Sparse[];
  /** By feature, then level-major by level and class. */
  readonly levels: readonly (readonly Sparse[])[];
}

export function unitScores(
  model: LatentClassModel,
  parameters: Parameters,
  coordinates: readonly Coordinate[],
): UnitScores {
  const statistics = new Float64Array(model.statistics.size);
  const scoresOf = (fold: () => void): Sparse => {
    statistics.fill(0);
    fold();
    const scores = model.scores(parameters, statistics);
    const at: number[] = [];
    const values: number[] = [];
    coordinates.forEach(({ index, dropped }, i) => {
      const value = (scores[index] as number) - (dropped >= 0 ? (scores[dropped] as number) : 0);
      if (value === 0) return;
      at.push(i);
      values.push(value);
    });
    return { at, values };
  };
  const unit = (size: number, index: number): Float64Array => {
    const vector = new Float64Array(size);
    vector[index] = 1;
    return vector;
  };
  const { classes, blocks } = model;
  return {
    classes: Array.from({ length: classes }, (_, k) =>
      scoresOf(() => {
        model.foldClasses(unit(classes, k), statistics);
      }),
    ),
    levels: blocks.map((block) =>
      Array.from({ length: block.levels * classes }, (_, i) =>
        scoresOf(() => {
          block.fold(unit(block.levels * classes, i), statistics);
        }),
      ),
    ),
  };
}

/** target += factor · source. */
export function addSparse(target: Float64Array, { at, values }: Sparse, factor: number): void {
  for (let i = 0; i < at.length; i++) {
    const index = at[i] as number;
    target[index] = (target[index] as number) + factor * (values[i] as number);
  }
}
