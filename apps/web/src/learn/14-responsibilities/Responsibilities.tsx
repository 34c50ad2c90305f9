import { applyDocument } from 'latent';
import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { logOddsOf } from '../../numbers/logOdds.ts';
import { type Sample, tableOf } from '../../numbers/sample.ts';
import { HeatStrip } from '../../pictures/HeatStrip.tsx';
import { Waterfall } from '../../pictures/Waterfall.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { Answers } from './Answers.tsx';
import { codeOf } from './code.ts';
import odds from './odds.tex';
import responsibility from './responsibility.tex';
import { answers, survey } from './survey.ts';
import total from './total.tex';
import { arithmeticOf, numbersOf, type Person, signed, twinOf } from './twin.ts';

/** `edit`: other answers of that person, 1 yes, 0 no, −1 missing; empty where they are as they were given. */
const FIRST = { row: 24, order: 'row', edit: [] as readonly number[] };

const classes = survey.latent.levels;

/** Lesson 14: how much each class answers for a row, and why. */
export default function Responsibilities({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const count = answers.rows.length;
  const row = Math.min(count, Math.max(1, Math.round(state.row))) - 1;
  const edited = state.edit.length === answers.columns.length;
  const cells = edited ? state.edit.map(cellOf) : (answers.rows[row] ?? []);
  const sample: Sample = { ...answers, rows: answers.rows.with(row, cells) };
  const { value, error } = useNumbers(
    async () => ({ people: peopleOf(sample), why: await logOddsOf(survey, sample, cells) }),
    JSON.stringify([row, cells]),
  );
  const people = value ? (state.order === 'entropy' ? value.people.toSorted(leastCertain) : value.people) : [];
  const place = people.findIndex((person) => person.row === row);
  const choose = (at: number): void => change({ row: (people[at]?.row ?? 0) + 1, edit: [] });
  const [a = 0, b = 0] = value?.why.classes ?? [];
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      workbench={{ name: 'lesson-14.csv', sample: answers, model: { kind: 'mixture', classes: 3 } }}
      prose={
        <p>
          A responsibility is the posterior probability of a class, given what a row shows: its size times the
          probability of each answer, divided by the sum over the classes. So every row is shared out completely. To see
          why a class leads, take logarithms and compare it with the runner-up: the log-odds begin at the class sizes,
          and each answer adds its own bar. An answer that both classes give equally often adds little. A missing answer
          adds nothing: it is no evidence, and needs no filling in.
        </p>
      }
      formulas={
        <>
          <Formula of={responsibility} />
          <Formula of={total} live={{ total: value ? sumOf(value.why.responsibilities).toFixed(4) : '…' }} />
          <Formula of={odds} live={{ sum: value ? signed(value.why.sum) : '…' }} />
        </>
      }
      predict={{
        question: 'Take an answer away. What is left of its bar?',
        choices: ['As if it were “no”', 'The average of both bars', 'Nothing: exactly 0'],
        answer: 2,
        because: 'Summed over both answers, p(answer | class) is 1 in every class, and log(1 / 1) = 0.',
      }}
      controls={
        <>
          <Slider
            label="Row"
            value={place + 1}
            min={1}
            max={count}
            step={1}
            shown={() => `row ${row + 1}`}
            onChange={(at) => choose(at - 1)}
          />
          <Choices
            label="Order"
            value={state.order}
            options={[
              { value: 'row', name: 'as they came' },
              { value: 'entropy', name: 'least certain first' },
            ]}
            onChange={(order) => change({ order })}
          />
        </>
      }
      picture={
        value && (
          <div className="views">
            <HeatStrip
              label="Responsibilities of the classes for each row"
              classes={classes}
              rows={people.map(({ shares }) => shares)}
              nameOf={(at) => String((people[at]?.row ?? 0) + 1)}
              chosen={place}
              onChoose={choose}
            />
            <Answers
              columns={answers.columns}
              cells={cells}
              onChange={(changed) => change({ row: row + 1, edit: changed.map(numberOf) })}
            />
            <Waterfall classes={[classes[a] ?? '', classes[b] ?? '']} prior={value.why.prior} items={value.why.items} />
            <p className="quiet small">
              Row {row + 1}
              {edited && ', edited'}:{' '}
              {classes.map((name, k) => (
                <span key={name}>
                  {k > 0 && ', '}
                  {name} <Live name={name}>{value.why.responsibilities[k]?.toFixed(3)}</Live>
                </span>
              ))}
            </p>
          </div>
        )
      }
      twin={twinOf(classes, people)}
      arithmetic={value ? arithmeticOf(classes, value.why) : []}
      numbers={numbersOf(classes, people, place, sample)}
      code={codeOf(answers.columns, cells)}
    />
  );
}

function peopleOf(sample: Sample): Person[] {
  const { posterior } = applyDocument(survey).apply(tableOf(sample).table);
  const entropy = posterior.entropy();
  return sample.rows.map((_, row) => ({ row, shares: [...posterior.row(row)], entropy: entropy[row] as number }));
}

const leastCertain = (a: Person, b: Person): number => b.entropy - a.entropy || a.row - b.row;
const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);
const cellOf = (code: number): string | null => (code === 1 ? 'yes' : code === 0 ? 'no' : null);
const numberOf = (cell: string | null): number => (cell === 'yes' ? 1 : cell === 'no' ? 0 : -1);
