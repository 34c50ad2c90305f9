import { CsvError, parse } from 'csv-parse/sync';
import { delimiterName } from './delimiter.ts';
import { recordFormat } from './quoted.ts';

/** The delimiter of a file, and how it was found. */
export interface DelimiterChoice {
  readonly delimiter: string;
  /** `none`: a file of one column, read as if with commas. */
  readonly how: 'given' | 'detected' | 'none';
  /** What a person should read, where it is not simply the comma that everybody expects. */
  readonly said: string | undefined;
}

/** How much of a file is looked at, in UTF-16 code units. */
export const SNIFF_LENGTH = 1 << 16;

/**
 * Finds the delimiter from the beginning of a file: the one that cuts the header (quotes respected) into several cells
 * and the rows into as many; the most regular wins, then the one with the most columns, then in the order , ; tab |
 *
 * @param head the beginning of the file, with LF as newline
 * @param complete whether it is the whole file
 * @example
 * sniffDelimiter('a;b\n1,5;2\n', true); // { delimiter: ';', how: 'detected', said: 'delimiter ; (detected)' }
 */
export function sniffDelimiter(head: string, complete: boolean): DelimiterChoice {
  const fits = CANDIDATES.map((delimiter) => fitOf(head, complete, delimiter)).filter((fit) => fit.columns > 1);
  fits.sort((a, b) => b.regularity - a.regularity || b.columns - a.columns);
  const [best, second] = fits;
  if (!best) return { delimiter: ',', how: 'none', said: undefined };
  const rival = second?.regularity === best.regularity ? delimiterName(second.delimiter) : undefined;
  const remark = rival === undefined ? '' : `; ${rival} fits too: --delimiter ${JSON.stringify(rival)}`;
  const said =
    best.delimiter === ',' && !remark ? undefined : `delimiter ${delimiterName(best.delimiter)} (detected${remark})`;
  return { delimiter: best.delimiter, how: 'detected', said };
}

/** A delimiter that a person gave; says so where it leaves one column and another would not. */
export function givenDelimiter(delimiter: string, head: string, complete: boolean): DelimiterChoice {
  const found = sniffDelimiter(head, complete);
  const oneColumn = found.how === 'detected' && fitOf(head, complete, delimiter).columns === 1;
  const name = delimiterName(found.delimiter);
  const said = oneColumn
    ? `one column with delimiter ${delimiterName(delimiter)}; delimiter ${name} would give more`
    : undefined;
  return { delimiter, how: 'given', said };
}

const CANDIDATES = [',', ';', '\t', '|'];
const MOST_RECORDS = 500;

interface Fit {
  readonly delimiter: string;
  /** Cells of the header. */
  readonly columns: number;
  /** Share of rows with as many cells as the header. */
  readonly regularity: number;
}

function fitOf(head: string, complete: boolean, delimiter: string): Fit {
  // The last line may be cut off; a header longer than the head is taken as far as it goes.
  const lines = complete ? head : head.slice(0, head.lastIndexOf('\n') + 1) || head;
  const [columns = 0, ...rows] = lines.includes('"') ? cellsOfQuoted(lines, delimiter) : cellsOf(lines, delimiter);
  const equal = rows.filter((count) => count === columns).length;
  return { delimiter, columns, regularity: rows.length === 0 ? 1 : equal / rows.length };
}

/** How many cells the first records have. Without quotes lines are records: cut here, four delimiters take a tenth of the time. */
function cellsOf(text: string, delimiter: string): number[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, MOST_RECORDS).map((line) => line.split(delimiter).length);
}

function cellsOfQuoted(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  try {
    parse(text, {
      ...recordFormat(delimiter),
      skip_empty_lines: true,
      to: MOST_RECORDS,
      on_record: (cells) => {
        counts.push(cells.length);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error; // the records before the fault still count
  }
  return counts;
}
