import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { goodWord, seenParts } from '../../numbers/wordLikelihood.ts';
import { logLikelihood, type Theta } from '../../numbers/wordsAndThoughts.ts';
import { Choices } from '../../ui/Choices.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { COUNTS } from '../hundredRows.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { arithmeticOf, valuesOf } from './arithmetic.ts';
import { codeOf } from './code.ts';
import hiddenFormula from './hidden.tex';
import { hidden, seen } from './landscapes.ts';
import { NAMES, RidgePicture, SYMBOLS } from './RidgePicture.tsx';
import seenFormula from './seen.tex';

const FIRST = { seen: false, pi: 0.4, t1: 0.7, t0: 0.3 };

/** Lesson 5: with the thoughts seen the log-likelihood is three hills; hidden, it is a ridge, and no parameter can be chosen alone. */
export default function Ridge({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const { pi, t1, t0 } = state;
  const theta: Theta = { pi, t1, t0 };
  const land = state.seen ? seen : hidden;
  const height = logLikelihood(theta, land.rows, land.weights);
  const tops = land.tops(theta);
  const sum = height.toFixed(4);
  const parts = seenParts(theta, COUNTS);
  return (
    <LessonFrame
      head={head}
      onReset={reset}
      prose={
        <p>
          A hundred rows, 37 with a good word. While the thoughts are seen, the logarithm of each row is a plain sum, so
          the log-likelihood falls apart into three hills, one for each parameter: climb each on its own and you are at
          the top. Hide the thoughts, and the logarithm stands before a sum that holds all three parameters, <em>π</em>,{' '}
          <em>t₁</em> and <em>t₀</em>. Now the top of each hill moves when you drag another parameter, and the map has a
          ridge, the thick line, instead of a summit.
        </p>
      }
      formulas={
        state.seen ? (
          <Formula
            of={seenFormula}
            live={{ pi: parts.pi.toFixed(3), t1: parts.t1.toFixed(3), t0: parts.t0.toFixed(3), sum }}
          />
        ) : (
          <Formula of={hiddenFormula} live={{ m: goodWord(theta).toFixed(4), sum }} />
        )
      }
      predict={{
        question:
          'The thoughts are hidden, and each parameter goes to the top of its own hill, all three at once. What happens to the log-likelihood?',
        choices: ['It reaches its maximum', 'It can fall', 'Nothing'],
        answer: 1,
        because:
          'Each top was found with the other two held. When all three move, each makes up for the same gap, and together they make up for too much. Press “climb” to see it.',
      }}
      controls={
        <>
          <Choices
            label="Thoughts are"
            value={state.seen ? 1 : 0}
            options={[
              { value: 0, name: 'hidden' },
              { value: 1, name: 'seen' },
            ]}
            onChange={(next) => change({ seen: next === 1 })}
          />
          <div className="row">
            <button type="button" onClick={() => change(inside(tops))}>
              Climb all three hills at once
            </button>
          </div>
        </>
      }
      picture={<RidgePicture {...{ theta, land }} onChange={change} />}
      twin={{
        caption: `Where one stands: log-likelihood ${sum}, ${(height - land.best).toFixed(4)} from the top`,
        head: ['parameter', 'is', 'value', 'best value, the others held'],
        words: 2,
        rows: (['pi', 't1', 't0'] as const).map((key) => [
          SYMBOLS[key],
          NAMES[key],
          theta[key].toFixed(4),
          tops[key].toFixed(4),
        ]),
      }}
      arithmetic={arithmeticOf(theta, state.seen, sum)}
      numbers={valuesOf(theta, tops, state.seen)}
      code={codeOf(theta, land)}
    />
  );
}

/** Handles stay off the edges, where a logarithm has no end. */
const inside = ({ pi, t1, t0 }: Theta): Theta => ({ pi: within(pi), t1: within(t1), t0: within(t0) });

const within = (value: number): number => Math.min(0.99, Math.max(0.01, value));
