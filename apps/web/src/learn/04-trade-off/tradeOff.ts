import { goodWord } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';

/** The share of good words in the data, and p(word is good) of every model on the curve. */
export const SHARE = 0.37;

const [LEAST, MOST] = [0.01, 0.99];

/** p(word is good | good thought) that makes up for the other two parameters. */
export const follows = (pi: number, t0: number): number => t0 + (SHARE - t0) / pi;

/** p(thought is good) that leaves a probability to follow with, in hundredths. */
export function rangeOfPi(t0: number): readonly [number, number] {
  const least = t0 < SHARE ? (SHARE - t0) / (MOST - t0) : (t0 - SHARE) / (t0 - LEAST);
  return [Math.max(LEAST, up(least)), MOST];
}

/** p(word is good | bad thought) that leaves one, in hundredths. */
export const rangeOfT0 = (pi: number): readonly [number, number] => [
  Math.max(LEAST, up((SHARE - MOST * pi) / (1 - pi))),
  Math.min(MOST, down((SHARE - LEAST * pi) / (1 - pi))),
];

/** The model of a view: on the curve, or with a parameter of its own. */
export function modelOf({ pi, t1, t0, isLocked }: Theta & { readonly isLocked: boolean }): Theta {
  const bad = within(t0, [LEAST, MOST]);
  if (!isLocked) return { pi: within(pi, [LEAST, MOST]), t1: within(t1, [LEAST, MOST]), t0: bad };
  const good = within(pi, rangeOfPi(bad));
  return { pi: good, t1: follows(good, bad), t0: bad };
}

/** Models on the curve, from one end to the other. */
export function alongCurve(t0: number, count: number): readonly Theta[] {
  const [from, to] = rangeOfPi(t0);
  return Array.from({ length: count }, (_, i) => {
    const pi = from + ((to - from) * i) / (count - 1);
    return { pi, t1: follows(pi, t0), t0 };
  });
}

export const isOnCurve = (theta: Theta): boolean => Math.abs(goodWord(theta) - SHARE) < 1e-12;

const within = (value: number, [from, to]: readonly [number, number]): number => Math.min(to, Math.max(from, value));
const up = (value: number): number => Math.ceil(value * 100 - 1e-9) / 100;
const down = (value: number): number => Math.floor(value * 100 + 1e-9) / 100;
