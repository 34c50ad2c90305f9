import { type ReactNode, useId } from 'react';

export interface ChoicesProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly name: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A few choices side by side, of which one holds. */
export function Choices<T extends string | number>({ label, options, value, onChange }: ChoicesProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="choices" data-label={label}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
