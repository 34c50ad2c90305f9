import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { Answers } from '../../pictures/Answers.tsx';
import { ComponentCurves } from '../../pictures/ComponentCurves.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { made } from './attempt.ts';
import { type Failure, failures } from './cases.ts';
import { codeOf } from './code.ts';
import { numbersOf } from './numbers.ts';
import objective from './objective.tex';
import { arithmeticOf, curvesOf, namesOf, twinOf } from './said.ts';
import { sampleOf } from './sample.ts';

const FIRST = { failure: 'local', mended: false };

/** Lesson 18: what goes wrong in fits, each with its cause, how it is seen, its remedy, and the warning that the fit itself gives. */
export default function Failures({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const failure = failures.find(({ id }) => id === state.failure) ?? (failures[0] as Failure);
  const attempt = state.mended ? failure.mended : failure.fails;
  const { value, error } = useNumbers(async () => {
    const outcome = await made(attempt);
    return { attempt, outcome, curves: curvesOf(attempt, outcome) };
  }, `${failure.id} ${state.mended}`);
  const shown = value?.attempt === attempt ? value.outcome : undefined;
  const { starts, warnings: given = [] } = shown?.info ?? {};
  const warnings = given.toSorted((a, b) => Number(b.code === failure.code) - Number(a.code === failure.code));
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      workbench={{
        name: `lesson-18-${failure.id}.csv`,
        sample: sampleOf(attempt),
        model: { kind: 'mixture', classes: attempt.classes },
      }}
      prose={
        <p>
          EM climbs, and stops where it cannot climb any more. That need not be the best place, nor a sound one, and the
          log-likelihood alone does not tell. Each of these fits went wrong in its own way, on data small enough to see
          why. All but one leave a trace in the numbers: starts that disagree, a class without rows, a spike, two
          classes alike, a probability of 1. These are what the warnings of a fit are made from. Choose a failure, look
          at the picture before you read what it says, then see it mended.
        </p>
      }
      formulas={
        <Formula
          of={objective}
          live={{
            value: shown ? shown.info.logLikelihood.toFixed(4) : '…',
            starts: starts ? `${starts.count}` : '…',
            best: starts ? `${starts.atBest}` : '…',
          }}
        />
      }
      predict={{
        question: 'A class starts far from every row. What does EM do with it?',
        choices: ['It moves to the nearest rows', 'It loses its weight and stays there', 'EM fails with an error'],
        answer: 1,
        because: 'Its responsibilities are 0, so it counts no rows: nothing pulls it anywhere. See the empty class.',
      }}
      controls={
        <>
          <Choices
            label="Failure"
            value={failure.id}
            options={failures.map(({ id, name }) => ({ value: id, name }))}
            onChange={(id) => change({ failure: id, mended: false })}
          />
          <Choices
            label="Shown"
            value={state.mended ? 'mended' : 'fails'}
            options={[
              { value: 'fails', name: 'as it fails' },
              { value: 'mended', name: 'mended' },
            ]}
            onChange={(which) => change({ mended: which === 'mended' })}
          />
        </>
      }
      picture={
        <>
          {shown && value?.curves && (
            <ComponentCurves
              label={`${failure.name}: the rows and the classes`}
              names={namesOf(shown)}
              {...value.curves}
            />
          )}
          {shown && 'patterns' in attempt.data && (
            <Answers label={`${failure.name}: the classes`} classes={shown.classes} names={namesOf(shown)} />
          )}
        </>
      }
      steps={
        <>
          <dl className="told-parts">
            <dt>Cause</dt>
            <dd>{failure.cause}</dd>
            <dt>Seen as</dt>
            <dd>{failure.seen}</dd>
            <dt>Remedy</dt>
            <dd>{failure.fix}</dd>
          </dl>
          <section aria-label="Warnings of this fit" data-warnings={shown && warnings.length}>
            {warnings.map((warning) => (
              <Notice key={warning.code} error={warning} />
            ))}
            {shown && warnings.length === 0 && <p className="quiet">This fit carries no warning.</p>}
          </section>
        </>
      }
      twin={twinOf(shown, attempt)}
      arithmetic={shown ? arithmeticOf(shown) : []}
      numbers={shown ? numbersOf(attempt, shown) : []}
      code={codeOf(attempt, shown)}
    />
  );
}
