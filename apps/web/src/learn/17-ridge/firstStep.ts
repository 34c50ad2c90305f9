import { exp } from 'latent';
import { iteration, rowLogLikelihoods, type Theta, thetaOf } from '../../numbers/wordsAndThoughts.ts';
import { GOOD, ROWS } from './world.ts';

/** The first iteration on words alone. */
export interface FirstStep {
  /** p(thought is good | word is good) at the start. */
  readonly good: number;
  /** The same after a bad word. */
  readonly bad: number;
  readonly theta: Theta;
  /** p(word is good) after the M-step. */
  readonly after: number;
  /** The largest change that a second iteration makes. */
  readonly nextChange: number;
}

export async function firstStep(start: Theta): Promise<FirstStep> {
  const words = [
    { thought: null, word: 1 },
    { thought: null, word: 0 },
  ] as const;
  const { patterns, after, next } = await iteration(start, words, [GOOD * ROWS, (1 - GOOD) * ROWS]);
  const [good = Number.NaN, bad = Number.NaN] = patterns.map(({ completions }) => completions[1]?.responsibility);
  const theta = thetaOf(after.document);
  return { good, bad, theta, after: pOfGood(theta), nextChange: next.largestChange };
}

/** p(word is good). */
export function pOfGood(theta: Theta): number {
  return exp(rowLogLikelihoods(theta, [{ thought: null, word: 1 }])[0] as number);
}
