import { type ExplainedNetworkRow, log } from 'latent';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonFrameProps } from '../LessonFrame.tsx';
import { nameOf } from '../levels.ts';
import { cellName, given, type Line, sumOf, term } from '../line.ts';
import { ROWS, type SeenRow } from './rows.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

/** What every row is worth: as a table, and how each number comes about. */
export function saidOf(
  theta: Theta,
  picked: number,
  kinds: readonly (readonly ExplainedNetworkRow[])[],
  logs: Float64Array,
  sum: number,
): Said {
  const of = ({ thought, word }: SeenRow) => kinds[thought]?.[word] as ExplainedNetworkRow;
  const factors = (row: SeenRow): readonly [number, number] => {
    const [first, second] = of(row).completions[0]?.factors ?? [];
    return [first?.probability ?? Number.NaN, second?.probability ?? Number.NaN];
  };
  const row = ROWS[picked] as SeenRow;
  const [ofThought, ofWord] = factors(row);
  const explained = of(row);
  return {
    twin: {
      caption: 'What each row is worth',
      head: ['thought', 'word', 'p(t)', 'p(w | t)', 'likelihood', 'log-likelihood'],
      words: 2,
      rows: [
        ...ROWS.map((each, i) => [
          nameOf(each.thought),
          nameOf(each.word),
          ...factors(each).map((factor) => factor.toFixed(2)),
          of(each).marginal.toFixed(4),
          (logs[i] ?? Number.NaN).toFixed(4),
        ]),
        ['all rows', '', '', '', '', sum.toFixed(4)],
      ],
      name: (at, column) => (column < 5 ? undefined : at === ROWS.length ? 'sum' : rowName(at)),
    },
    arithmetic: [
      {
        of: 'product',
        text: `row ${picked + 1}: p(T=${row.thought}) p(W=${row.word} | T=${row.thought}) = ${ofThought.toFixed(2)} × ${ofWord.toFixed(2)} = ${explained.marginal.toFixed(4)}`,
        from: ['thought', 'word', cellName(picked, 2), cellName(picked, 3)],
      },
      {
        of: 'logProduct',
        text: `its log: log ${ofThought.toFixed(2)} + log ${ofWord.toFixed(2)} = ${log(ofThought).toFixed(4)} + ${term(log(ofWord))} = ${explained.logLikelihood.toFixed(4)}`,
        from: ['logThought', 'logWord'],
      },
      { of: 'sum', text: `all rows: ${sumOf([...logs])} = ${sum.toFixed(4)}`, from: ROWS.map((_, i) => rowName(i)) },
    ],
    numbers: [
      {
        of: 'logThought',
        text: `log p(t) = log ${ofThought.toFixed(2)} = ${log(ofThought).toFixed(4)}`,
        from: ['thought'],
      },
      { of: 'logWord', text: `log p(w | t) = log ${ofWord.toFixed(2)} = ${log(ofWord).toFixed(4)}`, from: ['word'] },
      ...ROWS.flatMap((each, i) => linesOf(theta, each, i, factors(each), logs[i] as number, i === picked)),
    ],
  };
}

const rowName = (row: number): string => `row ${row + 1}`;

/** A row of the table; the formula has the factors of the one that is picked. */
function linesOf(
  { pi, t1, t0 }: Theta,
  { thought, word }: SeenRow,
  row: number,
  [ofThought, ofWord]: readonly [number, number],
  logLikelihood: number,
  isPicked: boolean,
): Line[] {
  const both = `${ofThought.toFixed(2)} × ${ofWord.toFixed(2)}`;
  const from = [cellName(row, 2), cellName(row, 3)];
  const called = (name: string, column: number): string[] => [...(isPicked ? [name] : []), cellName(row, column)];
  return [
    given(`p(T=${thought})`, pi, thought, called('thought', 2), 'p(T=1)'),
    given(`p(W=${word} | T=${thought})`, thought === 1 ? t1 : t0, word, called('word', 3), `p(W=1 | T=${thought})`),
    { of: cellName(row, 4), text: `p(t) p(w | t) = ${both} = ${(ofThought * ofWord).toFixed(4)}`, from },
    { of: rowName(row), text: `log p(t, w) = log(${both}) = ${logLikelihood.toFixed(4)}`, from },
  ];
}
