import type { NetworkDocument, NetworkRows, Posterior } from 'latent';
import { type CellValue, csvLine } from '../io/index.ts';
import type { RowIds } from '../output/rows.ts';

/**
 * Posteriors of the hidden nodes as CSV, a line for every row of the data, in order. One hidden node: `<id>,<node>,p_<level>…,entropy,
 * logLikelihood`, as of a mixture's class; several: for each `<node>,p_<node>=<level>…,entropy_<node>`, then `logLikelihood`; none:
 * `<id>,logLikelihood`. Numbers are in their shortest exact form; an impossible row has `-Infinity` and otherwise empty cells.
 *
 * @param ids without them the column is named `row` and holds the rows' numbers, from 1
 * @example
 * await writeFileAtomic('rows.csv', networkLines(applied.document, undefined, applied.apply(table)));
 */
export function* networkLines(
  { nodes }: NetworkDocument,
  ids: RowIds | undefined,
  { posteriors, logLikelihoods }: NetworkRows,
): Generator<string, void, undefined> {
  const hidden = nodes.flatMap(({ name, levels }) => {
    const posterior = posteriors.get(name);
    return posterior ? [{ name, levels, posterior, entropies: posterior.entropy() }] : [];
  });
  const isOnly = hidden.length === 1;
  const titles = hidden.flatMap(({ name, levels }) => [
    name,
    ...levels.map((level) => (isOnly ? `p_${level}` : `p_${name}=${level}`)),
    isOnly ? 'entropy' : `entropy_${name}`,
  ]);
  yield csvLine([ids?.name ?? 'row', ...titles, 'logLikelihood']);
  for (let row = 0; row < logLikelihoods.length; row++) {
    const logLikelihood = logLikelihoods[row] as number;
    const isPossible = Number.isFinite(logLikelihood);
    const cells = hidden.flatMap(({ levels, posterior, entropies }) =>
      isPossible
        ? cellsOf(levels, posterior, row, entropies)
        : Array.from({ length: levels.length + 2 }, () => undefined),
    );
    yield csvLine([ids ? ids.values[row] : row + 1, ...cells, logLikelihood]);
  }
}

/** The most probable level (the first of several), the probabilities of all, and their entropy. */
function cellsOf(
  levels: readonly string[],
  posterior: Posterior,
  row: number,
  entropies: ArrayLike<number>,
): readonly CellValue[] {
  const probabilities = posterior.row(row);
  return [levels[probabilities.indexOf(Math.max(...probabilities))], ...probabilities, entropies[row]];
}
