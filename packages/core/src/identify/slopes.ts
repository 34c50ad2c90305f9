import { exp } from '../math/index.ts';
import type { LatentClassModel, Parameters, TableBlock } from '../model/index.ts';
import type { Pass } from '../pass/index.ts';
import { type Coordinate, inside } from './coordinates.ts';

/** The probabilities that a cell's probability is a polynomial of, and their derivatives by the free coordinates. */
export interface Slopes {
  readonly classes: number;
  /** Class sizes. */
  readonly sizes: Float64Array;
  /** Probabilities of all levels, feature after feature, level-major: entry firsts[feature] + level · classes + class. */
  readonly probabilities: Float64Array;
  readonly logs: Float64Array;
  readonly firsts: readonly number[];
  readonly levels: readonly number[];
  /** By class. */
  readonly ofSizes: SparseRows;
  /** By entry of `probabilities`. */
  readonly ofProbabilities: SparseRows;
}

/** Sparse rows over the free coordinates: row i has the entries from starts[i] to starts[i + 1]. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly values: Float64Array;
}

/**
 * Reads the slopes ∂p/∂θ = p · ∂log p/∂θ off the model's scores, which are linear in the statistics: one unit of each. Scores are
 * taken just inside the simplexes, where they are finite; times the probability there they are right on the boundary too.
 */
export function* slopesOf(
  model: LatentClassModel,
  point: Parameters,
  coordinates: readonly Coordinate[],
): Pass<Slopes> {
  const { classes } = model;
  const blocks = closedTables(model);
  const near = inside(model.parameters, point);
  const levels = blocks.map((block) => block.levels);
  const firsts: number[] = [];
  let size = 0;
  for (const block of blocks) {
    firsts.push(size);
    size += block.levels * classes;
  }
  const tables = (parameters: Parameters): Float64Array => {
    const out = new Float64Array(size);
    blocks.forEach((block, j) => {
      const first = firsts[j] as number;
      block.logProbabilities(parameters, out.subarray(first, first + block.levels * classes));
    });
    return out;
  };
  const logSizes = (parameters: Parameters): Float64Array => {
    const out = new Float64Array(classes);
    model.logClassSizes(parameters, out);
    return out;
  };
  const logs = tables(point);
  const unit = (length: number, index: number): Float64Array => {
    const vector = new Float64Array(length);
    vector[index] = 1;
    return vector;
  };
  const rows = createScoreRows(model, near, coordinates);
  return {
    classes,
    sizes: logSizes(point).map(exp),
    probabilities: logs.map(exp),
    logs,
    firsts,
    levels,
    ofSizes: yield* rows(logSizes(near).map(exp), (k, statistics) => model.foldClasses(unit(classes, k), statistics)),
    ofProbabilities: yield* rows(tables(near).map(exp), (entry, statistics) => {
      const feature = featureOf(firsts, entry);
      const block = blocks[feature] as TableBlock;
      block.fold(unit(block.levels * classes, entry - (firsts[feature] as number)), statistics);
    }),
  };
}

/** The blocks of a model whose features all have levels. */
export function closedTables({ blocks }: LatentClassModel): readonly TableBlock[] {
  return blocks.filter((block): block is TableBlock => block.kind === 'table' && block.closed);
}

function featureOf(firsts: readonly number[], entry: number): number {
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firsts[middle] as number) <= entry) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Scores of one unit of each statistic, times its probability. */
function createScoreRows(model: LatentClassModel, parameters: Parameters, coordinates: readonly Coordinate[]) {
  const statistics = new Float64Array(model.statistics.size);
  // Only a unit's own probability vector has scores: coordinates are looked up by the parameters that have some.
  const byIndex = new Map<number, (readonly [coordinate: number, step: number])[]>();
  coordinates.forEach(({ indices, steps }, i) => {
    indices.forEach((index, at) => {
      const list = byIndex.get(index) ?? [];
      if (list.push([i, steps[at] as number]) === 1) byIndex.set(index, list);
    });
  });
  return function* (
    probabilities: Float64Array,
    fold: (entry: number, statistics: Float64Array) => void,
  ): Pass<SparseRows> {
    const starts = new Int32Array(probabilities.length + 1);
    const at: number[] = [];
    const values: number[] = [];
    for (const [entry, probability] of probabilities.entries()) {
      if (entry % 64 === 63) yield;
      statistics.fill(0);
      fold(entry, statistics);
      const scores = model.scores(parameters, statistics);
      const own = new Map<number, number>();
      scores.forEach((score, index) => {
        if (score === 0) return;
        for (const [i, step] of byIndex.get(index) ?? []) own.set(i, (own.get(i) ?? 0) + step * score * probability);
      });
      for (const [i, value] of own) {
        at.push(i);
        values.push(value);
      }
      starts[entry + 1] = at.length;
    }
    return { starts, at: Int32Array.from(at), values: Float64Array.from(values) };
  };
}
