import { applyNetwork } from 'latent';
import { type Theta, wordsAndThoughts } from './wordsAndThoughts.ts';

/** A thought as one of the values that are averaged. */
export interface WeightedRatio {
  /** q(t): how often it is drawn. */
  readonly q: number;
  /** p(w, t). */
  readonly joint: number;
  /** p(w, t) / q(t); undefined where q never draws it. */
  readonly ratio: number | undefined;
}

export interface WeightedMean {
  /** A bad thought, a good thought. */
  readonly terms: readonly [WeightedRatio, WeightedRatio];
  /** Σ q(t) · p(w, t) / q(t) over the thoughts that q draws. */
  readonly mean: number;
  /** Σ q(t) · (ratio − mean)². */
  readonly variance: number;
}

/** The joint probabilities of a word as an average of p(w, t) / q(t), q the probability of drawing a good thought. */
export function weightedMean(joint: readonly [number, number], q: number): WeightedMean {
  const term = (i: 0 | 1, weight: number): WeightedRatio => ({
    q: weight,
    joint: joint[i],
    ratio: weight > 0 ? joint[i] / weight : undefined,
  });
  const terms = [term(0, 1 - q), term(1, q)] as const;
  const mean = averaged(terms, (ratio) => ratio);
  return { terms, mean, variance: averaged(terms, (ratio) => (ratio - mean) ** 2) };
}

const averaged = (terms: readonly WeightedRatio[], f: (ratio: number) => number): number =>
  terms.reduce((sum, { q, ratio }) => (ratio === undefined ? sum : sum + q * f(ratio)), 0);

/** What draws of thoughts from q say about p(w). */
export interface Draws {
  /** In the order in which they were drawn: 0 = bad, 1 = good. */
  readonly thoughts: readonly (0 | 1)[];
  readonly mean: number;
  /** Standard deviation of the ratios over the square root of their number. */
  readonly standardError: number;
}

/** Draws thoughts from q with the generator of `latent`, and averages their ratios. */
export function draws({ terms }: WeightedMean, count: number, seed: number, { t1, t0 }: Theta): Draws {
  const rows = [...applyNetwork(wordsAndThoughts({ pi: terms[1].q, t1, t0 })).sample(count, { seed })];
  const thoughts = rows.map(([level]): 0 | 1 => (level === 2 ? 1 : 0));
  const ratios = thoughts.map((thought) => terms[thought].ratio ?? Number.NaN);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / count;
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0);
  return { thoughts, mean, standardError: Math.sqrt(squares / (count - 1) / count) };
}
