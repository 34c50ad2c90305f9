import { type NetworkDocument, networkFrom, nodeFeatures } from '../../document/index.ts';
import { type CodedFeature, type Encoded, encode, type Unseen } from '../../encode/index.ts';
import { LatentError, type Warning } from '../../error/index.ts';
import type { Network } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import { collapse, type PatternSummary, type Patterns, summarize } from '../../patterns/index.ts';
import type { Table } from '../../table/index.ts';

/** A network met by data: encoded and collapsed, hidden nodes without a column as columns of missing cells. */
export interface MetNetwork {
  readonly document: NetworkDocument;
  readonly network: Network;
  readonly encoded: Encoded;
  readonly patterns: Patterns;
  /** By node: the data have a column of that name. */
  readonly hasColumn: readonly boolean[];
  readonly warnings: readonly Warning[];
}

/** A network met by the data that it is to be fitted to. */
export interface PreparedNetwork extends MetNetwork {
  readonly summary: PatternSummary;
  /** By node: observed in some row of positive weight. */
  readonly isSeen: readonly boolean[];
}

/**
 * The network of a document on a table, in slices; columns are matched by name.
 *
 * @throws LatentError COLUMN_ABSENT where a node that is not latent has no column; UNSEEN_LEVEL, NOT_A_LABEL
 */
export function* meetNetwork(
  document: NetworkDocument,
  table: Table,
  weights: Float64Array | undefined,
  unseen: Unseen,
): Pass<MetNetwork> {
  const network = networkFrom(document);
  const hasColumn = document.nodes.map(({ name }) => table.columns.has(name));
  assertColumns(
    document.nodes.filter(({ latent }) => latent !== true).map(({ name }) => name),
    table,
  );
  const features = nodeFeatures(document);
  const present = encode(
    table,
    features.filter((_, node) => hasColumn[node]),
    unseen,
  );
  const found = [...present.features];
  const encoded: Encoded = {
    ...present,
    features: document.nodes.map(({ levels }, node) =>
      hasColumn[node] ? (found.shift() as CodedFeature) : hiddenColumn(levels.length, table.rows),
    ),
  };
  const patterns = yield* collapse(encoded, undefined, weights);
  return { document, network, encoded, patterns, hasColumn, warnings: present.warnings };
}

/** What a fit needs of a network and a table, in slices. */
export function* prepareNetwork(
  document: NetworkDocument,
  table: Table,
  weights: Float64Array | undefined,
): Pass<PreparedNetwork> {
  const met = yield* meetNetwork(document, table, weights, 'error');
  const summary = yield* summarize(met.patterns, 0, weights);
  const columns = met.hasColumn.filter(Boolean).length;
  return {
    ...met,
    // Cells of a node that has no column are not missing: nobody meant to observe them.
    summary: { ...summary, missingCells: summary.missingCells - summary.rows * (met.patterns.items - columns) },
    isSeen: summary.margins.map((margin) => margin.some((count) => count > 0)),
  };
}

/** Refuses data that no network can be fitted to. */
export function assertNetworkFittable(
  { patterns, hasColumn, isSeen, document }: PreparedNetwork,
  file: string | undefined,
): void {
  if (patterns.rows === 0) throw new LatentError('NO_ROWS', 'there are 0 rows', 'Give at least one row.', { file });
  if (!isSeen.some(Boolean))
    throw new LatentError(
      'ALL_MISSING',
      'every cell of every row is missing',
      'Check the missing tokens, and that the columns bear the names of the nodes.',
      { file },
    );
  const empty = document.nodes.flatMap(({ name, latent }, node) =>
    hasColumn[node] && !isSeen[node] && latent !== true ? [name] : [],
  );
  if (empty.length > 0)
    throw new LatentError(
      'COLUMN_ALL_MISSING',
      `every cell of ${columnsText(empty)} is missing`,
      `Check the missing tokens, or say ${hiddenText(empty)}.`,
      { file, column: empty[0], columns: empty },
    );
}

function hiddenColumn(levels: number, rows: number): CodedFeature {
  return { kind: 'codes', levels, codes: new Uint8Array(rows), remap: new Uint32Array(1) };
}

/**
 * Refuses data that lack the column of a node which is not hidden.
 *
 * @param names the nodes that are not hidden
 * @throws LatentError COLUMN_ABSENT with all of them
 */
export function assertColumns(names: readonly string[], table: Table): void {
  const absent = names.filter((name) => !table.columns.has(name));
  if (absent.length === 0) return;
  const isOne = absent.length === 1;
  throw new LatentError(
    'COLUMN_ABSENT',
    `the network has ${isOne ? 'a node' : 'nodes'} ${quoted(absent)}, and the data have no such ${isOne ? 'column' : 'columns'}`,
    `Say ${hiddenText(absent)}; add ${isOne ? 'it' : 'them'} with empty cells where a fit is applied to new data; or rename columns: the data have ${[...table.columns.keys(), ...table.skipped].join(', ')}.`,
    { file: table.file, column: absent[0], columns: absent },
  );
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const columnsText = (names: readonly string[]): string => `column${names.length === 1 ? '' : 's'} ${quoted(names)}`;
const hiddenText = (names: readonly string[]): string =>
  `that ${names.length === 1 ? 'the node is' : 'the nodes are'} hidden ("latent": true, --latent ${names.join(',')}, or ${names[0]}* in --graph)`;
