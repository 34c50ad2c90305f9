import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { fixed, signed } from '../../numbers/shown.ts';
import { FLIPS, HEADS } from '../../numbers/twoCoins.ts';
import { CoinRows } from '../../pictures/CoinRows.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { Note } from '../Note.tsx';
import { arithmeticOf, tableLines } from './arithmetic.ts';
import change from './change.tex';
import { codeOf } from './code.ts';
import gap from './gap.tex';
import { type Move, moveFrom } from './numbers.ts';
import { Path } from './Path.tsx';
import { presets } from './presets.ts';
import { twinOf } from './twin.ts';

const [posterior] = presets;
const FIRST = { q: 'uniform', own: presets[1].q as readonly number[], moved: true };

/** Lesson 9: the posterior is the q that leaves no gap, and a step over a gap may fall. */
export default function Posterior({ head }: LessonProps): ReactNode {
  const [state, set, reset] = useViewState(FIRST);
  const preset = presets.find(({ value }) => value === state.q);
  const q = preset?.q ?? (state.own.length === HEADS.length ? state.own : FIRST.own);
  const { value: move, error } = useNumbers(() => moveFrom(q), q.join());
  const { value: all } = useNumbers(() => Promise.all(presets.map((one) => moveFrom(one.q))), 'presets');
  useKeys({ m: () => set({ moved: !state.moved }) });
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      prose={
        <>
          <p>
            Two coins, of which one mostly falls heads. Five times one was drawn in secret, flipped ten times, and its
            heads were counted. Which coin it was is hidden; <em>q</em> shares each row out between the two.
          </p>
          <p>
            The M-step lifts the bound to its top. The log-likelihood stays above the bound, which promises this much:
            the new one is at least the old one <em>minus the gap</em>. Over a gap it can fall, and with the uniform{' '}
            <em>q</em> it does. The gap is the distance from <em>q</em> to the posterior, and only the posterior leaves
            none: all that the bound gains, the log-likelihood gains at least.
          </p>
        </>
      }
      formulas={
        <>
          <Formula of={gap} live={{ gap: fixed(move?.before.kl) }} />
          <Formula of={change} live={{ change: state.moved ? signed(move?.change) : '?' }} />
        </>
      }
      predict={{
        question: 'q gives half of every row to each coin. One M-step later, the log-likelihood has…',
        choices: ['risen', 'stayed', 'fallen'],
        answer: 2,
        because:
          'With q uniform both coins get all rows alike, become the same coin, and fit worse than before: -0.3821 nats. The bound rose all the same, from 3.5356 below.',
      }}
      notes={
        <Note title="Why coins, and no longer thoughts and words">
          <p>
            With one word a thought, the M-step from <em>any</em> q lands on the ridge of best parameters: every q looks
            as good as the posterior there. Here ten flips share one coin, and the choice matters.
          </p>
        </Note>
      }
      controls={
        <>
          <Choices
            label="q is"
            value={preset?.value ?? 'own'}
            options={[
              ...presets.map(({ value, name }) => ({ value, name })),
              { value: 'own' as const, name: 'my own: drag the strips' },
            ]}
            onChange={(value) =>
              set(value === 'own' ? { q: value, own: tame(q), moved: false } : { q: value, moved: false })
            }
          />
          <div className="row">
            <button
              type="button"
              className={state.moved ? undefined : 'first'}
              disabled={state.moved}
              onClick={() => set({ moved: true })}
            >
              M-step from this q
            </button>
            <button type="button" disabled={!state.moved} onClick={() => set({ moved: false })}>
              Back
            </button>
            <span className="quiet small">
              key: <kbd>m</kbd>
            </span>
          </div>
        </>
      }
      picture={
        <>
          <CoinRows
            heads={HEADS}
            flips={FLIPS}
            q={q}
            posterior={posterior.q}
            onChange={(own) => set({ q: 'own', own: tame(own), moved: false })}
          />
          {move && <Path q={q} next={move.coins} isMoved={state.moved} />}
          <p className="told" role="status">
            {move === undefined ? '' : toldOf(move, state.moved)}
          </p>
        </>
      }
      twin={twinOf(all)}
      arithmetic={move && state.moved ? arithmeticOf(q, move) : move ? arithmeticOf(q, move).slice(0, 1) : []}
      numbers={tableLines(all)}
      code={codeOf(q)}
    />
  );
}

/** Shares that a strip can be dragged from: none is 0 or 1. */
const tame = (q: readonly number[]): readonly number[] =>
  q.map((share) => Math.min(0.99, Math.max(0.01, Number(share.toFixed(4)))));

function toldOf({ before, change }: Move, isMoved: boolean): string {
  const below = `At the old parameters the bound lies ${before.kl.toFixed(4)} nats below the log-likelihood.`;
  if (!isMoved) return `${below} What will the M-step do?`;
  return `${below} The M-step from this q ${change < 0 ? 'lowers' : 'raises'} the log-likelihood by ${Math.abs(change).toFixed(4)}.`;
}
