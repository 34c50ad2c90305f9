import type { DataFacts, NetworkDocument } from '../../document/index.ts';
import { finishNow } from '../../pass/index.ts';
import { checkWeights, type Table } from '../../table/index.ts';
import { assertNetworkFittable, type PreparedNetwork, prepareNetwork } from './prepare.ts';

/**
 * What a table is to a network that is to be fitted to it: rows, patterns, missing cells, the nodes that it has columns for.
 *
 * @throws LatentError where the network cannot be fitted to it: COLUMN_ABSENT, UNSEEN_LEVEL, NOT_A_LABEL, NO_ROWS, ALL_MISSING,
 *   COLUMN_ALL_MISSING, BAD_WEIGHT
 * @example
 * const { patterns, columns } = networkDataFacts(document, table);
 */
export function networkDataFacts(
  document: NetworkDocument,
  table: Table,
  weights?: ArrayLike<number>,
  sha256?: string,
): DataFacts {
  const checked = weights && checkWeights(weights, table, undefined);
  const prepared = finishNow(prepareNetwork(document, table, checked));
  assertNetworkFittable(prepared, table.file);
  return dataFacts(prepared, sha256);
}

/** The data of a fit, as its document has them. */
export function dataFacts(
  { document, patterns, summary, hasColumn }: PreparedNetwork,
  sha256: string | undefined,
): DataFacts {
  return {
    rows: patterns.rows,
    weight: summary.weight,
    patterns: summary.patterns,
    missingCells: summary.missingCells,
    columns: document.nodes.flatMap(({ name }, node) => (hasColumn[node] ? [name] : [])),
    sha256: sha256 ?? null,
  };
}
