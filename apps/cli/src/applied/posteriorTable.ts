import type { AppliedRows, MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import { probability } from '../output/number.ts';
import { plain } from '../output/plain.ts';
import { type PosteriorRow, posteriorRows, probabilityNames, type RowIds } from '../output/rows.ts';
import { formatTable } from '../output/table.ts';
import { displayWidth, padded } from '../output/width.ts';

/** Posteriors for people: a line for every row (on a terminal the first 20, unless --all), then the number of rows of each class. */
export function* posteriorTable(
  context: Context,
  document: MixtureDocument,
  rows: AppliedRows,
  ids: RowIds | undefined,
  withRows: boolean,
): Generator<string, void, undefined> {
  const { name, levels } = document.latent;
  const titles = [ids?.name ?? 'row', name, ...probabilityNames(document), 'entropy'];
  const aligned = titles.map((_, j) => (j === 1 || (j === 0 && ids) ? 'left' : 'right'));
  const cells = (row: PosteriorRow): string[] => [
    ids ? (ids.values[row.index] as string) : String(row.index + 1),
    ...ownCells(row, levels),
  ];
  if (withRows) {
    if (context.terminal.stdout) yield onTerminal(context, titles, aligned, rows, cells);
    else yield* streamed(titles, aligned, rows, cells, levels, ids);
    yield '\n';
  }
  const counts = levels.map(() => 0);
  for (const { mostProbable } of posteriorRows(rows))
    if (mostProbable >= 0) counts[mostProbable] = (counts[mostProbable] as number) + 1;
  yield formatTable(
    [{ title: name, align: 'left' }, { title: 'rows (most probable class)' }],
    levels.map((level, k) => [level, String(counts[k])]),
    { paintTitles: context.paint.bold },
  );
}

/** The rows that a terminal shows without --all. */
const SHOWN = 20;

function onTerminal(
  { all, paint, terminal }: Context,
  titles: readonly string[],
  aligned: readonly Alignment[],
  rows: AppliedRows,
  cells: Cells,
): string {
  const shown: string[][] = [];
  const total = rows.posterior.n;
  for (const row of posteriorRows(rows)) {
    if (!all && shown.length === SHOWN) break;
    shown.push(cells(row));
  }
  const columns = titles.map((title, j) => ({ title, align: aligned[j] as Alignment }));
  const rest = shown.length < total ? `showing ${shown.length} of ${total} (--all)\n` : '';
  return formatTable(columns, shown, { sticky: 2, width: terminal.columns, paintTitles: paint.bold }) + rest;
}

/** The same line by line: the widths are known before the rows, so that a million of them need no memory. */
function* streamed(
  titles: readonly string[],
  aligned: readonly Alignment[],
  rows: AppliedRows,
  cells: Cells,
  levels: readonly string[],
  ids: RowIds | undefined,
): Generator<string, void, undefined> {
  const widest = (texts: Iterable<string>, least: number): number => {
    let most = least;
    for (const text of texts) most = Math.max(most, displayWidth(plain(text)));
    return most;
  };
  const widths = titles.map((title, j) => {
    if (j === 0) return widest(ids?.values ?? [String(rows.posterior.n)], displayWidth(title));
    return j === 1 ? widest([...levels, IMPOSSIBLE], displayWidth(title)) : widest([title], PROBABILITY_WIDTH);
  });
  const line = (texts: readonly string[]): string =>
    `${texts
      .map((text, j) => padded(plain(text), widths[j] as number, aligned[j] as Alignment))
      .join('  ')
      .trimEnd()}\n`;
  yield line(titles);
  for (const row of posteriorRows(rows)) yield line(cells(row));
}

type Alignment = 'left' | 'right';
type Cells = (row: PosteriorRow) => string[];

const IMPOSSIBLE = 'impossible';
const PROBABILITY_WIDTH = probability(0).length;

function ownCells({ mostProbable, probabilities, entropy }: PosteriorRow, levels: readonly string[]): string[] {
  if (!probabilities) return [IMPOSSIBLE, ...levels.map(() => '-'), '-'];
  return [levels[mostProbable] as string, ...Array.from(probabilities, probability), probability(entropy)];
}
