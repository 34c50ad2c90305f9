import type { ReactNode } from 'react';
import type { ColumnSummary } from '../../compute/lab.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { session, useSession } from '../session/session.ts';

export interface TrialsProps {
  /** The binomial column. */
  readonly name: string;
  readonly columns: readonly ColumnSummary[];
}

/** Of how many trials a column counts the successes: a number, or another column. */
export function Trials({ name, columns }: TrialsProps): ReactNode {
  const trials = useSession((own) => (Object.hasOwn(own.trials, name) ? own.trials[name] : undefined));
  const set = (next: number | string | undefined): void => {
    const others = Object.entries(session.get().trials).filter(([other]) => other !== name);
    session.set({ trials: Object.fromEntries(next === undefined ? others : [...others, [name, next]]) });
  };
  const numbers = columns.filter((column) => column.name !== name && column.histogram);
  return (
    <span className="row small">
      <Select
        label="trials of"
        value={typeof trials === 'string' ? trials : ''}
        options={[{ value: '', name: 'each row' }, ...numbers.map((own) => ({ value: own.name, name: own.name }))]}
        onChange={(column) => set(column === '' ? undefined : column)}
      />
      {typeof trials !== 'string' && (
        <NumberField label="" value={trials} min={1} isWhole size={4} placeholder="10" onChange={set} />
      )}
    </span>
  );
}
