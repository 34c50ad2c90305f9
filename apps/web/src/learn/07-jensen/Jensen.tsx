import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { signed } from '../../numbers/shown.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { Chord, DOMAIN } from './Chord.tsx';
import { codeOf } from './code.ts';
import { functionOf, functions } from './functions.ts';
import { meansOf } from './means.ts';
import { saidOf } from './said.ts';

const FIRST = { f: 'log', x: [0.3, 3.5, 1.4] as readonly number[], q: [0.35, 0.4, 0.25] as readonly number[] };

/** Lesson 7: which side of Jensen’s inequality is larger is a matter of which way the curve bends. */
export default function Jensen({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const bent = functionOf(state.f);
  const { x: points, q: weights } = isUsable(state) ? state : FIRST;
  const means = meansOf(bent.of, points, weights);
  const difference = means.outside - means.inside;
  return (
    <LessonFrame
      head={head}
      onReset={reset}
      prose={
        <p>
          A curve that bends down, like the log, lies above its chords. Whatever their weights, the mean of points on it
          falls into the shaded area, below the curve: the log of a mean is at least the mean of the logs. A curve that
          bends up turns the sign around; a straight line makes both sides equal. So do points that lie in one place: no
          spread, no gap. In EM the points are the ratios <em>p(t, w) / q(t)</em>, their weights are <em>q(t)</em>, and
          the next lesson takes the log inside.
        </p>
      }
      formulas={
        <Formula of={bent.formula} live={{ outside: means.outside.toFixed(4), inside: means.inside.toFixed(4) }} />
      }
      predict={{
        question: 'The log gives ≥. Which sign does the exponential give?',
        choices: ['≥ too', '≤', 'It depends on the weights'],
        answer: 1,
        because: 'It bends up: its chords, and with them all weighted means, lie above the curve.',
      }}
      controls={
        <>
          <Choices
            label="Function"
            value={bent.value}
            options={functions.map(({ value, name }) => ({ value, name }))}
            onChange={(f) => change({ f })}
          />
          <Choices
            label="Points"
            value={points.length}
            options={[2, 3, 4].map((n) => ({ value: n, name: String(n) }))}
            onChange={(n) => change({ x: POINTS.slice(0, n), q: WEIGHTS[n] as readonly number[] })}
          />
        </>
      }
      picture={
        <>
          <Chord
            {...{ bent, points, weights, means }}
            onPoints={(x) => change({ x })}
            onWeights={(q) => change({ q })}
          />
          <p className="told">
            {bent.text} is {bent.bend}. f of the mean is{' '}
            <strong data-told="sign">{Math.abs(difference) < SAME ? '=' : difference > 0 ? '≥' : '≤'}</strong> the mean
            of f; their difference is{' '}
            <strong data-told="difference">
              <Live name="difference">{signed(tidy(difference))}</Live>
            </strong>
            .
          </p>
        </>
      }
      {...saidOf(bent, points, weights, means)}
      code={codeOf(bent, points, weights)}
    />
  );
}

const POINTS = [0.3, 3.5, 1.4, 2.4] as const;
const WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  2: [0.5, 0.5],
  3: FIRST.q,
  4: [0.3, 0.3, 0.2, 0.2],
};

/** Differences that are rounding. */
const SAME = 1e-12;
const tidy = (difference: number): number => (Math.abs(difference) < SAME ? 0 : difference);

/** A link may say anything. */
function isUsable({ x, q }: typeof FIRST): boolean {
  return (
    x.length === q.length &&
    x.length >= 2 &&
    x.length <= 4 &&
    x.every((point) => point >= DOMAIN[0] && point <= DOMAIN[1]) &&
    q.every((weight) => weight > 0) &&
    Math.abs(q.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-6
  );
}
