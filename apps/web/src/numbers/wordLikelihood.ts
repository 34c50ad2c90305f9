import { log } from 'latent';
import type { Square } from './jointCounts.ts';
import type { Theta } from './wordsAndThoughts.ts';

/** p(word is good), its thought unseen. */
export const goodWord = ({ pi, t1, t0 }: Theta): number => pi * t1 + (1 - pi) * t0;

/** The log-likelihood of rows whose thoughts are seen: a part for each parameter, in nats. A closed form for curves, held to the library. */
export function seenParts({ pi, t1, t0 }: Theta, counts: Square): { readonly [P in keyof Theta]: number } {
  const [bad, good] = counts;
  return {
    pi: coin(good[0] + good[1], bad[0] + bad[1], pi),
    t1: coin(good[1], good[0], t1),
    t0: coin(bad[1], bad[0], t0),
  };
}

/** The log-likelihood of rows whose thoughts are hidden, in nats: only words count. A closed form for curves, held to the library. */
export const hiddenLogLikelihood = (theta: Theta, counts: Square): number =>
  coin(counts[0][1] + counts[1][1], counts[0][0] + counts[1][0], goodWord(theta));

/** The parameter's value at which the log-likelihood is highest, all others held: with the thoughts seen. */
export function seenTops(counts: Square): Theta {
  const [bad, good] = counts;
  const share = (yes: number, no: number): number => yes / (yes + no);
  return {
    pi: share(good[0] + good[1], bad[0] + bad[1]),
    t1: share(good[1], good[0]),
    t0: share(bad[1], bad[0]),
  };
}

/** The same with the thoughts hidden: where p(word is good) is the share of good words, or the end of [0, 1] that is nearest to it. */
export function hiddenTops(theta: Theta, counts: Square): Theta {
  const { pi, t1, t0 } = theta;
  const good = counts[0][1] + counts[1][1];
  const missing = good / (good + counts[0][0] + counts[1][0]) - goodWord(theta);
  const top = (value: number, slope: number): number =>
    slope === 0 ? value : Math.min(1, Math.max(0, value + missing / slope));
  return { pi: top(pi, t1 - t0), t1: top(t1, pi), t0: top(t0, 1 - pi) };
}

/** yes·log p + no·log(1 − p); what never happened counts nothing, also at p = 0 and 1. */
const coin = (yes: number, no: number, p: number): number =>
  (yes === 0 ? 0 : yes * log(p)) + (no === 0 ? 0 : no * log(1 - p));
