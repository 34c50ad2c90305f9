import { hiddenLogLikelihood, hiddenTops, seenParts, seenTops } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { COUNTS, hiddenRows, seenRows, type WeightedRows } from '../hundredRows.ts';

/** The log-likelihood of the hundred rows with their thoughts seen or hidden, as one looks at it. */
export interface Landscape extends WeightedRows {
  readonly height: (theta: Theta) => number;
  /** For each parameter its best value, the others held. */
  readonly tops: (theta: Theta) => Theta;
  /** The greatest height. */
  readonly best: number;
  /** Where it is reached not in one point but on a line: p(word is good | bad thought) on it. */
  readonly ridge?: (pi: number, t1: number) => number;
}

const total = (parts: Theta): number => parts.pi + parts.t1 + parts.t0;

export const seen: Landscape = {
  ...seenRows,
  height: (theta) => total(seenParts(theta, COUNTS)),
  tops: () => seenTops(COUNTS),
  best: total(seenParts(seenTops(COUNTS), COUNTS)),
};

export const hidden: Landscape = {
  ...hiddenRows,
  height: (theta) => hiddenLogLikelihood(theta, COUNTS),
  tops: (theta) => hiddenTops(theta, COUNTS),
  best: hiddenLogLikelihood({ pi: 0.25, t1: 0.88, t0: 0.2 }, COUNTS),
  ridge: (pi, t1) => (0.37 - pi * t1) / (1 - pi),
};
