/** What can be wrong inside a record: `line` is where to look, `cell` counts from 0. */
export interface RecordProblem {
  readonly code: 'UNCLOSED_QUOTE' | 'BAD_QUOTE' | 'CELL_TOO_LONG' | 'TOO_MANY_CELLS' | 'RECORD_TOO_LONG';
  readonly line: number;
  readonly cell: number;
  readonly detail: string;
}

export interface RecordParserOptions {
  /** One UTF-16 code unit. */
  readonly delimiter: string;
  /** `line` is where the record begins; `blank` marks a line with nothing on it, not even quotes. */
  readonly onRecord: (cells: string[], line: number, blank: boolean) => void;
  readonly fail: (problem: RecordProblem) => never;
}

/** Cuts text, chunk by chunk, into records. */
export interface RecordParser {
  /** To wait for before the next chunk. */
  push(text: string): Promise<void>;
  /** To call after the last chunk: ends the last record where no newline does. */
  end(): Promise<void>;
}
