import { probability } from '@latent/charts/number';
import { type PosteriorRow, posteriorRows, probabilityNames, type RowIds } from '@latent/results';
import type { AppliedRows, MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import { type RowsColumn, rowsTable } from '../output/rowsTable.ts';
import { formatTable } from '../output/table.ts';

/** Posteriors for people: a line for every row (on a terminal the first 20, unless --all), then the number of rows of each class. */
export function* posteriorTable(
  context: Context,
  document: MixtureDocument,
  rows: AppliedRows,
  ids: RowIds | undefined,
  withRows: boolean,
): Generator<string, void, undefined> {
  const { name, levels } = document.latent;
  const total = rows.posterior.n;
  if (withRows) {
    const columns: RowsColumn[] = [
      idColumn(ids, total),
      { title: name, align: 'left', texts: [...levels, IMPOSSIBLE] },
      ...[...probabilityNames(document), 'entropy'].map(probabilityColumn),
    ];
    yield* rowsTable(context, columns, total, cellsOf(rows, ids, levels));
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

/** What stands in place of a level where a row is impossible under the model. */
export const IMPOSSIBLE = 'impossible';

/** The column that names the rows: by their ids, or by their numbers. */
export function idColumn(ids: RowIds | undefined, total: number): RowsColumn {
  return { title: ids?.name ?? 'row', align: ids ? 'left' : 'right', texts: ids?.values ?? [String(total)] };
}

/** A column of probabilities or entropies. */
export function probabilityColumn(title: string): RowsColumn {
  return { title, align: 'right', texts: [probability(0)] };
}

function* cellsOf(
  rows: AppliedRows,
  ids: RowIds | undefined,
  levels: readonly string[],
): Generator<string[], void, undefined> {
  for (const row of posteriorRows(rows))
    yield [ids ? (ids.values[row.index] as string) : String(row.index + 1), ...ownCells(row, levels)];
}

function ownCells({ mostProbable, probabilities, entropy }: PosteriorRow, levels: readonly string[]): string[] {
  if (!probabilities) return [IMPOSSIBLE, ...levels.map(() => '-'), '-'];
  return [levels[mostProbable] as string, ...Array.from(probabilities, probability), probability(entropy)];
}
