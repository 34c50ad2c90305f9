import type { FeatureBlock, Posterior } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** What a student would add up for a feature of numbers: sums over the cells that are there, weighted by the responsibilities r. */
export interface ExplainedSums {
  /** n_k = Σ r, [class][column]. */
  readonly weights: readonly (readonly number[])[];
  /** Σ r·x, [class][column]. */
  readonly sums: readonly (readonly number[])[];
  /** Σ r·(x − m)² about the class's own mean m = Σ r·x / n_k, [class][column]. */
  readonly squares: readonly (readonly number[])[];
  /** True where the M-step also counts missing cells, by their mean and covariance given the rest of the row: these sums do not. */
  readonly completed: boolean;
}

/** The cells of one pattern of a feature, NaN where missing. */
export type CellsOf = (pattern: number) => Float64Array;

/** The sums of one feature, straight from their definition. */
export function explainSums(
  block: FeatureBlock,
  cellsOf: CellsOf,
  { count, weights }: Patterns,
  posterior: Posterior,
): ExplainedSums {
  const cells = Array.from({ length: count }, (_, pattern) => cellsOf(pattern));
  const columns = Array.from({ length: cells[0]?.length ?? 0 }, (_, column) => column);
  const add = (k: number, column: number, term: (value: number) => number): number =>
    cells.reduce((sum, own, pattern) => {
      const value = own[column] as number;
      if (Number.isNaN(value)) return sum;
      return sum + (weights?.[pattern] ?? 1) * (posterior.row(pattern)[k] as number) * term(value);
    }, 0);
  const table = (entry: (k: number, column: number) => number): number[][] =>
    Array.from({ length: posterior.k }, (_, k) => columns.map((column) => entry(k, column)));
  const n = table((k, column) => add(k, column, () => 1));
  const sums = table((k, column) => add(k, column, (value) => value));
  const squares = table((k, column) => {
    const mean = ((sums[k] as number[])[column] as number) / ((n[k] as number[])[column] as number);
    return add(k, column, (value) => (value - mean) * (value - mean));
  });
  const completed = block.kind === 'gaussian' && cells.some(isPartial);
  return { weights: n, sums, squares, completed };
}

const isPartial = (cells: Float64Array): boolean => cells.some(Number.isNaN) && !cells.every(Number.isNaN);
