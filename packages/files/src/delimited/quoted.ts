import { CsvError, Parser } from '#csv-parser';
import { countLineFeeds } from '../bytes/newlines.ts';
import { LONGEST_CELL, LONGEST_RECORD, MOST_CELLS } from '../cells/limits.ts';
import type { RecordParser, RecordParserOptions } from './record.ts';
import { unreadText } from './unread.ts';

/** Parses text that may hold quotes. */
export interface QuotedParser extends RecordParser {
  /** Whether the text so far ends inside quotes. */
  isInside(): boolean;
  /** The line where the next record begins. */
  line(): number;
}

/**
 * Cuts text with LF as newline into records by RFC 4180, with csv-parse; one unfinished record is held.
 *
 * csv-parse knows the bytes and lines that it has read, but not the line of the cell it is in (for a quote that is never
 * closed it names the last line), and bounds a record, not a cell. So the text since the last finished cell is kept here,
 * and the parsing ended where that is longer than a cell may be.
 *
 * @param firstLine the line of the file where the text begins
 */
export function parseQuoted({ delimiter, onRecord, fail }: RecordParserOptions, firstLine: number): QuotedParser {
  const parser = new Parser({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    ignore_last_delimiters: MOST_CELLS + 1, // so that a record ends up with one cell too many at most
  });
  const { info } = parser;
  // Taken where they would be put into the stream: nothing waits there, and for `on_record` a dozen facts are copied for each record.
  const pushEnd = parser.push.bind(parser);
  parser.push = (record: string[] | null) => (record === null ? pushEnd(null) : take(record));
  let failure: { readonly error: unknown } | undefined;
  const finished = new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve);
    parser.on('error', reject);
  });
  finished.catch(() => undefined); // a fault also ends the writing below
  const unread = unreadText(firstLine);
  let line = firstLine; // where the next record begins
  let byte = 0;

  function take(cells: string[]): true {
    if (failure) return true; // the parser reads its chunk to the end
    try {
      takeRecord(cells);
    } catch (error) {
      failure = { error };
    }
    return true;
  }

  function takeRecord(cells: string[]): void {
    const at = line;
    const size = info.bytes - byte;
    line = firstLine + info.lines;
    byte = info.bytes;
    if (cells.length > MOST_CELLS) tooMany(at);
    if (size > LONGEST_CELL) checkLengths(cells, at);
    onRecord(cells, at, size === 1 && cells.length === 1 && cells[0] === '');
  }

  function checkLengths(cells: string[], recordLine: number): void {
    let at = recordLine;
    for (const [cell, value] of cells.entries()) {
      if (value.length > LONGEST_CELL) fail({ code: 'CELL_TOO_LONG', line: at, cell, detail: '' });
      at += countLineFeeds(value);
    }
  }

  function tooMany(at: number): never {
    return fail({ code: 'TOO_MANY_CELLS', line: at, cell: MOST_CELLS, detail: '' });
  }

  async function push(text: string): Promise<void> {
    unread.append(UTF8.encode(text));
    const written = new Promise<void>((resolve, reject) => {
      parser.write(text, (error) => (error ? reject(error) : resolve()));
    });
    await explained(written);
    unread.drop(info.bytes);
    // The parser says in which cell it is when it is told that the text ends.
    if (unread.size() > LONGEST_CELL_BYTES) await end();
  }

  async function end(): Promise<void> {
    parser.end();
    await explained(finished);
  }

  async function explained(parsing: Promise<void>): Promise<void> {
    try {
      await parsing;
    } catch (error) {
      if (!failure) throw error instanceof CsvError ? explain(error, Number(error.column)) : error;
    }
    if (failure) throw failure.error; // a record stands before what the parser stumbled over
  }

  function explain(error: CsvError, cell: number): never {
    if (cell >= MOST_CELLS) tooMany(line);
    const { bytes } = info;
    const lines = firstLine - 1 + info.lines;
    unread.drop(bytes);
    const at = unread.line();
    switch (error.code) {
      case 'CSV_MAX_RECORD_SIZE':
        return fail({ code: 'RECORD_TOO_LONG', line, cell, detail: '' });
      case 'CSV_QUOTE_NOT_CLOSED': {
        if (unread.text().length > LONGEST_CELL) fail({ code: 'CELL_TOO_LONG', line: at, cell, detail: '' });
        return fail({ code: 'UNCLOSED_QUOTE', line: at, cell, detail: 'the quote is never closed' });
      }
      case 'INVALID_OPENING_QUOTE': {
        const detail = 'a quote stands inside a cell that does not begin with one';
        return fail({ code: 'BAD_QUOTE', line: at, cell, detail });
      }
      case 'CSV_INVALID_CLOSING_QUOTE': {
        if (lines === at)
          fail({ code: 'BAD_QUOTE', line: at, cell, detail: `the closing quote is followed by ${following(error)}` });
        // A quoted cell that runs over lines and ends badly: nearly always the opening quote lacks its partner.
        const detail = `the next quote stands in line ${lines} and closes nothing`;
        return fail({ code: 'UNCLOSED_QUOTE', line: at, cell, detail });
      }
      default:
        throw error;
    }
  }

  return { push, end, isInside: () => unread.text().split('"').length % 2 === 0, line: () => line };
}

const UTF8 = new TextEncoder();

/** As many bytes of UTF-8 cannot be `LONGEST_CELL` code units, even with quotes around and doubled inside. */
const LONGEST_CELL_BYTES = 3 * LONGEST_CELL + 16;

/** csv-parse names the character only in its message, and of other than ASCII characters a byte. */
function following(error: CsvError): string {
  return /got ("[ -~]")/.exec(error.message)?.[1] ?? 'more text';
}
