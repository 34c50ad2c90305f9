import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { fixed } from '../../numbers/shown.ts';
import { type Coins, coinsLogLikelihood } from '../../numbers/twoCoins.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { Note } from '../Note.tsx';
import { Steps } from '../Steps.tsx';
import { useEm } from '../useEm.ts';
import { arithmeticOf } from './arithmetic.ts';
import { Courses } from './Courses.tsx';
import { codeOf } from './code.ts';
import estep from './estep.tex';
import { Loop } from './Loop.tsx';
import mstep from './mstep.tex';
import { courseOf, guessOf, type Route } from './routes.ts';
import { isDone, steps } from './steps.ts';
import { endLines, twinOf } from './twin.ts';

const FIRST = { from: 'parameters', guess: 1 };

/** Lesson 10: parameters need responsibilities and responsibilities parameters; a guess of either starts the loop. */
export default function ChickenAndEgg({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const route: Route = state.from === 'responsibilities' ? 'responsibilities' : 'parameters';
  const guess = guessOf(Number.isInteger(state.guess) && state.guess > 0 ? state.guess : 1);
  const em = useEm<Coins | undefined, readonly number[]>(
    steps,
    route === 'parameters' ? guess.coins : undefined,
    `${route} ${state.guess}`,
    { isDone, guessed: route === 'parameters' ? undefined : guess.q },
  );
  const { value, error } = useNumbers(
    async () => ({
      parameters: await courseOf('parameters', guess),
      shares: await courseOf('responsibilities', guess),
    }),
    String(state.guess),
  );
  const { parameters: coins, expected: q, iteration } = em.now;
  const height = coins && coinsLogLikelihood(coins);
  const made = em.now.isFork ? -1 : em.history.findIndex(({ iteration: k }) => k === iteration) - 1;
  const ends = [value?.parameters, value?.shares].map((course) => fixed(course?.at(-1)?.[1]));
  return (
    <LessonFrame
      head={head}
      error={error ?? em.error}
      onReset={() => {
        reset();
        em.reset();
      }}
      prose={
        <p>
          If we knew the coins, Bayes’ rule would give the responsibilities. If we knew the responsibilities, the coins
          would be plain ratios. We know neither: the key to each lock lies in the other box. So guess one of the two,
          however badly, and go round. The <strong>E-step</strong> opens the right box with the parameters at hand, the{' '}
          <strong>M-step</strong> the left box with the responsibilities at hand, and no round lowers the
          log-likelihood. It does not matter which of the two was guessed: it is one loop with two doors.
        </p>
      }
      formulas={
        <>
          <Formula of={estep} />
          <Formula of={mstep} />
        </>
      }
      predict={{
        question: 'One run starts from guessed parameters, one from guessed responsibilities. Where do they end here?',
        choices: ['The first higher', 'The second higher', 'At the same height'],
        answer: 2,
        because: `Both end at ${ends[0]} nats. Coin A and coin B may have changed their names on the way.`,
      }}
      notes={
        <Note title="One height, or luck?">
          <p>
            On these rows 60 of 60 guesses end at one height; only two equal coins, a saddle, would never part. That is
            no law: models with more classes have several hills, and one survey’s best was found by 22 of 40 starts.
            Hence many starts, later on.
          </p>
        </Note>
      }
      controls={
        <>
          <Choices
            label="Guess first"
            value={route}
            options={[
              { value: 'parameters', name: 'the parameters' },
              { value: 'responsibilities', name: 'the responsibilities' },
            ]}
            onChange={(from) => change({ from })}
          />
          <div className="row">
            <button type="button" onClick={() => change({ guess: state.guess + 1 })}>
              Another guess
            </button>
          </div>
        </>
      }
      steps={<Steps {...em} />}
      picture={
        <>
          <Loop coins={coins} q={q} onCoins={q === undefined ? em.fork : undefined} />
          {value && (
            <Courses
              fromParameters={value.parameters}
              fromResponsibilities={value.shares}
              here={height === undefined ? undefined : [iteration, height]}
            />
          )}
          <p className="told" role="status">
            {height === undefined
              ? 'No parameters yet, so no log-likelihood'
              : `After ${iteration} M-steps the log-likelihood is `}
            {height !== undefined && <Live name="height">{height.toFixed(4)}</Live>}. From guessed parameters EM ends at{' '}
            <strong data-told="parameters">
              <Live name="end">{ends[0]}</Live>
            </strong>
            , from guessed responsibilities at{' '}
            <strong data-told="responsibilities">
              <Live name="other end">{ends[1]}</Live>
            </strong>
            .
          </p>
        </>
      }
      twin={twinOf(value?.parameters ?? [], value?.shares ?? [])}
      arithmetic={arithmeticOf({ coins, q, before: em.history[made]?.expected, height })}
      numbers={endLines(value?.parameters, value?.shares)}
      code={codeOf(guess)}
    />
  );
}
