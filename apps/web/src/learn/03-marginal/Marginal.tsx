import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { iteration, type ThoughtAndWord } from '../../numbers/wordsAndThoughts.ts';
import { Mosaic } from '../../pictures/Mosaic.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { codeOf } from './code.ts';
import marginal from './marginal.tex';
import { saidOf } from './said.ts';

const FIRST = { pi: 0.3, t1: 0.9, t0: 0.2, word: 1 };

/** Lesson 3: a hidden thought is summed out, an area of the unit square. */
export default function Marginal({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const { pi, t1, t0 } = state;
  const word = state.word === 0 ? 0 : 1;
  const row: ThoughtAndWord = { thought: null, word };
  const { value, error } = useNumbers(() => iteration({ pi, t1, t0 }, [row]), JSON.stringify(state));
  const pattern = value?.patterns[0];
  const [bad = Number.NaN, good = Number.NaN] = pattern?.completions.map(({ product }) => product) ?? [];
  const sum = pattern?.marginal ?? Number.NaN;
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      prose={
        <p>
          A word was heard and the thought behind it was not. Both thoughts could have led to it, so the likelihood of
          the row is the sum over them: the two lit areas of the square. Each area is a width, <em>p(t)</em>, times a
          height, <em>p(w | t)</em>. Summing the hidden variable out is all that “marginal” means. From here on a row is
          worth the logarithm of that sum.
        </p>
      }
      formulas={
        <Formula
          of={marginal}
          live={{ word: String(word), bad: bad.toFixed(3), good: good.toFixed(3), sum: sum.toFixed(3) }}
        />
      }
      predict={{
        question: 'The square is cut into four areas. What do the areas of both words, good and bad, sum to?',
        choices: ['To 1, always', 'It depends on the parameters', 'To p(thought is good)'],
        answer: 0,
        because: 'They are all there is: p(w = 1) + p(w = 0) = 1, wherever the borders stand.',
      }}
      controls={
        <>
          <Choices
            label="The word that was heard"
            value={word}
            options={[
              { value: 1, name: 'good' },
              { value: 0, name: 'bad' },
            ]}
            onChange={(heard) => change({ word: heard })}
          />
          <Slider
            label="p(thought is good)"
            value={pi}
            min={0.01}
            max={0.99}
            onChange={(next) => change({ pi: next })}
          />
        </>
      }
      picture={<Mosaic {...{ pi, t1, t0, word }} onChange={change} />}
      {...saidOf({ pi, t1, t0 }, word, { bad, good, sum }, pattern?.logLikelihood)}
      code={codeOf({ pi, t1, t0 }, word)}
    />
  );
}
