import type { ManyWords } from '../../numbers/manyWords.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { brief, cellName, columnLines, type Line, type Twin } from '../line.ts';
import type { FirstStep } from './firstStep.ts';
import { GOOD, ROWS } from './world.ts';

const STARTS = ['Start: π and t₁', 'Start: t₀ and t₁', 'Start: π and t₀'];

/** The first M-step on words alone, with numbers put in. */
export function arithmeticOf(
  start: Theta,
  { good, bad, theta: { pi, t1, t0 }, after, nextChange }: FirstStep,
): readonly (string | Line)[] {
  const [w, v] = [GOOD.toFixed(2), (1 - GOOD).toFixed(2)];
  const [r1, r0] = [good.toFixed(4), bad.toFixed(4)];
  const [p, q] = [brief(start.pi), brief(1 - start.pi)];
  const bayes = (one: number, other: number): string =>
    `${p}×${brief(one)} / (${p}×${brief(one)} + ${q}×${brief(other)})`;
  return [
    'One word for each thought, thoughts hidden:',
    { of: 'r', text: `r1 = p(T=1 | W=1) = ${bayes(start.t1, start.t0)} = ${r1}`, from: STARTS },
    `r0 = p(T=1 | W=0) = ${bayes(1 - start.t1, 1 - start.t0)} = ${r0}`,
    `π' = ${w} × ${r1} + ${v} × ${r0} = ${pi.toFixed(4)}`,
    `t1' = ${w} × ${r1} / ${pi.toFixed(4)} = ${t1.toFixed(4)}`,
    `t0' = ${w} × (1 − ${r1}) / (1 − ${pi.toFixed(4)}) = ${t0.toFixed(4)}`,
    `π' t1' + (1 − π') t0' = ${pi.toFixed(4)} × ${t1.toFixed(4)} + ${(1 - pi).toFixed(4)} × ${t0.toFixed(4)} = ${after.toFixed(6)}`,
    {
      of: 'after',
      text: `m' = w r1 + w (1 − r1) = ${w} × ${r1} + ${w} × ${(1 - good).toFixed(4)} = ${after.toFixed(4)}`,
      from: ['w', 'r', 'wAgain', 'rest'],
    },
    { of: 'rest', text: `1 − r1 = 1 − ${r1} = ${(1 - good).toFixed(4)}`, from: ['r'] },
    `The next iteration changes no parameter by more than ${nextChange.toExponential(1)}.`,
  ];
}

/** The data, what they determine, and the cells of the table. */
export function numbersOf(
  twin: Twin,
  rank: { readonly rank: number; readonly parameters: number } | undefined,
  { words, labelled }: ManyWords,
): readonly Line[] {
  const count = Math.round(GOOD * ROWS);
  return [
    { of: ['w', 'wAgain'], text: `w = good words / words = ${count} / ${ROWS} = ${GOOD.toFixed(2)}` },
    ...(rank ? rankLines(rank, words) : []),
    ...STARTS.map((_, i): Line => {
      const [name, by] = (['π', 't₁', 't₀'] as const).map((each, k) => [each, [STARTS[0], STARTS[1], STARTS[1]][k]])[
        i
      ] as [string, string];
      return { of: cellName(0, i + 1), text: `${name} = ${twin.rows[0]?.[i + 1]}`, setBy: by };
    }),
    ...columnLines(
      twin,
      4,
      [1, 2, 3],
      ([, pi, t1, t0, m]) => `π t₁ + (1 − π) t₀ = ${pi} × ${t1} + (1 − ${pi}) × ${t0} = ${m}`,
    ),
    ...(words === 1 && labelled === 0
      ? columnLines(twin, 5, [4], ([, , , , m, height]) =>
          height === ''
            ? undefined
            : `${count} log m + ${ROWS - count} log (1 − m) = ${count} log ${m} + ${ROWS - count} log (1 − ${m}) = ${height}`,
        )
      : []),
  ];
}

const rankLines = (
  { rank, parameters }: { readonly rank: number; readonly parameters: number },
  words: number,
): Line[] => [
  {
    of: 'rank',
    text: `${rank} independent directions of the ${parameters} parameters change the probabilities of what is seen`,
    from: ['Words per thought', 'Known besides'],
  },
  {
    of: 'parameters',
    text: `π, and t₁ and t₀ of every word = 1 + 2 × ${words} = ${parameters}`,
    from: ['Words per thought'],
  },
  {
    of: 'flat',
    text: `parameters − rank = ${parameters} − ${rank} = ${parameters - rank}`,
    from: ['parameters', 'rank'],
  },
];
