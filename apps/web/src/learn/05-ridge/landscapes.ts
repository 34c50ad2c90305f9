import type { Square } from '../../numbers/jointCounts.ts';
import { hiddenLogLikelihood, hiddenTops, seenParts, seenTops } from '../../numbers/wordLikelihood.ts';
import type { Theta, ThoughtAndWord } from '../../numbers/wordsAndThoughts.ts';

/** A hundred rows: 25 good thoughts with 22 good words, 75 bad thoughts with 15; 37 good words in all. [thought][word] */
export const COUNTS: Square = [
  [60, 15],
  [3, 22],
];

/** The log-likelihood of these rows with their thoughts seen or hidden, as one looks at it. */
export interface Landscape {
  /** Different rows, and how often each of them stands. */
  readonly rows: readonly ThoughtAndWord[];
  readonly weights: readonly number[];
  readonly height: (theta: Theta) => number;
  /** For each parameter its best value, the others held. */
  readonly tops: (theta: Theta) => Theta;
  /** The greatest height. */
  readonly best: number;
  /** Where it is reached not in one point but on a line: p(word is good | bad thought) on it. */
  readonly ridge?: (pi: number, t1: number) => number;
}

const LEVELS = [0, 1] as const;

const total = (parts: Theta): number => parts.pi + parts.t1 + parts.t0;

export const seen: Landscape = {
  rows: LEVELS.flatMap((thought) => LEVELS.map((word) => ({ thought, word }))),
  weights: COUNTS.flat(),
  height: (theta) => total(seenParts(theta, COUNTS)),
  tops: () => seenTops(COUNTS),
  best: total(seenParts(seenTops(COUNTS), COUNTS)),
};

export const hidden: Landscape = {
  rows: LEVELS.map((word) => ({ thought: null, word })),
  weights: LEVELS.map((word) => COUNTS[0][word] + COUNTS[1][word]),
  height: (theta) => hiddenLogLikelihood(theta, COUNTS),
  tops: (theta) => hiddenTops(theta, COUNTS),
  best: hiddenLogLikelihood({ pi: 0.25, t1: 0.88, t0: 0.2 }, COUNTS),
  ridge: (pi, t1) => (0.37 - pi * t1) / (1 - pi),
};
