import { delimiterName } from './delimiter.ts';

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
 * await sniffDelimiter('a;b\n1,5;2\n', true); // { delimiter: ';', how: 'detected', said: 'delimiter ; (detected)' }
 */
export async function sniffDelimiter(head: string, complete: boolean): Promise<DelimiterChoice> {
  const all = await Promise.all(CANDIDATES.map((delimiter) => fitOf(head, complete, delimiter)));
  const fits = all.filter((fit) => fit.columns > 1);
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
export async function givenDelimiter(delimiter: string, head: string, complete: boolean): Promise<DelimiterChoice> {
  const found = await sniffDelimiter(head, complete);
  const oneColumn = found.how === 'detected' && (await fitOf(head, complete, delimiter)).columns === 1;
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

async function fitOf(head: string, complete: boolean, delimiter: string): Promise<Fit> {
  // The last line may be cut off; a header longer than the head is taken as far as it goes.
  const lines = complete ? head : head.slice(0, head.lastIndexOf('\n') + 1) || head;
  const [columns = 0, ...rows] = lines.includes('"')
    ? await cellsOfQuoted(lines, delimiter)
    : cellsOf(lines, delimiter);
  const equal = rows.filter((count) => count === columns).length;
  return { delimiter, columns, regularity: rows.length === 0 ? 1 : equal / rows.length };
}

/** How many cells the first records have. Without quotes lines are records: cut here, four delimiters take a tenth of the time. */
function cellsOf(text: string, delimiter: string): number[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, MOST_RECORDS).map((line) => line.split(delimiter).length);
}

async function cellsOfQuoted(text: string, delimiter: string): Promise<number[]> {
  const { parseQuoted } = await import('./quoted.ts');
  const counts: number[] = [];
  const enough = new Error('enough');
  const parser = parseQuoted(
    {
      delimiter,
      onRecord: ({ length }, _line, blank) => {
        if (!blank) counts.push(length);
        if (counts.length === MOST_RECORDS) throw enough;
      },
      fail: () => {
        throw enough; // the records before the fault still count
      },
    },
    1,
  );
  try {
    await parser.push(text);
    await parser.end();
  } catch (error) {
    if (error !== enough) throw error;
  }
  return counts;
}
