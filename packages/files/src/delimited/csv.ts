import type { Measure, MeasuredBytes, ReadingHandlers } from '../bytes/measured.ts';
import { countLineFeeds } from '../bytes/newlines.ts';
import type { Source } from '../bytes/source.ts';
import { textsOf } from '../bytes/texts.ts';
import type { RecordParser } from './record.ts';
import { parseRecords } from './records.ts';
import { rowRules } from './rows.ts';
import { type DelimiterChoice, givenDelimiter, SNIFF_LENGTH, sniffDelimiter } from './sniff.ts';

/*
 * Why csv-parse reads what has quotes: strict about them, streaming, well kept. Measured on 10⁶ rows × 15 cells with quotes, a byte
 * order mark and NA, 78 MB; Node 20, two cores that others used too, seconds of processor, best of four: csv-parse 7.0.3 alone 3.1 s, and
 * 3.2 s more with `on_record`, which copies a dozen facts for each record; so records are taken where the parser puts them into its stream,
 * and the two facts that are needed are read there (150 MB, medians of five: 7.0 s with it, 4.9 s without; bytes instead of text and larger
 * chunks change less than 5 %). Where no quote is in sight its rules come down to cutting lines at delimiters, which `readLines` does ten
 * times as fast. Its file for browsers takes 24 KiB, minified and packed, for the streams of Node in it; it is as fast there.
 * Faster, but worse on bad files:
 *   udsv 0.7.3        1.5 s  joins ragged rows, loses the cells after an unclosed quote, skips blank lines: all silently.
 *   papaparse 5.7.1   2.0 s  finds an unclosed quote but names no line; takes one kind of newline a file; accepts x"y".
 * csv-parse counts a CRLF inside quotes as two lines and wants one kind of newline: every newline becomes LF before it.
 */

export interface CsvHandlers extends ReadingHandlers {
  /** One character; found from the beginning of the file where it is not given. */
  readonly delimiter?: string | undefined;
  /** Called before the header, with the delimiter and what to say about it. */
  onDelimiter?(choice: DelimiterChoice): void;
  /** The names of the columns, all different; plain strings, `__proto__` among them: keep them in a `Map`. `expectedRows`: about how many
   * there will be, where the size of the file is known: of a packed file too few. */
  onHeader(names: string[], expectedRows: number | undefined): void;
  /** A row and the line where it begins (the header is line 1). */
  onRow(cells: string[], line: number): void;
}

export interface CsvSummary extends Measure {
  readonly delimiter: string;
  readonly rows: number;
}

/**
 * Reads delimited text (RFC 4180) in one pass, row by row: the next chunk is read when the rows of the
 * last one are handled, and no row is kept. Newlines are LF, CRLF or CR, in any mixture; inside a quoted cell each becomes LF.
 *
 * @throws `LatentError` with file, line and column: see `FileErrorCode`
 */
export async function readCsv(source: Source, handlers: CsvHandlers, bytes: MeasuredBytes): Promise<CsvSummary> {
  const texts = textsOf(bytes, source.name);
  let head = '';
  let complete = false;
  while (head.length < SNIFF_LENGTH && !complete) {
    const { done, value } = await texts.next();
    head += value ?? '';
    complete = done === true;
  }
  const { delimiter, parser, end } = await startRecords(source, head, complete, handlers);
  await parser.push(head);
  for await (const text of texts) await parser.push(text);
  await parser.end();
  return { delimiter, rows: end(), ...bytes.measure() };
}

interface Records {
  readonly delimiter: string;
  readonly parser: RecordParser;
  readonly end: () => number;
}

async function startRecords(source: Source, head: string, complete: boolean, handlers: CsvHandlers): Promise<Records> {
  const file = source.name;
  const given = handlers.delimiter;
  const start = head.slice(0, SNIFF_LENGTH);
  const whole = complete && head.length <= SNIFF_LENGTH;
  const choice = await (given === undefined ? sniffDelimiter(start, whole) : givenDelimiter(given, start, whole));
  handlers.onDelimiter?.(choice);
  const { onRecord, fail, end } = rowRules(file, choice.delimiter, {
    onHeader: (names) => handlers.onHeader(names, expectedRows(head, source.size)),
    onRow: handlers.onRow,
  });
  return { delimiter: choice.delimiter, parser: parseRecords({ delimiter: choice.delimiter, onRecord, fail }), end };
}

/** As many rows as the file would have if all were as long as the first ones, and a few more. */
function expectedRows(head: string, size: number | undefined): number | undefined {
  if (size === undefined || head === '') return undefined;
  return Math.ceil(1.02 * (size / head.length) * countLineFeeds(head)) + 1;
}
