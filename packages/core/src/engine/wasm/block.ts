import { type Arena, COLUMN_ROWS, type Passes } from '@latent/kernel';
import type { Parameters, Statistics } from '../../model/index.ts';
import type { JointPlan } from '../joint/index.ts';

/** Patterns that go through the passes together: their K log-probabilities stay in the first-level cache. */
export const ROWS = COLUMN_ROWS;

/** What the features' parts share: the kernel, and the block of rows at work. */
export interface Workspace {
  readonly passes: Passes;
  readonly classes: number;
  /** Whether the block stands class by class: ROWS × classes, else row by row. */
  readonly byClass: boolean;
  /** Classes, padded to an even number where lanes are classes. */
  readonly width: number;
  /** Pointer to the block: ROWS × width. */
  readonly block: number;
}

/** What a part decides from all data and a share of them must take over; plain data. */
export interface Decision {
  readonly joint?: JointPlan | undefined;
  /** Whether rows have a class that is not known. */
  readonly isOpen?: boolean;
  /** By mask and column: 1 where the cell is there. */
  readonly masks?: readonly Uint8Array[] | undefined;
}

/** One kind of feature's part of the E-step in the kernel, a block of patterns at a time. */
export interface KernelBlock {
  readonly decision?: Decision;
  /** Patterns to a chunk, from a part that alone makes up the model and knows it better than `chunksOf`. */
  readonly chunk?: number;
  /** Takes memory; every part does before any opens its views, since growing detaches them. */
  reserve(arena: Arena): void;
  /** Opens views and writes the data. */
  open(arena: Arena): void;
  /** Takes over parameters. */
  load(parameters: Parameters): void;
  /** Adds log-densities of n patterns to the block. */
  add(from: number, n: number): void;
  /** Begins new sums. */
  clear(): void;
  /** Counts n patterns with the weights in the block. */
  count(from: number, n: number): void;
  /**
   * The whole E-step of n patterns, where this part alone is able to do it: counts them, adds to the counts of the classes.
   *
   * @param weights pointer to the patterns' weights
   * @param sizes pointer to the counts of the classes
   * @returns the weighted log-likelihood
   */
  expect?(from: number, n: number, weights: number, sizes: number): number;
  /** Adds the sums to the statistics. */
  fold(statistics: Statistics): void;
}

/** Copies lanes of `width`, from row `first` on, to arrays of `classes`, row by row. */
export function fromLanes(lanes: Float64Array, width: number, out: Float64Array, classes: number, first = 0): void {
  for (let at = 0, lane = first * width; at < out.length; lane += width)
    for (let k = 0; k < classes; k++) out[at++] = lanes[lane + k] as number;
}

/** Copies arrays of `classes` to lanes of `width`, from row `first` on, row by row. */
export function toLanes(values: Float64Array, classes: number, lanes: Float64Array, width: number, first = 0): void {
  for (let at = 0, lane = first * width; at < values.length; lane += width)
    for (let k = 0; k < classes; k++) lanes[lane + k] = values[at++] as number;
}
