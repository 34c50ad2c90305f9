import { type CellValue, csvLine } from '@latent/files';
import type { AppliedRows, MixtureDocument } from 'latent';
import { posteriorRows } from './posterior.ts';

/** The column that names the rows, and a name for every row. */
export interface RowIds {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Posteriors as CSV: `<id>,<latent>,p_<level>…,entropy,logLikelihood`, a line for every row of the data, in order. Numbers
 * are in their shortest exact form. A row that the model makes impossible has the log-likelihood `-Infinity` and, as it has
 * no posterior, empty cells for class, probabilities and entropy.
 *
 * @param ids without them the column is named `row` and holds the rows' numbers, from 1
 * @example
 * await writeFileAtomic('posteriors.csv', posteriorLines(applied.document, undefined, applied.apply(table)));
 */
export function* posteriorLines(
  document: MixtureDocument,
  ids: RowIds | undefined,
  rows: AppliedRows,
): Generator<string, void, undefined> {
  const { name, levels } = document.latent;
  yield csvLine([ids?.name ?? 'row', name, ...probabilityNames(document), 'entropy', 'logLikelihood']);
  for (const row of posteriorRows(rows)) {
    const own: readonly CellValue[] = row.probabilities
      ? [levels[row.mostProbable], ...row.probabilities, row.entropy]
      : Array.from({ length: levels.length + 2 }, () => undefined);
    yield csvLine([ids ? ids.values[row.index] : row.index + 1, ...own, row.logLikelihood]);
  }
}

/** Names of the columns of probabilities: `p_<level>`. */
export function probabilityNames(document: MixtureDocument): string[] {
  return document.latent.levels.map((level) => `p_${level}`);
}
