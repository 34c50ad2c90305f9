import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { fixed } from '../../numbers/shown.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import {
  posteriorOfThoughts,
  type Shares,
  wordsBoundCurve,
  wordsCurve,
  wordsDecomposition,
} from '../../numbers/wordsOnly.ts';
import { BoundPlot } from '../../pictures/BoundPlot.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import type { Twin } from '../line.ts';
import { arithmeticOf, curveLines, leastLine } from './arithmetic.ts';
import { codeOf } from './code.ts';
import { Erratum } from './Erratum.tsx';
import { leastGap, PLACES } from './grid.ts';
import jensen from './jensen.tex';
import numbers from './numbers.tex';
import parts from './parts.tex';
import trick from './trick.tex';

const FIRST = { t1: 0.35, old: 0.8, own: false, good: 0.5, bad: 0.5 };
const [PI, T0] = [0.5, 0.2];
const DOMAIN = [0.01, 0.99] as const;

/** Lesson 8: for any q a curve that lies below the log-likelihood everywhere. */
export default function Bound({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const at = (t1: number): Theta => ({ pi: PI, t1, t0: T0 });
  const q: Shares = state.own ? [state.good, state.bad] : posteriorOfThoughts(at(state.old));
  const { value, error } = useNumbers(() => wordsDecomposition(at(state.t1), q), `${state.t1} ${q.join()}`);
  const logLikelihood = (t1: number): number => wordsCurve(at(t1));
  const bound = (t1: number): number => wordsBoundCurve(at(t1), q);
  const least = leastGap(logLikelihood, bound, DOMAIN);
  const places = [...shown, state.t1].sort((a, b) => a - b);
  const twin: Twin = {
    caption: 'Log-likelihood and bound along the parameter (nats)',
    head: ['p(word is good | good thought)', 'log-likelihood', 'bound', 'gap'],
    words: 0,
    rows: places.map((t1) => [
      t1.toFixed(2),
      logLikelihood(t1).toFixed(4),
      bound(t1).toFixed(4),
      (logLikelihood(t1) - bound(t1)).toFixed(4),
    ]),
  };
  const own = ([good, bad]: Shares): void =>
    change({ own: true, good: Number(good.toFixed(2)), bad: Number(bad.toFixed(2)) });
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      prose={
        <p>
          A hundred words, 37 of them good, and no thought seen. The trick wrote each marginal as a mean over <em>q</em>
          , and Jensen’s inequality moves the log inside that mean. What comes out is smaller, for every <em>q</em> and
          every parameter: a <strong>lower bound</strong>. It is a sum of logs, so it is easy to maximize. What it lacks
          is the KL divergence from <em>q</em> to the posterior, the hatched bar. Take <em>q</em> as the posterior at
          some parameters, and the bound touches the log-likelihood there.
        </p>
      }
      formulas={
        <>
          <Formula of={trick} />
          <Formula of={jensen} />
          <Formula of={parts} />
          <Formula
            of={numbers}
            live={{ likelihood: fixed(value?.logLikelihood), elbo: fixed(value?.elbo), gap: fixed(value?.kl) }}
          />
        </>
      }
      predict={{
        question:
          'You move the old parameter, so that q changes. Can the bound rise above the log-likelihood anywhere?',
        choices: ['Yes, far from the old one', 'Never', 'Only if q is no posterior'],
        answer: 1,
        because: 'What lies between is a KL divergence, and that is never negative, whatever q is.',
      }}
      notes={<Erratum />}
      controls={
        <>
          <Choices
            label="q is"
            value={state.own ? 'own' : 'posterior'}
            options={[
              { value: 'posterior', name: 'the posterior at the old parameter' },
              { value: 'own', name: 'my own' },
            ]}
            onChange={(chosen) => (chosen === 'own' ? own(q) : change({ own: false }))}
          />
          <Slider
            label="q(good thought | good word)"
            value={Number(q[0].toFixed(2))}
            min={0}
            max={1}
            onChange={(good) => own([good, q[1]])}
          />
          <Slider
            label="q(good thought | bad word)"
            value={Number(q[1].toFixed(2))}
            min={0}
            max={1}
            onChange={(bad) => own([q[0], bad])}
          />
        </>
      }
      picture={
        <>
          <BoundPlot
            label="Log-likelihood of a hundred words and its lower bound"
            parameter="p(word is good | good thought)"
            domain={DOMAIN}
            heights={[-105, -62]}
            {...{ logLikelihood, bound }}
            old={
              state.own ? undefined : { label: 'old parameter', value: state.old, onChange: (old) => change({ old }) }
            }
            now={{ label: 'parameter now', value: state.t1, onChange: (t1) => change({ t1 }) }}
          />
          <p className="told">
            Looked at {PLACES} parameters: the bound is above the log-likelihood at{' '}
            <strong data-told="above">{least.above}</strong> of them. It comes closest at {least.at.toFixed(2)}, where{' '}
            <Live name="least">{least.gap.toFixed(4)}</Live> nats are missing.
          </p>
        </>
      }
      twin={twin}
      arithmetic={arithmeticOf(at(state.t1), q, value)}
      numbers={[leastLine(least, logLikelihood, bound), ...curveLines(places.map(at), q, twin)]}
      code={codeOf(at(state.t1), q)}
    />
  );
}

const shown = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
