import type { WarningCode } from 'latent';
import type { Attempt } from './attempt.ts';

/** A way in which a fit goes wrong. */
export interface Failure {
  readonly id: string;
  readonly name: string;
  readonly cause: string;
  /** How it is seen. */
  readonly seen: string;
  readonly fix: string;
  /** The warning that the fit carries; absent where nothing is wrong with the numbers. */
  readonly code?: WarningCode;
  readonly fails: Attempt;
  readonly mended: Attempt;
}

/** Two heaps, about 2 and about 6. */
const TWO = [
  ...[0.4, 0.8, 1.1, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.9, 3.2, 3.6],
  ...[4.4, 4.9, 5.2, 5.4, 5.6, 5.8, 5.9, 6.1, 6.2, 6.4, 6.6, 6.8, 7.1, 7.6],
];
/** Four heaps, for three classes. */
const FOUR = [
  ...[0.3, 0.5, 0.7, 0.8, 0.9, 1, 1, 1.1, 1.2, 1.3, 1.5, 1.7],
  ...[2.8, 3, 3.2, 3.3, 3.4, 3.5, 3.6, 3.8, 4],
  ...[5.4, 5.7, 5.9, 6, 6.1, 6.3, 6.6],
  ...[8.8, 9.1, 9.2, 9.3, 9.4, 9.6, 9.7, 9.8, 9.9, 10.2],
];
/** Answers to four yes–no questions, with how many gave them. */
const ANSWERS = {
  '1111': 9,
  '1101': 3,
  '1011': 3,
  '0111': 2,
  '0000': 10,
  '0001': 4,
  '0010': 5,
  '0100': 3,
  '1000': 4,
  '0011': 2,
  '1001': 1,
  '0110': 1,
};

/** Two equal classes on two heaps. */
const alike = { sizes: [0.5, 0.5], variances: [5, 5] };

export const failures: readonly Failure[] = [
  {
    id: 'local',
    name: 'local maximum',
    code: 'LOCAL_MAXIMUM_SUSPECTED',
    cause: 'EM climbs the hill that it starts on. Two starts ended on two hills, and neither is the highest.',
    seen: 'Few starts, or only one, reached the best log-likelihood.',
    fix: 'More starts: 20 find a better fit, again and again.',
    fails: { data: { numbers: FOUR }, classes: 3, options: { starts: 2, seed: 3, startMethod: 'random' } },
    mended: { data: { numbers: FOUR }, classes: 3, options: { starts: 20, seed: 3, startMethod: 'random' } },
  },
  {
    id: 'labels',
    name: 'label switching',
    cause: 'The names of hidden classes mean nothing: exchange them, and the likelihood is the same.',
    seen: 'Two fits agree in log-likelihood and in the classes, and call them by each other’s names.',
    fix: 'No mistake, so no warning. Match classes by what they are; from random starts latent puts the largest first.',
    fails: { data: { numbers: TWO }, classes: 2, start: { sizes: [0.5, 0.5], means: [6, 2], variances: [1, 1] } },
    mended: { data: { numbers: TWO }, classes: 2, options: { seed: 1 } },
  },
  {
    id: 'empty',
    name: 'empty class',
    code: 'EMPTY_CLASS',
    cause: 'Class 3 started at 60, far from every row: it is responsible for none, gets no weight, and keeps none.',
    seen: 'A class of size 0, whose parameters are what they were at the start.',
    fix: 'Fewer classes, or no start of your own.',
    fails: {
      data: { numbers: TWO },
      classes: 3,
      start: { sizes: [0.4, 0.4, 0.2], means: [2, 6, 60], variances: [1, 1, 1] },
    },
    mended: { data: { numbers: TWO }, classes: 2, options: { seed: 1 } },
  },
  {
    id: 'collapse',
    name: 'variance collapse',
    code: 'DEGENERATE_COMPONENT',
    cause:
      'Three rows are exactly 4. A class of its own on them can shrink its variance to 0: the likelihood has no bound.',
    seen: 'Starts that end in an infinite density, or a narrow spike on a few equal rows.',
    fix: 'A prior on the variance, fewer classes, or one variance for all.',
    fails: { data: { numbers: [...TWO, 4, 4, 4] }, classes: 3, options: { seed: 1 } },
    mended: { data: { numbers: [...TWO, 4, 4, 4] }, classes: 3, prior: { covariance: 1 }, options: { seed: 1 } },
  },
  {
    id: 'saddle',
    name: 'symmetric saddle',
    code: 'SYMMETRIC_SADDLE',
    cause: 'Both classes start alike. They get the same responsibilities, so the same new parameters, for ever.',
    seen: 'Two classes with equal parameters, and a log-likelihood as of one class.',
    fix: 'Make the start uneven: a difference of 0.2 in the means is enough.',
    fails: { data: { numbers: TWO }, classes: 2, start: { ...alike, means: [4, 4] } },
    mended: { data: { numbers: TWO }, classes: 2, start: { ...alike, means: [3.9, 4.1] } },
  },
  {
    id: 'boundary',
    name: 'boundary',
    code: 'BOUNDARY_ESTIMATE',
    cause: 'Nobody in class 2 said no to question 4, so its probability of a yes is estimated at exactly 1.',
    seen: 'A probability of 0 or 1: a later row with the other answer would be impossible in that class.',
    fix: 'A small prior (a pseudo-count of 0.5), or fewer classes. It may also be a finding.',
    fails: { data: { patterns: ANSWERS }, classes: 2, options: { seed: 1 } },
    mended: { data: { patterns: ANSWERS }, classes: 2, prior: { pseudoCount: 0.5 }, options: { seed: 1 } },
  },
  {
    id: 'outlier',
    name: 'outliers',
    code: 'DEGENERATE_COMPONENT',
    cause: 'Two rows at 14 are worth more to the likelihood than the difference between the heaps: they take a class.',
    seen: 'A class that rests on as few rows as it needs for a spread, and heaps that share one class.',
    fix: 'Look at these rows first. Here they are left out; where they are right, they need a class of their own.',
    fails: { data: { numbers: [...TWO, 14, 14.6] }, classes: 2, options: { seed: 1 } },
    mended: { data: { numbers: TWO }, classes: 2, options: { seed: 1 } },
  },
];
