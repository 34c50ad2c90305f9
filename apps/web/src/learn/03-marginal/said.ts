import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonFrameProps } from '../LessonFrame.tsx';
import { cellName, given } from '../line.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

/** p(word) and its two terms: as a table, and how each number comes about. */
export function saidOf(
  { pi, t1, t0 }: Theta,
  word: 0 | 1,
  { bad, good, sum }: Readonly<Record<'bad' | 'good' | 'sum', number>>,
  logLikelihood: number | undefined,
): Said {
  const [ofBad, ofGood] = word === 1 ? [t0, t1] : [1 - t0, 1 - t1];
  const product = (thought: 0 | 1, width: number, height: number, area: number): string =>
    `p(T=${thought}) p(W=${word} | T=${thought}) = ${width.toFixed(2)} × ${height.toFixed(2)} = ${area.toFixed(4)}`;
  return {
    twin: {
      caption: 'Joint probabilities of the observed word',
      head: ['thought', 'p(t)', 'p(w | t)', 'p(t) p(w | t)'],
      rows: [
        ['bad', (1 - pi).toFixed(4), ofBad.toFixed(4), bad.toFixed(4)],
        ['good', pi.toFixed(4), ofGood.toFixed(4), good.toFixed(4)],
        ['sum', '', '', sum.toFixed(4)],
      ],
      name: (row, column) => (column === 3 ? ['bad', 'good', 'sum'][row] : undefined),
    },
    arithmetic: [
      { of: 'bad', text: product(0, 1 - pi, ofBad, bad), from: [cellName(0, 1), cellName(0, 2), PI, T0] },
      { of: 'good', text: product(1, pi, ofGood, good), from: [cellName(1, 1), cellName(1, 2), PI, T1] },
      {
        of: 'sum',
        text: `p(W=${word}) = ${bad.toFixed(4)} + ${good.toFixed(4)} = ${sum.toFixed(4)}`,
        from: ['bad', 'good'],
      },
      `log p(W=${word}) = ${logLikelihood?.toFixed(6) ?? ''}`,
    ],
    numbers: [
      { of: 'word', text: `w = ${word}`, setBy: 'The word that was heard' },
      given('p(T=0)', pi, 0, cellName(0, 1), PI),
      given('p(T=1)', pi, 1, cellName(1, 1), PI),
      given(`p(W=${word} | T=0)`, t0, word, cellName(0, 2), T0),
      given(`p(W=${word} | T=1)`, t1, word, cellName(1, 2), T1),
    ],
  };
}

const PI = 'p(thought is good)';
const T0 = 'p(word is good | bad thought)';
const T1 = 'p(word is good | good thought)';
