import { type ReactNode, useEffect, useId, useState } from 'react';
import { numberOf } from './number.ts';

export interface NumberFieldProps {
  readonly label: ReactNode;
  readonly value: number | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  /** Shown where there is no value: what holds then. */
  readonly placeholder?: string;
  /** Width in characters; default 6. */
  readonly size?: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A field for a number: what is no number, or out of bounds, is said beneath it and changes nothing. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, value, min, max, isWhole = false, placeholder, size = 6, onChange } = props;
  const id = useId();
  const [text, setText] = useState(shown(value));
  const read = numberOf(text, { min, max, isWhole, isOptional: placeholder !== undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed stands until the value is another
  useEffect(() => {
    if (read.problem !== undefined || read.value !== value) setText(shown(value));
  }, [value]);
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        {...{ size, placeholder }}
        value={text}
        aria-invalid={read.problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => {
          setText(target.value);
          const next = numberOf(target.value, { min, max, isWhole, isOptional: placeholder !== undefined });
          if (next.problem === undefined && next.value !== value) onChange(next.value);
        }}
      />
      <span id={`${id}-problem`} className="problem small" role="status">
        {read.problem}
      </span>
    </span>
  );
}

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));
