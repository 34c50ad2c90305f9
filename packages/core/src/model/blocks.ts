import type { Parameters, Statistics } from './vectors.ts';

/**
 * A block of one feature whose density is a table: K classes × levels log-probabilities in, expected counts out.
 * Arrays are level-major: entry `level · classes + class`.
 */
export interface TableBlock {
  readonly kind: 'table';
  readonly name: string;
  /** Which of the coded features it reads. */
  readonly item: number;
  readonly levels: number;
  /** Levels are those of the model, not just the values that the data have. */
  readonly closed: boolean;
  /** Where the logarithms are of numbers at hand: these, so that the kernel takes all logarithms at once. */
  probabilities?(parameters: Parameters, out: Float64Array): void;
  logProbabilities(parameters: Parameters, out: Float64Array): void;
  fold(counts: Float64Array, statistics: Statistics): void;
}

/** A block that reads columns of numbers, from `column` on. */
interface NumberBlock {
  readonly name: string;
  readonly column: number;
  readonly columns: number;
}

/** log p(x | k) = Σ_s η_ks T_s(x): coefficients in, sums of T out; term-major: entry `term · classes + class`. A term of 0 adds nothing. */
export interface MomentsBlock extends NumberBlock {
  readonly kind: 'moments';
  readonly terms: number;
  /** T(x) of the cells of one pattern; all 0 where one is missing. */
  moments(cells: Float64Array, out: Float64Array): void;
  coefficients(parameters: Parameters, out: Float64Array): void;
  fold(sums: Float64Array, statistics: Statistics): void;
}

/** Independent Gaussian cells: means and standard deviations in, [class][column]; weights, sums and squares about the means out, [3][class][column]. */
export interface CellsBlock extends NumberBlock {
  readonly kind: 'cells';
  load(parameters: Parameters, means: Float64Array, deviations: Float64Array): void;
  fold(sums: Float64Array, statistics: Statistics): void;
}

/**
 * A Gaussian block with correlations: means [class][d] and covariances [class][d][d] in; weights [class], sums [class][d] and products
 * [class][d][d] about the means out, then one entry: the expected entropy of the missing cells.
 */
export interface GaussianBlock extends NumberBlock {
  readonly kind: 'gaussian';
  load(parameters: Parameters, means: Float64Array, covariances: Float64Array): void;
  fold(sums: Float64Array, statistics: Statistics): void;
}

export type FeatureBlock = TableBlock | MomentsBlock | CellsBlock | GaussianBlock;
