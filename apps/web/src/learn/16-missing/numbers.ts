import type { CountedRow, RowKinds } from '../../numbers/incomplete.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { cellName, type Line } from '../line.ts';
import { type Estimated, kindNames } from './known.ts';
import { names } from './said.ts';

/** Rows of the table below the kinds and the truth. */
const [ALL, COMPLETE] = [5, 6];

/** What was set, what is determined, and the ratios that the estimates are. */
export function numbersOf({ rows, rank, parameters, full, complete }: Estimated, kinds: RowKinds): readonly Line[] {
  const seen = rows.filter(({ kind }) => kind === 'both');
  return [
    ...kindNames.map((kind, row) => ({
      of: cellName(row, 1),
      text: `${names[kind]}: ${kinds[kind]} rows`,
      setBy: `Rows: ${names[kind]}`,
    })),
    {
      of: 'rank',
      text: `${rank} independent directions of (π, t₁, t₀) change the probabilities of what was seen`,
      from: kindNames.map((kind) => `Rows: ${names[kind]}`),
    },
    { of: 'flat', text: `parameters − rank = ${parameters} − ${rank} = ${parameters - rank}`, from: ['rank'] },
    ...ratioLines(ALL, rows, full.theta, `EM rests after ${full.iterations} iterations, where`),
    ...(complete ? ratioLines(COMPLETE, seen, complete.theta, 'of complete rows:') : []),
  ];
}

/** An estimate is a ratio of expected counts at itself. */
function ratioLines(row: number, rows: readonly CountedRow[], theta: Theta, said: string): readonly Line[] {
  const { pi, t1, t0 } = theta;
  const share = ({ thought, word }: CountedRow): number => {
    if (thought !== null) return thought;
    const [good, bad] = word === 1 ? [pi * t1, (1 - pi) * t0] : [pi * (1 - t1), (1 - pi) * (1 - t0)];
    return good / (good + bad);
  };
  const sum = (of: readonly CountedRow[], weight: (row: CountedRow) => number): number =>
    of.reduce((total, each) => total + each.count * weight(each), 0);
  const known = rows.filter(({ kind }) => kind !== 'neither');
  const withWord = rows.filter(({ word }) => word !== null);
  const heard = withWord.filter(({ word }) => word === 1);
  const rest = (each: CountedRow): number => 1 - share(each);
  const ratios = [
    ['π = good thoughts / rows', sum(known, share), sum(known, () => 1), pi],
    ['t₁ = good words of good thoughts / their words', sum(heard, share), sum(withWord, share), t1],
    ['t₀ = good words of bad thoughts / their words', sum(heard, rest), sum(withWord, rest), t0],
  ] as const;
  return ratios.flatMap(([name, top, bottom, value], i) =>
    bottom === 0
      ? []
      : [
          {
            of: cellName(row, 3 + i),
            text: `${said}\n${name} = ${top.toFixed(4)} / ${bottom.toFixed(4)} = ${value.toFixed(4)}`,
            from: kindNames.map((kind) => `Rows: ${names[kind]}`),
          },
        ],
  );
}
