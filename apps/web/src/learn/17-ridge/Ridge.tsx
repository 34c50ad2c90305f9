import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { alike, type Trail, wordsNetwork } from '../../numbers/manyWords.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import type { Twin } from '../line.ts';
import { networkCode } from '../networkCode.ts';
import { type FirstStep, firstStep, pOfGood } from './firstStep.ts';
import landing from './landing.tex';
import { arithmeticOf, numbersOf } from './numbers.ts';
import { RidgeCube } from './RidgeCube.tsx';
import { Slices } from './Slices.tsx';
import { saidOfTrails } from './said.ts';
import { useTrails } from './useTrails.ts';
import { GOOD, type Known, knownNames, ownTrail, rankOf, rowsOf, startsOf, worldOf } from './world.ts';

const FIRST = { pi: 0.7, t1: 0.6, t0: 0.5, words: 1, known: 'nothing', turn: 28 };

/** Lesson 17: with one word for each thought the best parameters are a surface, and what makes them a point. */
export default function Ridge({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const start: Theta = { pi: state.pi, t1: state.t1, t0: state.t0 };
  const words = [1, 2, 3, 4].includes(state.words) ? state.words : FIRST.words;
  const known: Known = knownNames.find(({ value }) => value === state.known)?.value ?? 'nothing';
  const world = worldOf(words, known);
  const { value: rank } = useNumbers(() => rankOf(world), JSON.stringify(world));
  const { value: own, error } = useNumbers(() => ownTrail(start, world), JSON.stringify([start, world]));
  const { value: step } = useNumbers(() => firstStep(start), JSON.stringify(start));
  const twin: Twin = {
    caption: 'Your start, and where EM goes from it',
    head: ['when', 'π', 't₁', 't₀', 'p(word is good)', 'log-likelihood'],
    rows: own
      ? [
          rowOf('start', start, ''),
          rowOf('after 1 step', own.points[1] ?? start, ''),
          rowOf(`end (${own.points.length - 1} steps)`, endOf(own), own.logLikelihood.toFixed(6)),
        ]
      : [],
  };
  const { trails, error: trailsError } = useTrails(words, known, own !== undefined);
  return (
    <LessonFrame
      head={head}
      error={error ?? trailsError}
      onReset={reset}
      prose={
        <p>
          The lecture says that EM does not work here, and leaves the reason open. This is it. Words alone determine one
          number, the share of good words <em>w</em>. Every (π, t₁, t₀) with π t₁ + (1 − π) t₀ = w explains them equally
          well: a surface in the cube of parameters. The first M-step lands on it from anywhere, whatever the
          responsibilities, and EM never moves again. So EM did its work; the question was too large. Three words per
          thought make it answerable, up to the names of the two thoughts; so do some thoughts seen together with their
          words. A prior picks a point: the data did not.
        </p>
      }
      formulas={<Formula of={landing} live={liveOf(step)} />}
      predict={{
        question: 'Two people start EM at different points, on the same words. On what do they agree in the end?',
        choices: ['On p(word is good)', 'On the share of good thoughts, π', 'On all three parameters'],
        answer: 0,
        because: 'Each lands on the surface where p(word is good) = w, at a place that only the start decides.',
      }}
      controls={
        <>
          <Choices
            label="Words per thought"
            value={words}
            options={[1, 2, 3, 4].map((value) => ({ value, name: String(value) }))}
            onChange={(next) => change({ words: next })}
          />
          <Choices
            label="Known besides"
            value={known}
            options={knownNames}
            onChange={(next) => change({ known: next })}
          />
          <Slider
            label="Turn the cube"
            value={state.turn}
            min={10}
            max={80}
            step={1}
            shown={(degrees) => `${degrees}°`}
            onChange={(turn) => change({ turn })}
          />
        </>
      }
      picture={
        <>
          {rank && (
            <Meter filled={rank.rank} of={rank.parameters}>
              The data determine{' '}
              <strong>
                <Live name="rank">{rank.rank}</Live> of <Live name="parameters">{rank.parameters}</Live>
              </strong>{' '}
              parameters; flat directions:{' '}
              <strong>
                <Live name="flat">{rank.parameters - rank.rank}</Live>
              </strong>
            </Meter>
          )}
          <RidgeCube m={GOOD} turn={state.turn} trails={trails} own={own} />
          <p className="quiet small" role="status">
            Grey rings: starts. Blue: where EM ends. {saidOfTrails(trails, startsOf(world))}
          </p>
          {own && <Slices m={GOOD} start={start} end={endOf(own)} onChange={change} />}
          <p className="quiet small">
            The cube cut through the place where your start ends. π = p(good thought), t₁ and t₀ = p(good word) after a
            good and after a bad thought. Click anywhere, or move a ring, to start there. Dotted: equal likelihood.
          </p>
        </>
      }
      twin={twin}
      arithmetic={step ? arithmeticOf(start, step) : []}
      numbers={numbersOf(twin, rank, world)}
      code={networkCode(
        wordsNetwork(alike(start, words), world.pseudoCount),
        rowsOf(world),
        own ? own.points.length - 1 : 0,
      )}
    />
  );
}

const endOf = ({ points }: Trail): Theta => points.at(-1) as Theta;

const rowOf = (name: string, theta: Theta, logLikelihood: string): string[] => [
  name,
  ...[theta.pi, theta.t1, theta.t0, pOfGood(theta)].map((value) => value.toFixed(6)),
  logLikelihood,
];

function liveOf(step: FirstStep | undefined): Readonly<Record<string, string>> {
  const { good = Number.NaN, after = Number.NaN } = step ?? {};
  const [r, rest] = [good.toFixed(4), (1 - good).toFixed(4)];
  return { w: GOOD.toFixed(2), wAgain: GOOD.toFixed(2), r, rest, after: after.toFixed(4) };
}
