import { type ExplainedNetworkRow, log, totalLogLikelihood } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { explainedRow, rowLogLikelihoods } from '../../numbers/wordsAndThoughts.ts';
import { Chain } from '../../pictures/Chain.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { nameOf } from '../levels.ts';
import { codeOf } from './code.ts';
import { RowPicker } from './RowPicker.tsx';
import formula from './row.tex';
import { ROWS, type SeenRow } from './rows.ts';
import { saidOf } from './said.ts';

const LEVELS = [0, 1] as const;
const FIRST = { pi: 0.3, t1: 0.9, t0: 0.2, row: 3 };

/** Lesson 2: the likelihood of one row, factor by factor along the arrows. */
export default function OneRow({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const theta = useMemo(
    () => ({ pi: within(state.pi), t1: within(state.t1), t0: within(state.t0) }),
    [state.pi, state.t1, state.t0],
  );
  const picked = ROWS[state.row - 1] ? state.row - 1 : FIRST.row - 1;
  const row = ROWS[picked] as SeenRow;
  const logs = useMemo(() => rowLogLikelihoods(theta, ROWS), [theta]);
  const sum = useMemo(() => totalLogLikelihood(logs).logLikelihood, [logs]);
  const kinds = useMemo(
    () => LEVELS.map((thought) => LEVELS.map((word) => explainedRow(theta, { thought, word }))),
    [theta],
  );
  const of = ({ thought, word }: SeenRow) => kinds[thought]?.[word] as ExplainedNetworkRow;
  const explained = of(row);
  const [ofThought = Number.NaN, ofWord = Number.NaN] =
    explained.completions[0]?.factors.map(({ probability }) => probability) ?? [];
  const product = explained.marginal;
  const given = row.thought === 1 ? 't1' : 't0';
  return (
    <LessonFrame
      head={head}
      onReset={reset}
      prose={
        <p>
          First with nothing hidden. What do the parameters promise for one row? Follow the arrow: the thought comes
          first, with <em>p(t)</em>, then the word, with <em>p(w | t)</em>. The likelihood of the row is their product,
          a part of a part. Rows do not depend on each other, so the likelihood of all of them is a product over rows,
          and its logarithm is a sum: a term for each row, and in it a term for each factor. Maximum likelihood looks
          for the parameters that make this sum as large as it can be.
        </p>
      }
      formulas={
        <Formula
          of={formula}
          live={{
            thought: ofThought.toFixed(2),
            word: ofWord.toFixed(2),
            product: product.toFixed(4),
            logThought: log(ofThought).toFixed(4),
            logWord: log(ofWord).toFixed(4),
            logProduct: explained.logLikelihood.toFixed(4),
            sum: sum.toFixed(4),
          }}
        />
      }
      predict={{
        question: 'You raise p(thought is good). Which rows become more probable?',
        choices: ['All of them', 'Those with a good thought', 'Those with a good word'],
        answer: 1,
        because:
          'Those with a good thought: p(t) is a factor of theirs. Rows with a bad thought lose, and the word’s factor stays as it is.',
      }}
      controls={
        <>
          <Slider label="p(T=1)" value={theta.pi} min={0.01} max={0.99} onChange={(pi) => change({ pi })} />
          <Slider label="p(W=1 | T=1)" value={theta.t1} min={0.01} max={0.99} onChange={(t1) => change({ t1 })} />
          <Slider label="p(W=1 | T=0)" value={theta.t0} min={0.01} max={0.99} onChange={(t0) => change({ t0 })} />
        </>
      }
      picture={
        <>
          <RowPicker
            rows={ROWS}
            logLikelihoods={logs}
            sum={sum}
            picked={picked}
            onPick={(next) => change({ row: next + 1 })}
          />
          <Chain
            label={`The factors of row ${picked + 1}`}
            title={`p(${nameOf(row.thought)} thought, ${nameOf(row.word)} word)`}
            links={[
              {
                title: 'p(thought)',
                names: ['bad', 'good'],
                share: theta.pi,
                level: row.thought,
                name: 'p(thought is good)',
                onChange: (pi) => change({ pi }),
              },
              {
                title: `p(word | ${nameOf(row.thought)} thought), of what is left`,
                names: ['bad', 'good'],
                share: theta[given],
                level: row.word,
                name: `p(word is good | ${nameOf(row.thought)} thought)`,
                onChange: (share) => change({ [given]: share }),
              },
            ]}
          />
        </>
      }
      {...saidOf(theta, picked, kinds, logs, sum)}
      code={codeOf(theta)}
    />
  );
}

const within = (value: number): number => Math.min(0.99, Math.max(0.01, value));
