import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { openData } from '../session/dataActions.ts';
import { openSample } from './openSample.ts';
import { samples } from './samples.ts';

/** The ways in: drop or choose a file, paste a table, or take a sample. */
export function OpenData(): ReactNode {
  return (
    <>
      <FilePlace />
      <Paste />
      <h2>Or begin with a sample</h2>
      <ul className="samples">
        {samples.map((sample) => (
          <li key={sample.file}>
            <button type="button" onClick={() => void openSample(sample)}>
              <strong>{sample.title}</strong>
              <span>{sample.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function FilePlace(): ReactNode {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void openData({ name: file.name, blob: file });
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the first
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>
        <button type="button" className="first" onClick={() => input.current?.click()}>
          Choose a file
        </button>{' '}
        or drop it here
      </p>
      <p className="quiet small">CSV, TSV, JSON, NDJSON (also gzipped) or Parquet; the first line names the columns.</p>
      <label className="hidden" htmlFor={id}>
        Data file
      </label>
      <input
        ref={input}
        id={id}
        className="hidden"
        tabIndex={-1}
        type="file"
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.gz,.parquet,text/*,application/json"
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
    </div>
  );
}

function Paste(): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const open = (pasted: string): void =>
    void openData({ name: 'pasted table', blob: new Blob([pasted], { type: 'text/plain' }) });
  useEffect(() => {
    const take = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (!pasted.includes('\n')) return;
      event.preventDefault();
      open(pasted);
    };
    window.addEventListener('paste', take);
    return () => window.removeEventListener('paste', take);
  });
  return (
    <div className="paste">
      <label htmlFor={id}>
        Or paste from a spreadsheet <span className="quiet">(with the line of column names)</span>
      </label>
      <textarea id={id} rows={4} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
      <p>
        <button type="button" disabled={text.trim() === ''} onClick={() => open(text)}>
          Read the pasted table
        </button>
      </p>
    </div>
  );
}
