import { type ReactNode, useState } from 'react';
import { standing } from '../../numbers/halfSteps.ts';
import { runFrom } from '../../numbers/runs.ts';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import type { LessonProps } from '../lesson.ts';
import { type Example, examples } from './examples.ts';
import { FIRST } from './first.ts';
import { Run } from './Run.tsx';

/** Lesson 15: the EM algorithm, half-step by half-step, and from many starts. */
export default function Algorithm({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const [turn, setTurn] = useState(0);
  const example = examples.find(({ id }) => id === state.model) ?? examples[0];
  const seed = Math.min(30, Math.max(1, Math.round(state.start)));
  const { value, error } = useNumbers(() => startOf(example, seed), `${example.id} ${seed}`);
  if (error !== undefined) throw error;
  if (!value) return <p className="quiet page">Loading…</p>;
  return (
    <Run
      key={`${value.key} ${turn}`}
      head={head}
      start={value.start}
      example={value.example}
      {...{ state, seed, change }}
      reset={() => {
        reset();
        setTurn(turn + 1);
      }}
    />
  );
}

async function startOf(example: Example, seed: number) {
  const { documents } = await runFrom(example.model, example.sample, seed, 0);
  const [document] = documents;
  if (!document) throw new TypeError('a run has a start');
  return { key: `${example.id} ${seed}`, example, start: standing(document, example.sample) };
}
