import type { Parameters, Statistics } from '../../model/index.ts';

/** One feature's part of the E-step in plain TypeScript, pattern by pattern. */
export interface PlainBlock {
  /** Takes over parameters; until the next call densities and sums are about them. */
  load(parameters: Parameters): void;
  /** Adds log p(cells | k) of a pattern to every class of `joint`. */
  add(pattern: number, joint: Float64Array): void;
  /** Begins new sums. */
  clear(): void;
  /** Counts a pattern with a weight for each class. */
  count(pattern: number, weights: Float64Array): void;
  /** Adds the sums to the statistics. */
  fold(statistics: Statistics): void;
}
