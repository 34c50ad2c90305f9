import { LONGEST_CELL } from '../cells/limits.ts';
import { readLines } from './lines.ts';
import type { QuotedParser } from './quoted.ts';
import type { RecordParser, RecordParserOptions } from './record.ts';

/**
 * Cuts text with LF as newline into records by RFC 4180; one unfinished record is held. Where no quote is in sight, records are
 * lines and cells stand between delimiters; from a quote on csv-parse reads, until a whole chunk has none. It is loaded then only.
 *
 * @example
 * const records = parseRecords({ delimiter: ',', onRecord: (cells, line) => console.log(line, cells), fail });
 * await records.push('a,b\n1,"x'); await records.push('y"\n'); await records.end();
 */
export function parseRecords(options: RecordParserOptions): RecordParser {
  const { delimiter, onRecord } = options;
  let quoted: QuotedParser | undefined;
  let rest = ''; // of a line without quotes
  let line = 1; // where the next record begins, unless csv-parse reads it

  function readPlain(text: string): void {
    readLines(text, delimiter, (cells) => {
      onRecord(cells, line++, cells.length === 1 && cells[0] === '');
    });
  }

  async function startQuoted(text: string): Promise<void> {
    const { parseQuoted } = await import('./quoted.ts');
    quoted = parseQuoted(options, line);
    await quoted.push(text);
  }

  async function endQuoted(): Promise<void> {
    await quoted?.end();
    line = quoted?.line() ?? line;
    quoted = undefined;
  }

  async function push(text: string): Promise<void> {
    let plain = rest + text;
    if (quoted) {
      const newline = text.includes('"') || quoted.isInside() ? -1 : text.indexOf('\n');
      if (newline === -1) return quoted.push(text);
      await quoted.push(text.slice(0, newline + 1));
      await endQuoted();
      plain = text.slice(newline + 1);
    }
    const quote = plain.indexOf('"');
    const end = plain.lastIndexOf('\n', quote === -1 ? plain.length : quote) + 1;
    const long = firstLong(plain, end);
    const read = Math.min(end, long);
    readPlain(plain.slice(0, read));
    rest = plain.slice(read);
    if (read === end && quote === -1 && rest.length <= LONGEST_CELL) return;
    const held = rest;
    rest = '';
    await startQuoted(held);
  }

  return {
    push,
    async end() {
      if (quoted) await endQuoted();
      else if (rest !== '') readPlain(`${rest}\n`);
      rest = '';
    },
  };
}

/** Where the first line that may hold too long a cell begins: csv-parse knows what to say about it. */
function firstLong(text: string, end: number): number {
  if (end <= LONGEST_CELL) return end;
  for (let from = 0; from < end; ) {
    const next = text.indexOf('\n', from) + 1;
    if (next - from > LONGEST_CELL) return from;
    from = next;
  }
  return end;
}
