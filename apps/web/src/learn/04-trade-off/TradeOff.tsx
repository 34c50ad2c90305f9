import { type ReactNode, useMemo } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { goodWord } from '../../numbers/wordLikelihood.ts';
import { logLikelihood, undetermined } from '../../numbers/wordsAndThoughts.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { hiddenRows } from '../hundredRows.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { codeOf } from './code.ts';
import { saidOf } from './said.ts';
import { TradeOffPicture } from './TradeOffPicture.tsx';
import formula from './trade-off.tex';
import { alongCurve, isOnCurve, modelOf, rangeOfPi, rangeOfT0, SHARE } from './tradeOff.ts';
import { useVisited } from './useVisited.ts';

const FIRST = { pi: 0.25, t1: 0.88, t0: 0.2, lock: true };
const { rows, weights } = hiddenRows;
const BEST = logLikelihood({ pi: 0.5, t1: SHARE, t0: SHARE }, rows, weights);

/** Lesson 4: parameters that make up for each other, and a likelihood that does not see it. */
export default function TradeOff({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const isLocked = state.lock;
  const theta = modelOf({ pi: state.pi, t1: state.t1, t0: state.t0, isLocked });
  const { pi, t1, t0 } = theta;
  const key = JSON.stringify(theta);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the model
  const height = useMemo(() => logLikelihood(theta, rows, weights), [key]);
  const visited = useVisited(key, height, BEST);
  const said = useMemo(() => undetermined({ pi: 0.25, t1: 0.88, t0: 0.2 }), []);
  const [least, most] = isLocked ? rangeOfPi(t0) : [0.01, 0.99];
  const [lowest, highest] = isLocked ? rangeOfT0(pi) : [0.01, 0.99];
  const others = useMemo(
    () => alongCurve(t0, 7).map((model) => ({ ...model, height: logLikelihood(model, rows, weights) })),
    [t0],
  );
  return (
    <LessonFrame
      head={head}
      onReset={reset}
      prose={
        <p>
          For this model, the lecture warns, it will not work. Nothing breaks, though. With the thoughts hidden only
          words are counted, and they depend on the three parameters through one number, <em>m</em> = p(word is good).
          Move <em>π</em> and let <em>t₁</em> make up for it: every model on the curve gives the same words with the
          same probabilities, so that no amount of such data can tell them apart. EM will find one of them; which one
          depends on where it starts. The method is right. The question has no single answer.
        </p>
      }
      formulas={
        <Formula
          of={formula}
          live={{
            good: `${pi.toFixed(2)} × ${t1.toFixed(4)}`,
            bad: `${(1 - pi).toFixed(2)} × ${t0.toFixed(2)}`,
            m: goodWord(theta).toFixed(4),
            sum: height.toFixed(6),
          }}
        />
      }
      predict={{
        question: 'Ten times as many words are heard, and 37 in 100 are good again. What becomes of the flat line?',
        choices: ['It gets a summit', 'It stays flat', 'It bends a little'],
        answer: 1,
        because:
          'It stays flat: every single word has the same probability under all models on the curve, so ten times as many have too.',
      }}
      controls={
        <>
          <Choices
            label="t₁"
            value={isLocked ? 1 : 0}
            options={[
              { value: 1, name: 'follows, so that m stays' },
              { value: 0, name: 'is free' },
            ]}
            onChange={(next) => change({ lock: next === 1, pi, t1, t0 })}
          />
          <Slider
            label="π = p(T=1)"
            value={pi}
            min={least}
            max={most}
            onChange={(next) => change({ pi: next, t1, t0 })}
          />
          <Slider
            label="t₀ = p(W=1 | T=0)"
            value={t0}
            min={lowest}
            max={highest}
            onChange={(next) => change({ pi, t1, t0: next })}
          />
          <p role="status" className="small">
            Models with the same log-likelihood that you came by: <strong data-visited="">{visited.count}</strong>
            {visited.count > 1 && (
              <>
                ; they differ by at most <strong data-spread="">{shortest(visited.spread)}</strong> nats
              </>
            )}
            {isOnCurve(theta) ? '.' : `. This one lies ${(BEST - height).toFixed(4)} nats below them.`}
          </p>
          <Notice
            error={{
              code: 'NOT_IDENTIFIED',
              level: 'info',
              message: `What latent says of this model before any fit: rank ${said.rank} of ${said.freeParameters}. ${said.sentences.join('. ')}.`,
            }}
          />
        </>
      }
      picture={
        <TradeOffPicture {...{ theta, isLocked, height }} onChange={(changed) => change({ pi, t1, t0, ...changed })} />
      }
      {...saidOf([...others, { ...theta, height }], isLocked)}
      code={codeOf(theta)}
    />
  );
}

const shortest = (spread: number): string => (spread === 0 ? '0' : spread.toExponential(0));
