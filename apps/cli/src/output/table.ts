import { plain } from './plain.ts';
import { displayWidth, padded, shortened } from './width.ts';

/** A column of a printed table; numbers are best aligned right, which is the default. */
export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export interface TableOptions {
  /** Terminal columns to stay within: further table columns go into a block below. Default: no limit. */
  readonly width?: number | undefined;
  /** Columns at the left that every block repeats. Default 1. */
  readonly sticky?: number;
  /** At most so many rows, and a line that says so. Default: all. */
  readonly limit?: number | undefined;
  /** What the rows are called in that line. */
  readonly limited?: string;
  /** Paints a finished line of titles. */
  readonly paintTitles?: (line: string) => string;
}

/**
 * An aligned table as text, each line ending with LF.
 *
 * @param rows cells, as many as there are columns; control characters are made harmless
 * @example
 * formatTable([{ title: 'class', align: 'left' }, { title: 'share' }], [['1', '0.4447']]);
 */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  const { width = Number.POSITIVE_INFINITY, sticky = 1, limit = rows.length, paintTitles = (line) => line } = options;
  const what = options.limited === undefined ? '' : ` ${options.limited}`;
  const widest = Number.isFinite(width) ? WIDEST : width;
  const cells = rows.slice(0, limit).map((row) => row.map((cell) => shortened(plain(cell), widest)));
  const titles = columns.map(({ title }) => shortened(plain(title), widest));
  const widths = columns.map((_, j) =>
    cells.reduce((most, row) => Math.max(most, displayWidth(row[j] ?? '')), displayWidth(titles[j] as string)),
  );

  const line = (row: readonly string[], chosen: readonly number[]): string =>
    chosen
      .map((j) => padded(row[j] ?? '', widths[j] as number, columns[j]?.align ?? 'right'))
      .join(GAP)
      .trimEnd();
  const blocks = blocksWithin(widths, Math.min(sticky, columns.length), width).map((chosen) =>
    [paintTitles(line(titles, chosen)), ...cells.map((row) => line(row, chosen))].map((text) => `${text}\n`).join(''),
  );
  const rest = rows.length > cells.length ? `showing ${cells.length} of ${rows.length}${what} (--all)\n` : '';
  return blocks.join('\n') + rest;
}

const GAP = '  ';
/** A cell of a table that must stay within a width is not longer than this. */
const WIDEST = 40;

/** Column numbers of each block: the sticky ones and as many others as fit, at least one. */
function blocksWithin(widths: readonly number[], sticky: number, width: number): number[][] {
  const fixed = Array.from({ length: sticky }, (_, j) => j);
  const lead = fixed.reduce((sum, j) => sum + (widths[j] as number) + GAP.length, 0);
  const blocks: number[][] = [];
  let used = 0;
  for (let j = sticky; j < widths.length; j++) {
    const own = (widths[j] as number) + GAP.length;
    if (blocks.length === 0 || used + own - GAP.length > width) {
      blocks.push([...fixed]);
      used = lead;
    }
    blocks[blocks.length - 1]?.push(j);
    used += own;
  }
  return blocks.length === 0 ? [fixed] : blocks;
}
