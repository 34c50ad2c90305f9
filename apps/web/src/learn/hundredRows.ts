import type { Square } from '../numbers/jointCounts.ts';
import type { ThoughtAndWord } from '../numbers/wordsAndThoughts.ts';

/** A hundred rows: 25 good thoughts with 22 good words, 75 bad thoughts with 15; 37 good words in all. [thought][word] */
export const COUNTS: Square = [
  [60, 15],
  [3, 22],
];

/** Different rows, and how often each of them stands. */
export interface WeightedRows {
  readonly rows: readonly ThoughtAndWord[];
  readonly weights: readonly number[];
}

const LEVELS = [0, 1] as const;

export const seenRows: WeightedRows = {
  rows: LEVELS.flatMap((thought) => LEVELS.map((word) => ({ thought, word }))),
  weights: COUNTS.flat(),
};

/** The same rows with their thoughts hidden. */
export const hiddenRows: WeightedRows = {
  rows: LEVELS.map((word) => ({ thought: null, word })),
  weights: LEVELS.map((word) => COUNTS[0][word] + COUNTS[1][word]),
};
