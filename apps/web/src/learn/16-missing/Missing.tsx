import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { type RowKinds, START, TIMES, type Why, weighted } from '../../numbers/incomplete.ts';
import { wordsAndThoughts } from '../../numbers/wordsAndThoughts.ts';
import { Estimates } from '../../pictures/Estimates.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Live } from '../../ui/Live.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { networkCode } from '../networkCode.ts';
import { KindsOfRows } from './KindsOfRows.tsx';
import { estimated, kindNames, MOST, speeds, TRUTH } from './known.ts';
import { numbersOf } from './numbers.ts';
import { SpeedChart } from './SpeedChart.tsx';
import { arithmeticOf, twinOf } from './said.ts';
import worth from './worth.tex';

const FIRST = { both: 440, word: 560, thought: 200, neither: 100, why: 'word' };

const whys: readonly { readonly value: Why; readonly name: string }[] = [
  { value: 'chance', name: 'chance (MCAR)' },
  { value: 'word', name: 'word (MAR)' },
  { value: 'thought', name: 'thought (MNAR)' },
];

/** Rows to look at, by name. */
const presets: Readonly<Record<string, RowKinds>> = {
  'some of each': { both: 440, word: 560, thought: 200, neither: 100 },
  'no thought alone': { both: 380, word: 620, thought: 0, neither: 0 },
  'never both': { both: 0, word: 600, thought: 400, neither: 0 },
  'words only': { both: 0, word: 1000, thought: 0, neither: 0 },
};

/** Lesson 16: any pattern of missing cells, what it determines, what it costs, and when it misleads. */
export default function Missing({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const [both, word, thought, neither] = kindNames.map((name) => Math.min(MOST, Math.max(0, state[name])));
  const kinds = { both, word, thought, neither } as RowKinds;
  const why: Why = whys.find(({ value }) => value === state.why)?.value ?? 'chance';
  const { value, error } = useNumbers(() => estimated(kinds, why), JSON.stringify([kinds, why]));
  const { value: pace = [] } = useNumbers(speeds, '');
  const withWord = kinds.both + kinds.word;
  const preset = Object.keys(presets).find((name) => kindNames.every((kind) => presets[name]?.[kind] === kinds[kind]));
  return (
    <LessonFrame
      head={head}
      error={error}
      onReset={reset}
      prose={
        <p>
          A row with a missing cell need not be thrown away, nor filled in by a guess. It is worth the probability of
          what was seen, the rest summed out: four kinds of rows, four factors, one likelihood, and EM climbs it. A row
          of which nothing was seen has the factor 1 and says nothing. This is right where cells are missing by chance
          (MCAR) or for a reason that was seen (MAR); keeping only complete rows is right by chance alone. Where the
          hidden value itself decides (MNAR), the estimates from all rows are wrong too. And what is missing costs time:
          the less is seen, the shorter the steps of EM.
        </p>
      }
      formulas={<Formula of={worth} live={liveOf(value?.worth)} />}
      predict={{
        question:
          'Thoughts were noted more often after good words. You keep complete rows only: which estimates are wrong?',
        choices: ['None', 'Only π', 'All three'],
        answer: 2,
        because:
          'Among complete rows there are too many good words, whatever the thought: π, t₁ and t₀ all come out too high. With all rows, all three are exact.',
      }}
      controls={
        <>
          <Choices label="Missing because of" value={why} options={whys} onChange={(next) => change({ why: next })} />
          <Choices
            label="Rows"
            value={preset ?? ''}
            options={Object.keys(presets).map((name) => ({ value: name, name }))}
            onChange={(name) => change({ ...presets[name] })}
          />
        </>
      }
      picture={
        <>
          <KindsOfRows kinds={kinds} most={MOST} worth={value?.worth} onChange={change} />
          {value && (
            <>
              <Meter filled={value.rank} of={value.parameters}>
                These rows determine{' '}
                <strong>
                  <Live name="rank">{value.rank}</Live> of {value.parameters}
                </strong>{' '}
                parameters; flat directions:{' '}
                <strong>
                  <Live name="flat">{value.parameters - value.rank}</Live>
                </strong>
              </Meter>
              <Estimates
                label="Estimates and the truth"
                items={(['pi', 't1', 't0'] as const).map((name) => ({
                  name: { pi: 'π', t1: 't₁', t0: 't₀' }[name],
                  truth: TRUTH[name],
                  estimate: value.full.theta[name],
                  other: value.complete?.theta[name],
                }))}
              />
            </>
          )}
          <p className="quiet small">
            Stroke: the truth. Disc: from all rows. Square: from complete rows only. Because of a word or thought: a
            good one is noted {TIMES} times as often as a bad one.
          </p>
          <SpeedChart
            speeds={pace}
            now={
              value && kinds.both > 0 && withWord > 0
                ? { share: kinds.both / withWord, iterations: value.full.iterations }
                : undefined
            }
          />
          <p className="quiet small">
            All words seen, thoughts by chance; a step is an iteration of plain EM, from (0.6, 0.55, 0.4) until the
            parameters change by less than 1e-8. Blue: the rows above.
          </p>
        </>
      }
      twin={twinOf(value, kinds, pace)}
      arithmetic={value ? arithmeticOf(value) : []}
      numbers={value ? numbersOf(value, kinds) : []}
      code={networkCode(wordsAndThoughts(START), weighted(value?.rows ?? []), value?.full.iterations ?? 0)}
    />
  );
}

function liveOf(worth: RowKinds | undefined): Readonly<Record<string, string>> {
  const values = kindNames.map((name) => worth?.[name] ?? Number.NaN);
  const texts = kindNames.map((name, i) => [name, (values[i] as number).toFixed(1)]);
  return { ...Object.fromEntries(texts), sum: values.reduce((sum, value) => sum + value, 0).toFixed(1) };
}
