import { goodWord, seenParts } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { COUNTS } from '../hundredRows.ts';
import { brief, cellName, type Line, sumOf } from '../line.ts';
import { NAMES, SYMBOLS } from './RidgePicture.tsx';

const KEYS = ['pi', 't1', 't0'] as const;
const [[badBad, badGood], [goodBad, goodGood]] = COUNTS;
/** How often the event of a parameter happened, and how often it did not, with the thoughts seen. */
const SEEN = {
  pi: [goodBad + goodGood, badBad + badGood],
  t1: [goodGood, goodBad],
  t0: [badGood, badBad],
} as const;

/** The log-likelihood with numbers put in: three parts where the thoughts are seen, one where they are hidden. */
export function arithmeticOf(theta: Theta, isSeen: boolean, sum: string): readonly Line[] {
  const { pi, t1, t0 } = theta;
  if (!isSeen) {
    const m = goodWord(theta);
    return [
      {
        of: 'm',
        text: `m = ${brief(pi)}×${brief(t1)} + ${brief(1 - pi)}×${brief(t0)} = ${m.toFixed(4)}`,
        from: KEYS.flatMap((key) => [NAMES[key], valueName(key)]),
      },
      {
        of: 'sum',
        text: `log-likelihood = ${badGood + goodGood} log ${m.toFixed(4)} + ${badBad + goodBad} log ${(1 - m).toFixed(4)} = ${sum}`,
        from: ['m'],
      },
    ];
  }
  const parts = seenParts(theta, COUNTS);
  const line = (name: string, key: keyof Theta): Line => {
    const [yes, no] = SEEN[key];
    const p = theta[key];
    return {
      of: key,
      text: `${name.padEnd(22)} = ${yes} log ${brief(p)} + ${no} log ${brief(1 - p)} = ${parts[key].toFixed(4)}`,
      from: [NAMES[key], valueName(key)],
    };
  };
  return [
    line('thoughts', 'pi'),
    line('words, good thoughts', 't1'),
    line('words, bad thoughts', 't0'),
    { of: 'sum', text: `log-likelihood         = ${sumOf(KEYS.map((key) => parts[key]))} = ${sum}`, from: KEYS },
  ];
}

/** The parameters as the table has them, and where each would be best. */
export const valuesOf = (theta: Theta, tops: Theta, isSeen: boolean): readonly Line[] =>
  KEYS.flatMap((key, row) => [
    { of: valueName(key), text: `${SYMBOLS[key]} = ${brief(theta[key])}`, setBy: NAMES[key] },
    { of: cellName(row, 3), ...(isSeen ? shareOf(key) : makesUp(key, theta, tops)) },
  ]);

const valueName = (key: keyof Theta): string => cellName(KEYS.indexOf(key), 2);

function shareOf(key: keyof Theta): Pick<Line, 'text'> {
  const [yes, no] = SEEN[key];
  return { text: `best ${SYMBOLS[key]} = ${yes} / (${yes} + ${no}) = ${(yes / (yes + no)).toFixed(4)}` };
}

/** The value that makes m the share of good words, or the end of [0, 1] on the way there. */
function makesUp(key: keyof Theta, { pi, t1, t0 }: Theta, tops: Theta): Pick<Line, 'text' | 'from'> {
  const [p, good, bad, best] = [brief(pi), brief(t1), brief(t0), tops[key].toFixed(4)];
  const formula = {
    pi: `(0.37 − t₀) / (t₁ − t₀) = (0.37 − ${bad}) / (${good} − ${bad})`,
    t1: `(0.37 − (1 − π) t₀) / π = (0.37 − ${brief(1 - pi)} × ${bad}) / ${p}`,
    t0: `(0.37 − π t₁) / (1 − π) = (0.37 − ${p} × ${good}) / ${brief(1 - pi)}`,
  }[key];
  const isEnd = tops[key] === 0 || tops[key] === 1;
  return {
    text: isEnd
      ? `best ${SYMBOLS[key]}: ${formula} lies outside 0 … 1, so ${best}`
      : `best ${SYMBOLS[key]} = ${formula} = ${best}`,
    from: KEYS.filter((other) => other !== key).map(valueName),
  };
}
