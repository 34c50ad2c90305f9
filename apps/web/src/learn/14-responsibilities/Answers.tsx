import type { ReactNode } from 'react';

export interface AnswersProps {
  readonly columns: readonly string[];
  readonly cells: readonly (string | null)[];
  readonly onChange: (cells: readonly (string | null)[]) => void;
}

const MISSING = '';

/** The answers of one person, each of which can be changed or taken away. */
export function Answers({ columns, cells, onChange }: AnswersProps): ReactNode {
  return (
    <fieldset className="answers">
      <legend>Answers</legend>
      {columns.map((name, j) => (
        <label key={name} data-label={name}>
          {name}
          <select
            value={cells[j] ?? MISSING}
            onChange={({ target }) =>
              onChange(cells.map((cell, i) => (i === j ? (target.value === MISSING ? null : target.value) : cell)))
            }
          >
            <option>yes</option>
            <option>no</option>
            <option value={MISSING}>missing</option>
          </select>
        </label>
      ))}
    </fieldset>
  );
}
