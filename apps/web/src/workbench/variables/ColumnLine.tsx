import type { ReactNode } from 'react';
import type { ColumnSummary, DataSummary } from '../../compute/lab.ts';
import { MiniHistogram } from '../../pictures/MiniHistogram.tsx';
import { FAMILIES } from '../../ui/labWords.ts';
import { Select } from '../../ui/Select.tsx';
import { kindOf } from '../session/choice.ts';
import { setKind } from '../session/dataActions.ts';
import { type ColumnKind, type Family, useSession } from '../session/session.ts';
import { Trials } from './Trials.tsx';

/** A column in a line: what it is and why, its values, how much of it is missing. */
export function ColumnLine({ name, data }: { readonly name: string; readonly data: DataSummary }): ReactNode {
  const column = data.columns.find((own) => own.name === name);
  const part = useSession((own): ColumnKind => {
    if (column) return kindOf(own, column);
    return name === own.reading.id ? 'id' : 'weight';
  });
  return (
    <tr className={part === 'ignore' ? 'ignored' : undefined}>
      <th scope="row">{name}</th>
      <td>
        <Select
          label={`What ${name} is`}
          isLabelHidden
          value={part}
          options={optionsOf(column)}
          onChange={(kind) => void setKind(name, kind)}
        />
        {part === 'binomial' && <Trials name={name} columns={data.columns} />}
      </td>
      <td className="why">{whyOf(column, part)}</td>
      <td>{column && <Values column={column} />}</td>
      <td className="number">{column ? missingText(column.missing, data.rows) : ''}</td>
    </tr>
  );
}

const KINDS: readonly { readonly value: ColumnKind; readonly name: string }[] = [
  ...Object.entries(FAMILIES).map(([value, name]) => ({ value: value as Family, name })),
  { value: 'known', name: 'known classes' },
  { value: 'id', name: 'name of the row (id)' },
  { value: 'weight', name: 'weight of the row' },
  { value: 'ignore', name: 'ignored' },
];

function optionsOf(column: ColumnSummary | undefined) {
  const found = column?.inferred && {
    value: 'auto' as const,
    name: `found: ${KINDS.find(({ value }) => value === column.inferred?.family)?.name ?? column.inferred.family}`,
  };
  return [found ?? { value: 'auto' as const, name: 'as found' }, ...KINDS];
}

function whyOf(column: ColumnSummary | undefined, part: ColumnKind): ReactNode {
  if (part === 'id') return 'names the rows, and is no item';
  if (part === 'weight') return 'says how often each row counts';
  if (part === 'known') return 'classes that are known; missing cells are to be found';
  if (column?.refusal && (part === 'ignore' || part === 'auto'))
    return (
      <>
        <code>{column.refusal.code}</code> {column.refusal.message}
      </>
    );
  if (part === 'ignore') return 'takes no part';
  return part === 'auto' ? column?.inferred?.reason : 'chosen by you';
}

function Values({ column }: { readonly column: ColumnSummary }): ReactNode {
  const { histogram, levels, different, name, inferred } = column;
  if (histogram && inferred?.family !== 'categorical')
    return (
      <span className="values">
        <MiniHistogram label={`Histogram of ${name}`} counts={histogram.counts} />
        <span className="small quiet">
          {short(histogram.least)} to {short(histogram.most)}
        </span>
      </span>
    );
  const shown = levels.slice(0, 5);
  return (
    <span className="values">
      <MiniHistogram label={`Rows of each level of ${name}`} isSeparate counts={levels.map(({ rows }) => rows)} />
      <span className="small quiet">
        {different} {different === 1 ? 'level' : 'levels'}:{' '}
        {shown.map(({ level, rows }) => `${cut(level)} (${rows})`).join(', ')}
        {different > shown.length && ', …'}
      </span>
    </span>
  );
}

const cut = (level: string): string => (level.length > 32 ? `${level.slice(0, 31)}…` : level);

const short = (value: number): string => String(Number(value.toPrecision(6)));

function missingText(missing: number, rows: number): string {
  if (missing === 0) return '0';
  const share = (100 * missing) / rows;
  return `${missing.toLocaleString('en')} (${share < 10 ? share.toFixed(1) : share.toFixed(0)}%)`;
}
