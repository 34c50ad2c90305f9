import type { LatentError } from 'latent';
import { openBlob } from '../src/bytes/blob.ts';
import { measuredBytes } from '../src/bytes/measured.ts';
import type { Source } from '../src/bytes/source.ts';
import { type CsvHandlers, type CsvSummary, readCsv } from '../src/delimited/csv.ts';
import type { DelimiterChoice } from '../src/delimited/sniff.ts';

/** A file with these contents. */
export function fileWith(content: string | Uint8Array, name = 'data.csv'): Source {
  return openBlob(name, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]));
}

export interface Read {
  readonly names: string[];
  readonly rows: string[][];
  readonly lines: number[];
  readonly choice: DelimiterChoice;
  readonly summary: CsvSummary;
}

/** Reads delimited text and keeps what the handlers are given. */
export async function read(content: string | Uint8Array, options: Partial<CsvHandlers> = {}): Promise<Read> {
  let names: string[] = [];
  let choice: DelimiterChoice = { delimiter: '', how: 'none', said: undefined };
  const rows: string[][] = [];
  const lines: number[] = [];
  const handlers: CsvHandlers = {
    onDelimiter: (value) => {
      choice = value;
    },
    onHeader: (value) => {
      names = value;
    },
    onRow: (cells, line) => {
      rows.push(cells);
      lines.push(line);
    },
    ...options,
  };
  const source = fileWith(content);
  const summary = await readCsv(source, handlers, measuredBytes(source, handlers));
  return { names, rows, lines, choice, summary };
}

/** The error that something must end with. */
export async function errorOf(promise: Promise<unknown>): Promise<LatentError> {
  try {
    await promise;
  } catch (error) {
    return error as LatentError;
  }
  throw new Error('there was no error');
}
