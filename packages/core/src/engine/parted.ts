import type { Parameters, Statistics } from '../model/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Run } from '../statistics/index.ts';
import type { Decision } from './wasm/index.ts';

/** What an engine decides from all patterns: an engine of a part of them takes it over, and then adds up alike. Plain data. */
export interface EnginePlan {
  readonly byClass: boolean;
  /** Some classes are known. */
  readonly known: boolean;
  /** By part of the E-step. */
  readonly decisions: readonly (Decision | undefined)[];
}

/** An engine whose E-step can be shared out: it adds up any runs of its chunks by themselves. */
export interface Parted {
  readonly plan: EnginePlan;
  /** The patterns of each chunk: the leaves of the sum tree. */
  readonly chunks: readonly { readonly from: number; readonly to: number }[];
  /** The E-step of some runs of chunks: one sum for each. */
  parts(parameters: Parameters, runs: readonly Run[]): readonly Statistics[] | Promise<readonly Statistics[]>;
  /** Adds what the sum over all chunks lacks, if anything. */
  complete?(statistics: Statistics): Statistics;
}

/** Goes through runs of chunks, and gives the sum of each. */
export function* partsOf<Chunk>(
  runs: readonly Run[],
  chunks: readonly Chunk[],
  pass: (chunks: Chunk[]) => Pass<Statistics>,
): Pass<Statistics[]> {
  const sums: Statistics[] = [];
  for (const { first, level } of runs) sums.push(yield* pass(chunks.slice(first, first + 2 ** level)));
  return sums;
}
