import { type ReactNode, useState } from 'react';

/** A question to be answered before the picture does; nothing waits for it. */
export interface Prediction {
  readonly question: string;
  readonly choices: readonly string[];
  /** Which of the choices is right, from 0. */
  readonly answer: number;
  readonly because: string;
}

export function Predict({ question, choices, answer, because }: Prediction): ReactNode {
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
        {chosen !== undefined && (
          <>
            <strong>{chosen === answer ? 'Yes.' : 'Not quite.'}</strong> {because}
          </>
        )}
      </p>
    </section>
  );
}
