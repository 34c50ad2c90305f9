import { type ReactNode, useId } from 'react';

export interface SelectProps<T extends string> {
  readonly label: ReactNode;
  /** The label is for those who hear the page only. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of several, from a native list. */
export function Select<T extends string>({
  label,
  isLabelHidden,
  options,
  value,
  onChange,
}: SelectProps<T>): ReactNode {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  );
}
