import { type CellValue, csvLine } from '@latent/files';
import type { AppliedRows, MixtureDocument } from 'latent';

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

/** One row of data with its posterior. */
export interface PosteriorRow {
  /** Position in the data, from 0. */
  readonly index: number;
  /** Position of the most probable class (the first of several); −1 where the row is impossible. */
  readonly mostProbable: number;
  /** Absent where the row is impossible under the model. */
  readonly probabilities: Float64Array | undefined;
  readonly entropy: number;
  readonly logLikelihood: number;
}

/** The rows of a posterior one by one. */
export function* posteriorRows({ posterior, logLikelihoods }: AppliedRows): Generator<PosteriorRow, void, undefined> {
  const entropies = posterior.entropy();
  for (let index = 0; index < posterior.n; index++) {
    const logLikelihood = logLikelihoods[index] as number;
    const probabilities = Number.isFinite(logLikelihood) ? posterior.row(index) : undefined;
    const mostProbable = probabilities ? probabilities.indexOf(Math.max(...probabilities)) : -1;
    yield { index, mostProbable, probabilities, entropy: entropies[index] as number, logLikelihood };
  }
}
