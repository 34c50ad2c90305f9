import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { jointCounts } from '../../numbers/jointCounts.ts';
import { Choices } from '../../ui/Choices.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { nameOf } from '../levels.ts';
import { arithmeticOf, countName, PAIRS, partsOf } from './arithmetic.ts';
import { codeOf } from './code.ts';
import expected from './expected.tex';
import { MissingPicture } from './MissingPicture.tsx';
import { COLUMNS, HIDDEN, shown, shownCells, THETA } from './rows.ts';

const FIRST = { hidden: HIDDEN.thoughts as string };
const NAN = [
  [Number.NaN, Number.NaN],
  [Number.NaN, Number.NaN],
] as const;

/** Lesson 1: a latent variable is a column of which every cell is missing. */
export default function Missing({ head }: LessonProps): ReactNode {
  const [{ hidden }, change, reset] = useViewState(FIRST);
  const { value, error } = useNumbers(() => jointCounts(THETA, shown(hidden)), hidden);
  const counts = value ?? { patterns: [], seen: NAN, filled: NAN, expected: NAN };
  const decimals = (number: number): string => number.toFixed(4);
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      workbench={{
        name: 'lesson-1.csv',
        sample: { columns: COLUMNS, reading: 'labels', rows: shownCells(hidden) },
        model: { kind: 'network', graph: 'Thought*{bad,good} -> Word*{bad,good}' },
      }}
      prose={
        <p>
          Thoughts lead to words, and only words are heard. Nothing sets a “latent” variable apart but this: every cell
          of its column is missing. With all cells seen one counts rows, and counts are whole. A row that hides a cell
          still counts as one row, but it is shared out over all that it may have been, each with its probability given
          what the row shows. For that one needs a guess of the parameters; here a thought is good with probability 0.3,
          and a word is good after a good thought with 0.9 and after a bad one with 0.15. The counts become{' '}
          <em>expected counts</em>, with fractions.
        </p>
      }
      formulas={
        <Formula
          of={expected}
          live={{
            seen: String(counts.seen[1][1]),
            filled: counts.filled[1][1].toFixed(3),
            sum: counts.expected[1][1].toFixed(3),
          }}
        />
      }
      predict={{
        question: 'Reveal all cells but one thought. How many of the four counts stop being whole numbers?',
        choices: ['None', 'One', 'Two', 'All four'],
        answer: 2,
        because:
          'Two: the word of that row is seen, so the row is shared out between a good and a bad thought with this word. Rows with the other word count as before.',
      }}
      controls={
        <Choices
          label="Hide"
          value={hidden}
          options={[
            { value: HIDDEN.nothing, name: 'nothing' },
            { value: HIDDEN.thoughts, name: 'all thoughts: latent' },
            { value: HIDDEN.some, name: 'a cell here and there' },
          ]}
          onChange={(next) => change({ hidden: next })}
        />
      }
      picture={<MissingPicture {...{ hidden, counts }} onChange={(next) => change({ hidden: next })} />}
      twin={{
        caption: 'Rows by thought and word',
        head: ['thought', 'word', 'seen', 'filled in', 'expected count'],
        words: 2,
        name: (row, column) => {
          const kind = (['seen', 'filled', 'sum'] as const)[column - 2];
          const [t, w] = PAIRS[row] ?? PAIRS[0];
          return kind && countName(kind, t, w);
        },
        rows: PAIRS.map(([t, w]) => [
          nameOf(t),
          nameOf(w),
          String(counts.seen[t][w]),
          decimals(counts.filled[t][w]),
          decimals(counts.expected[t][w]),
        ]),
      }}
      arithmetic={arithmeticOf(counts, shown(hidden))}
      numbers={partsOf(counts, shown(hidden))}
      code={codeOf(hidden)}
    />
  );
}
