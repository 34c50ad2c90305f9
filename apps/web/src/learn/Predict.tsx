import { type ReactNode, useState } from 'react';
import { useLessonMode } from './mode.ts';

/** A question to be answered before the picture does; nothing waits for it. */
export interface Prediction {
  readonly question: string;
  readonly choices: readonly string[];
  /** Which of the choices is right, from 0. */
  readonly answer: number;
  readonly because: string;
}

export function Predict({ question, choices, answer, because }: Prediction): ReactNode {
  const { hidesAnswers, printed } = useLessonMode();
  const [chosen, choose] = useState<number>();
  return (
    <section className="predict" aria-label="Predict first">
      <p>
        <strong>Predict first.</strong> {question}
      </p>
      <div className="row">
        {choices.map((choice, i) => (
          <button key={choice} type="button" aria-pressed={chosen === i} onClick={() => choose(i)}>
            {choice}
          </button>
        ))}
      </div>
      <p role="status" className="answer">
        {printed && !hidesAnswers && (
          <>
            <strong>{choices[answer]}.</strong> {because}
          </>
        )}
        {chosen !== undefined && hidesAnswers && 'Noted. Now try it in the picture.'}
        {chosen !== undefined && !hidesAnswers && (
          <>
            <strong>{chosen === answer ? 'Yes.' : 'Not quite.'}</strong> {because}
          </>
        )}
      </p>
    </section>
  );
}
