import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { fixed } from '../../numbers/shown.ts';
import { BoundPlot } from '../../pictures/BoundPlot.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import bound from './bound.tex';
import { codeOf } from './code.ts';
import { followingBound, frozenBound, likelihoodAt, topOf } from './coins.ts';
import follows from './follows.tex';
import frozen from './frozen.tex';
import { saidOf } from './said.ts';
import { slopeAt } from './slope.ts';
import { Tangent } from './Tangent.tsx';
import top from './top.tex';

const FIRST = { old: 0.25, now: 0.62, follows: false };
const DOMAIN = [0.02, 0.98] as const;

/** Lesson 11: the old parameters stay in the responsibilities, or the bound is the log-likelihood again. */
export default function OldAndNew({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const { old, now } = state;
  const { value: highest, error } = useNumbers(() => topOf(old), String(old));
  const frozenHere = frozenBound(old);
  const boundHere = state.follows ? followingBound : frozenHere;
  const [likelihoodSlope, boundSlope] = [slopeAt(likelihoodAt, old), slopeAt(frozenHere, old)];
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      prose={
        <p>
          The bound knows two sets of parameters. The responsibilities come from the <strong>old</strong> ones and stay
          as they are; the <strong>new</strong> ones move. So frozen, the bound is one smooth hill: its top is a plain
          ratio, and it touches the log-likelihood at the old parameter with the same slope, so that uphill for one is
          uphill for the other. Let the responsibilities follow the new parameter, and the bound lies on the
          log-likelihood everywhere. That is correct, and no help: the log of a sum is back, and no formula gives its
          top.
        </p>
      }
      formulas={
        <>
          <Formula of={bound} />
          <Formula of={state.follows ? follows : frozen} />
          {!state.follows && <Formula of={top} live={{ top: fixed(highest) }} />}
        </>
      }
      predict={{
        question: 'The responsibilities follow the new parameter. How far is the bound from the log-likelihood?',
        choices: ['As far as before', 'Farther away', 'Nowhere away'],
        answer: 2,
        because:
          'At every parameter q is the posterior there, and the posterior leaves no gap. The bound has become the hard problem itself.',
      }}
      controls={
        <>
          <Choices
            label="The responsibilities"
            value={state.follows ? 'follow' : 'frozen'}
            options={[
              { value: 'frozen', name: 'are frozen at the old parameter' },
              { value: 'follow', name: 'follow the new one' },
            ]}
            onChange={(chosen) => change({ follows: chosen === 'follow' })}
          />
          <div className="row">
            <button
              type="button"
              disabled={state.follows || highest === undefined}
              onClick={() => change({ now: short(highest ?? now) })}
            >
              The new to the top of the bound
            </button>
            <button type="button" disabled={now === old} onClick={() => change({ old: now })}>
              The new becomes the old
            </button>
          </div>
        </>
      }
      picture={
        <>
          <BoundPlot
            label="Log-likelihood of two coins and its bound along one parameter"
            parameter="p(heads) of coin A"
            domain={DOMAIN}
            heights={[-38, -31]}
            logLikelihood={likelihoodAt}
            bound={boundHere}
            isCollapsed={state.follows}
            nowName="new"
            old={{ label: 'old parameter', value: old, onChange: (next) => change({ old: next }) }}
            now={{ label: 'new parameter', value: now, onChange: (next) => change({ now: next }) }}
          >
            {(plot) =>
              !state.follows && (
                <>
                  <Tangent plot={plot} at={old} height={likelihoodAt(old)} slope={likelihoodSlope} />
                  {highest !== undefined && (
                    <g className="latent" transform={`translate(${plot.x(highest)} ${plot.y(boundHere(highest))})`}>
                      <path d="M0 20v-12M-3 12l3 -4 3 4" />
                      <text className="halo" y={34} textAnchor="middle">
                        top
                      </text>
                    </g>
                  )}
                </>
              )
            }
          </BoundPlot>
          <p className="told">
            {state.follows ? (
              <>
                At {now.toFixed(2)} the gap is{' '}
                <strong data-told="gap">
                  <Live name="gap">{gapOf(now, boundHere)}</Live>
                </strong>
                , and so it is everywhere.
              </>
            ) : (
              <>
                At the old parameter the log-likelihood has slope{' '}
                <strong data-told="slope">
                  <Live name="slope">{likelihoodSlope.toFixed(3)}</Live>
                </strong>
                , the bound{' '}
                <strong data-told="bound-slope">
                  <Live name="bound slope">{boundSlope.toFixed(3)}</Live>
                </strong>{' '}
                (nats a unit). At the new one the gap is{' '}
                <strong data-told="gap">
                  <Live name="gap">{gapOf(now, boundHere)}</Live>
                </strong>
                .
              </>
            )}
          </p>
        </>
      }
      {...saidOf({ old, now, highest, follows: state.follows })}
      code={codeOf(old)}
    />
  );
}

const gapOf = (a: number, bound: (a: number) => number): string => Math.abs(likelihoodAt(a) - bound(a)).toFixed(4);

/** As handles step. */
const short = (a: number): number => Number(a.toFixed(4));
