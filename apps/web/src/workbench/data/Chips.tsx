import { type ReactNode, useEffect, useId, useState } from 'react';
import type { DataSummary } from '../../compute/lab.ts';
import { labWords } from '../../ui/labWords.ts';
import { Select } from '../../ui/Select.tsx';
import { readAgain, setKind } from '../session/dataActions.ts';
import { useSession } from '../session/session.ts';

/** How the data were read, a chip each: a change reads them again. */
export function Chips({ data }: { readonly data: DataSummary }): ReactNode {
  const reading = useSession((own) => own.reading);
  const columns = [{ value: '', name: 'none' }, ...data.header.map((name) => ({ value: name, name }))];
  const part = (kind: 'id' | 'weight', now: string | undefined) => (name: string) =>
    void (name === '' ? setKind(now ?? '', 'auto') : setKind(name, kind));
  return (
    <div className="chips">
      {!/\.(?:json|ndjson|jsonl|parquet)(?:\.gz)?$/i.test(data.name) && (
        <Select
          label="Delimiter"
          value={reading.delimiter ?? ''}
          options={[{ value: '', name: found(data.notes) }, ...DELIMITERS]}
          onChange={(delimiter) => void readAgain({ delimiter: delimiter === '' ? undefined : delimiter })}
        />
      )}
      <MissingTokens value={reading.missing} />
      <Select label="Rows are named by" value={reading.id ?? ''} options={columns} onChange={part('id', reading.id)} />
      <Select
        label="Weights"
        value={reading.weights ?? ''}
        options={columns}
        onChange={part('weight', reading.weights)}
      />
    </div>
  );
}

const DELIMITERS = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar |' },
] as const;

function found(notes: readonly string[]): string {
  const note = notes.find((own) => own.startsWith('delimiter'));
  return note === undefined ? 'comma (found)' : labWords(note.replace(/^delimiter /, ''));
}

const DEFAULT_TOKENS = 'NA,N/A,NaN,null,NULL';

function MissingTokens({ value }: { readonly value: string | undefined }): ReactNode {
  const id = useId();
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const commit = (): void => {
    const next = text.trim() === '' ? undefined : text.trim();
    if (next !== value) void readAgain({ missing: next });
  };
  return (
    <span className="field">
      <label htmlFor={id}>Missing cells</label>
      <input
        id={id}
        type="text"
        size={22}
        autoComplete="off"
        spellCheck={false}
        placeholder={`empty, ${DEFAULT_TOKENS.replaceAll(',', ', ')}`}
        title="Tokens for every column, or of one column: NA,q1:9,q2:98|99. Empty cells are always missing."
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
    </span>
  );
}
