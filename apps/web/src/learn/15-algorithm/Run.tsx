import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { expectation, maximization, type Responsible, type Standing, standing } from '../../numbers/halfSteps.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { Steps } from '../Steps.tsx';
import { type EmMoment, useEm } from '../useEm.ts';
import bound from './bound.tex';
import { codeOf } from './code.ts';
import { type Example, examples } from './examples.ts';
import expected from './expectation.tex';
import type { AlgorithmState } from './first.ts';
import { forkIn, keptOf } from './forks.ts';
import gap from './gap.tex';
import maximized from './maximization.tex';
import { numbersOf } from './numbers.ts';
import { arithmeticOf, lastOfEach, twinOf } from './twin.ts';
import { STARTS, useRuns } from './useRuns.ts';
import { Views } from './Views.tsx';

export interface RunProps extends LessonProps {
  readonly example: Example;
  readonly start: Standing;
  readonly seed: number;
  readonly state: AlgorithmState;
  readonly change: (changes: Partial<AlgorithmState>) => void;
  readonly reset: () => void;
}

/** The lesson with one model from one start. */
export function Run({ head, example, start, seed, state, change, reset }: RunProps): ReactNode {
  const { sample } = example;
  const [ahead] = useState(() => Math.min(200, Math.max(0, Math.round(state.at))));
  const [fork] = useState(() => forkIn({ ...state, at: ahead }, start, sample));
  const em = useEm({ expect: (parameters) => expectation(parameters, sample), maximize: maximization }, start, 'run', {
    isDone: hasStopped,
    ahead,
    fork,
  });
  const { runs, error } = useRuns(example, state.many);
  const isOpened = useRef(false);
  useEffect(() => {
    isOpened.current ||= em.at === ahead;
    if (isOpened.current) change(keptOf(em.history.slice(0, em.at + 1), start));
  }, [em.at, em.history, ahead, start, change]);
  const history = em.history.slice(0, em.at + 1);
  const moments = lastOfEach(history);
  const { parameters } = em.now;
  const height = em.now.expected?.bound ?? parameters.bound;
  return (
    <LessonFrame
      head={head}
      error={em.error ?? error}
      onReset={reset}
      workbench={{
        name: `lesson-15-${example.id}.csv`,
        sample,
        model: { kind: 'mixture', classes: example.model.latent.levels.length },
      }}
      prose={
        <p>
          All is in place. Start anywhere. The <strong>E-step</strong> computes the responsibilities at the parameters
          as they are: the bound rises until it touches the log-likelihood. The <strong>M-step</strong> moves the
          parameters to the top of the bound; the log-likelihood lies above it, so it rises at least as much. Repeat
          until nothing is gained. Nothing can go down on the way. But the top that is reached depends on the start: it
          is a stationary point, not always the highest. So start many times.
        </p>
      }
      formulas={
        <>
          <Formula of={expected} />
          <Formula of={maximized} />
          <Formula of={bound} live={{ ll: parameters.logLikelihood.toFixed(4), bound: height?.toFixed(4) ?? '?' }} />
          <Formula
            of={gap}
            live={{ gap: height === undefined ? '?' : Math.max(0, parameters.logLikelihood - height).toFixed(4) }}
          />
        </>
      }
      predict={{
        question: 'The M-step raises the bound by 1 nat. What does the log-likelihood do?',
        choices: ['It rises by exactly 1', 'It rises by 1 or more', 'It may fall'],
        answer: 1,
        because:
          'Before the M-step both are equally high; after it the log-likelihood is above the bound, which rose by 1.',
      }}
      controls={
        <>
          <Choices
            label="Model"
            value={example.id}
            options={examples.map(({ id, name }) => ({ value: id, name }))}
            onChange={(model) => change({ model, at: ahead, theta: [], fork: 0 })}
          />
          <Slider
            label="Random start"
            value={seed}
            min={1}
            max={STARTS}
            step={1}
            onChange={(chosen) => change({ start: chosen, at: ahead, theta: [], fork: 0 })}
          />
          <Choices
            label="Show"
            value={state.many ? 1 : 0}
            options={[
              { value: 0, name: 'this start' },
              { value: 1, name: `${STARTS} starts at once` },
            ]}
            onChange={(many) => change({ many: many === 1 })}
          />
        </>
      }
      picture={
        <>
          <p className="quiet small">{example.story}</p>
          <Views
            example={example}
            history={history}
            runs={runs}
            steps={<Steps {...em} />}
            onDrag={(document) => em.fork(standing(document, sample))}
          />
        </>
      }
      twin={twinOf(moments)}
      arithmetic={arithmeticOf(em.now)}
      numbers={numbersOf(history, sample)}
      code={codeOf(example, seed, start.document, em.now.iteration)}
    />
  );
}

/** Nothing was gained by the last iteration. */
function hasStopped(history: readonly EmMoment<Standing, Responsible>[]): boolean {
  const [last, before] = lastOfEach(history).toReversed();
  if (!last || !before || history.at(-1)?.isFork) return false;
  return last.expected === undefined && last.parameters.logLikelihood - before.parameters.logLikelihood < 1e-9;
}
