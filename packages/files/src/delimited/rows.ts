import { LONGEST_CELL, LONGEST_RECORD, MOST_CELLS } from '../cells/limits.ts';
import { columnNamesOf, type Mending } from '../cells/names.ts';
import { fileError } from '../errors.ts';
import type { RecordProblem } from './record.ts';

export interface RowRules {
  onRecord(cells: string[], line: number, blank: boolean): void;
  /** Turns a finding inside a record into an error that names the column. */
  fail(problem: RecordProblem): never;
  /** @returns the number of rows */
  end(): number;
}

export interface RowHandlers {
  onHeader(names: string[]): void;
  onRow(cells: string[], line: number): void;
}

/**
 * The rules that make records a table: a header with different, non-empty names (white space around them dropped), then
 * rows with as many cells. Blank lines are dropped at the end of the file; in a file of one column they are empty cells.
 */
export function rowRules(file: string, delimiter: string, { onHeader, onRow }: RowHandlers): RowRules {
  let names: string[] | undefined;
  let blankLine: number | undefined;
  let rows = 0;

  function ragged(line: number, found: number | string): never {
    const expected = names?.length ?? 0;
    const cells = expected === 1 ? 'cell' : 'cells';
    throw fileError('RAGGED_ROW', `expected ${expected} ${cells} as in the header, found ${found}`, mend(found), {
      file,
      line,
      expected,
      found,
    });
  }

  function mend(found: number | string): string {
    if (found === 0) return 'Remove the empty line.';
    const fewer = typeof found === 'number' && found < (names?.length ?? 0);
    if (fewer)
      return 'Add the cells that are missing (empty ones where the values are), or choose another --delimiter.';
    const decimals = delimiter === ',' ? ', and decimal commas as points (1.5)' : '';
    return `Write cells that contain the delimiter in quotes${decimals}, or choose another --delimiter.`;
  }

  function noHeader(reason: string, line: number): never {
    throw fileError('NO_HEADER', `no header: ${reason}`, NEWLINES, { file, line });
  }

  return {
    onRecord(cells, line, blank) {
      if (names === undefined) {
        names = checkedHeader(cells, blank, file);
        onHeader(names);
        return;
      }
      if (blank && names.length > 1) {
        blankLine ??= line;
        return;
      }
      if (blankLine !== undefined) ragged(blankLine, 0);
      if (cells.length !== names.length) ragged(line, cells.length);
      rows++;
      onRow(cells, line);
    },

    fail({ code, line, cell, detail }) {
      const where = { file, line, column: names?.[cell] ?? `${cell + 1}` };
      if (code === 'TOO_MANY_CELLS') {
        if (names === undefined) noHeader(`the first line has more than ${MOST_CELLS} cells`, line);
        return ragged(line, `more than ${MOST_CELLS}`);
      }
      if (code === 'RECORD_TOO_LONG') {
        const long = `longer than ${LONGEST_RECORD} characters`;
        if (names === undefined) noHeader(`the first line is ${long}`, line);
        throw fileError(code, `a row is ${long}`, NEWLINES, { file, line });
      }
      if (code === 'CELL_TOO_LONG') {
        const fix = 'Shorten it or leave the column out; look also for a quote that is opened here and never closed.';
        throw fileError(code, `a cell is longer than ${LONGEST_CELL} characters`, fix, where);
      }
      if (code === 'UNCLOSED_QUOTE') {
        const fix = 'Close it; a quote inside quotes is doubled: "say ""yes""".';
        throw fileError(code, `a quoted cell begins here, but ${detail}`, fix, where);
      }
      throw fileError(code, detail, 'Put the whole cell in quotes and double those inside: "a 5"" pipe".', where);
    },

    end() {
      if (names === undefined)
        throw fileError('NO_HEADER', 'no header: the file is empty', 'The first line must name the columns.', { file });
      if (rows === 0)
        throw fileError('NO_ROWS', '0 rows: the file has a header only', 'Add rows below the header.', {
          file,
          line: 1,
        });
      return rows;
    },
  };
}

const NEWLINES = 'Is it CSV, with a newline after every record?';

function checkedHeader(cells: string[], blank: boolean, file: string): string[] {
  const where = { file, line: 1 };
  if (blank)
    throw fileError('NO_HEADER', 'no header: the first line is empty', 'The first line must name the columns.', where);
  return columnNamesOf(cells, [], where, IN_LINE_ONE);
}

const IN_LINE_ONE: Mending = {
  twice: 'Rename one of them in line 1.',
  unnamed: (column) =>
    `Name it in line 1, for example "column${column}" or "id"; if every line ends in a delimiter, remove that.`,
};
