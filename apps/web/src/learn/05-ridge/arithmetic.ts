import { goodWord, seenParts } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { COUNTS } from '../hundredRows.ts';

/** The log-likelihood with numbers put in: three parts where the thoughts are seen, one where they are hidden. */
export function arithmeticOf(theta: Theta, isSeen: boolean, sum: string): readonly string[] {
  const { pi, t1, t0 } = theta;
  const [[badBad, badGood], [goodBad, goodGood]] = COUNTS;
  if (!isSeen) {
    const m = goodWord(theta);
    return [
      `m = ${short(pi)}×${short(t1)} + ${short(1 - pi)}×${short(t0)} = ${m.toFixed(4)}`,
      `log-likelihood = ${badGood + goodGood} log ${m.toFixed(4)} + ${badBad + goodBad} log ${(1 - m).toFixed(4)} = ${sum}`,
    ];
  }
  const parts = seenParts(theta, COUNTS);
  const line = (yes: number, no: number, p: number, part: number): string =>
    `${yes} log ${short(p)} + ${no} log ${short(1 - p)} = ${part.toFixed(4)}`;
  return [
    `thoughts               ${line(goodBad + goodGood, badBad + badGood, pi, parts.pi)}`,
    `words, good thoughts   ${line(goodGood, goodBad, t1, parts.t1)}`,
    `words, bad thoughts    ${line(badGood, badBad, t0, parts.t0)}`,
    `log-likelihood         ${sum}`,
  ];
}

const short = (value: number): string => String(Number(value.toFixed(4)));
