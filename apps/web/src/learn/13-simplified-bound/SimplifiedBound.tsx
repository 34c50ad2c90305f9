import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { BoundAndQ } from './BoundAndQ.tsx';
import { codeOf } from './code.ts';
import { coins, curvesOf, heightsFor } from './coins.ts';
import elbo from './elbo.tex';
import entropy from './entropy.tex';
import q from './q.tex';
import { saidOf } from './said.ts';
import sum from './sum.tex';

const FIRST = { old: 0.66, a: 0.6, bound: true };

/** Lesson 13: the entropy of q does not depend on the parameters, so it can be dropped. */
export default function SimplifiedBound({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const [old, a] = [inside(state.old), inside(state.a)];
  const curves = useNumbers(() => curvesOf(old), String(old));
  const spots = useNumbers(async () => {
    const heightsAt = await heightsFor(old);
    return { old: heightsAt(old), at: heightsAt(a) };
  }, `${old} ${a}`);
  const at = spots.value?.at;
  const height = curves.value?.entropy;
  return (
    <LessonFrame
      head={head}
      error={curves.error ?? spots.error}
      onReset={reset}
      prose={
        <p>
          The bound is a sum of two parts. One is Q, the expected logarithm of the complete likelihood: in it are the
          new parameters. The other is the entropy H(q) of the responsibilities. They were computed at the old
          parameters and stand still, so H(q) is a constant: it lifts the whole curve by the same height and does not
          move its top. So the M-step maximizes Q alone. Only whoever wants to see the bound touch the log-likelihood
          must add H(q) again.
        </p>
      }
      formulas={
        <>
          <Formula of={elbo} />
          <Formula of={q} />
          <Formula of={entropy} />
          <Formula
            of={sum}
            live={{
              elbo: at?.elbo.toFixed(4) ?? '…',
              q: at?.q.toFixed(4) ?? '…',
              h: height?.toFixed(4) ?? '…',
            }}
          />
        </>
      }
      predict={{
        question: 'H(q) is dropped. Where does the top of the curve go?',
        choices: ['To the left', 'To the right', 'It stays where it is'],
        answer: 2,
        because: 'H(q) has no new parameter in it: all of the curve is lower by the same height.',
      }}
      controls={
        <>
          <Choices
            label="Maximize"
            value={state.bound ? 1 : 0}
            options={[
              { value: 1, name: 'the bound, Q + H(q)' },
              { value: 0, name: 'Q alone' },
            ]}
            onChange={(bound) => change({ bound: bound === 1 })}
          />
          <Slider
            label="old p(heads | A)"
            value={old}
            min={0.05}
            max={0.95}
            onChange={(chosen) => change({ old: chosen })}
          />
          <Slider
            label="new p(heads | A)"
            value={a}
            min={0.05}
            max={0.95}
            onChange={(chosen) => change({ a: chosen })}
          />
        </>
      }
      picture={
        <div className="views">
          <p className="quiet small">
            Two coins, five rows of ten flips: {coins.rows.map(([heads]) => heads).join(', ')} heads. Hollow: the old
            parameter, where q was computed. Blue: the new one.
          </p>
          {curves.value && spots.value && (
            <>
              <BoundAndQ
                curves={curves.value}
                old={spots.value.old}
                at={spots.value.at}
                isBound={state.bound}
                onOld={(chosen) => change({ old: chosen })}
                onNew={(chosen) => change({ a: chosen })}
              />
              <p className="small" role="status">
                Top of Q + H(q): <strong>{curves.value.tops.elbo.toFixed(6)}</strong>. Top of Q:{' '}
                <strong>{curves.value.tops.q.toFixed(6)}</strong>. Hatched: H(q) = {curves.value.entropy.toFixed(3)},
                the same everywhere.
              </p>
            </>
          )}
        </div>
      }
      {...saidOf(curves.value, at)}
      code={codeOf(old, a)}
    />
  );
}

const inside = (a: number): number => Math.min(0.95, Math.max(0.05, a));
