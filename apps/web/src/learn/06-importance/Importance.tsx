import type { TableData } from '@latent/charts';
import type { ExplainedCompletion } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { draws, weightedMean } from '../../numbers/importance.ts';
import { explainedRow } from '../../numbers/wordsAndThoughts.ts';
import { Columns } from '../../pictures/Columns.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { arithmeticOf, numbersOf } from './arithmetic.ts';
import { codeOf } from './code.ts';
import importance from './importance.tex';

const FIRST = { q: 0.5, at: 'hand', seed: 1 };
const THETA = { pi: 0.3, t1: 0.9, t0: 0.2 };
const DRAWS = 50;

/** Lesson 6: the marginal as an average under any q, whose spread is zero at the posterior. */
export default function Importance({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const { completions, marginal } = useMemo(() => explainedRow(THETA, { thought: null, word: 1 }), []);
  const [bad, good] = completions as readonly [ExplainedCompletion, ExplainedCompletion];
  const posterior = good.responsibility;
  const q = qOf(state, posterior);
  const mean = weightedMean([bad.product, good.product], q);
  const seed = Math.max(0, Math.trunc(state.seed));
  const drawn = draws(mean, DRAWS, seed, THETA);
  const by = (i: 0 | 1): string => {
    const { q: weight, ratio } = mean.terms[i];
    return ratio === undefined ? 'nothing' : `${weight.toFixed(2)} × ${ratio.toFixed(3)}`;
  };
  const twin: TableData = {
    caption: `A good word: mean ${mean.mean.toFixed(6)}, variance ${mean.variance.toFixed(6)}; posterior q(good) ${posterior.toFixed(6)}`,
    head: ['thought', 'p(w, t)', 'q(t)', 'p(w, t) / q(t)', 'q(t) · ratio', 'draws'],
    rows: mean.terms.map(({ q: weight, joint: both, ratio }, i) => [
      i === 0 ? 'bad' : 'good',
      both.toFixed(4),
      weight.toFixed(4),
      ratio?.toFixed(4) ?? 'not defined',
      ratio === undefined ? '0.0000' : (weight * ratio).toFixed(4),
      String(drawn.thoughts.filter((thought) => thought === i).length),
    ]),
  };
  const isLost = mean.terms.some(({ ratio }) => ratio === undefined);
  return (
    <LessonFrame
      head={head}
      onReset={reset}
      prose={
        <p>
          Multiply each term of the sum by <em>q(t)/q(t)</em>, for any distribution <em>q</em>: nothing changes, but the
          sum has become an average under <em>q</em>. In the picture <em>q</em> sets the widths, the heights adapt, and
          the areas stay. So the mean height, the thick line, cannot move. Draw thoughts from <em>q</em> and average
          their heights: that estimates <em>p(w)</em>, with a spread that depends on <em>q</em>. At the posterior both
          heights are <em>p(w)</em>: no spread at all. That is the first reason to want the posterior.
        </p>
      }
      formulas={
        <Formula
          of={importance}
          live={{
            bad: by(0),
            good: by(1),
            mean: mean.mean.toFixed(4),
            variance: mean.variance.toFixed(6),
          }}
        />
      }
      predict={{
        question: 'Make the right column wider: q(good) from 0.5 to 0.8. Where does the mean height go?',
        choices: ['Up', 'Down', 'It stays'],
        answer: 2,
        because: 'It stays: each area is p(w, t) whatever q is, and the mean height over a width of 1 is their sum.',
      }}
      controls={
        <>
          <Slider
            label="q(thought is good)"
            value={Math.min(0.99, Math.max(0.01, q || 0.5))}
            min={0.01}
            max={0.99}
            shown={() => q.toFixed(4)}
            onChange={(next) => change({ q: next, at: 'hand' })}
          />
          <Choices
            label="q is"
            value={state.at}
            options={[
              { value: 'hand', name: 'as dragged' },
              { value: 'posterior', name: 'the posterior' },
              { value: 'one', name: 'exactly 1' },
              { value: 'zero', name: 'exactly 0' },
            ]}
            onChange={(at) => change({ at })}
          />
          <div className="row">
            <button type="button" onClick={() => change({ seed: seed + 1 })}>
              Draw 50 others
            </button>
            <span>
              mean of 50 draws{' '}
              <strong className="as-latent" data-draws="">
                <Live name="draws">
                  {drawn.mean.toFixed(4)} ± {drawn.standardError.toFixed(4)}
                </Live>
              </strong>
            </span>
          </div>
          {isLost && (
            <Notice
              error={{
                level: 'warning',
                message: `One thought is never drawn, so its area is lost: all draws agree, on ${mean.mean.toFixed(4)} and not on ${marginal.toFixed(4)}.`,
                fix: 'A spread of zero is no proof. q(t) must be above 0 wherever p(w, t) is.',
              }}
            />
          )}
        </>
      }
      picture={<Columns mean={mean} draws={drawn} onChange={(next) => change({ q: next, at: 'hand' })} />}
      twin={twin}
      arithmetic={arithmeticOf(mean, marginal)}
      numbers={numbersOf(mean, drawn, twin)}
      code={codeOf(THETA, q, DRAWS, seed)}
    />
  );
}

function qOf({ q, at }: typeof FIRST, posterior: number): number {
  if (at === 'posterior') return posterior;
  if (at === 'one') return 1;
  if (at === 'zero') return 0;
  return Math.min(0.99, Math.max(0.01, q));
}
