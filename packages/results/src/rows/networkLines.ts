import { type CellValue, csvLine } from '@latent/files';
import type { NetworkDocument, NetworkRows, Posterior } from 'latent';
import type { RowIds } from './lines.ts';

/** The posterior of one node in one row. */
export interface NodePosterior {
  readonly node: string;
  /** The most probable level (the first of several). */
  readonly level: string;
  readonly probabilities: Float64Array;
  readonly entropy: number;
}

/** One row of data with the posteriors of nodes. */
export interface NetworkPosteriorRow {
  /** Position in the data, from 0. */
  readonly index: number;
  /** Absent where the row is impossible under the model. */
  readonly nodes: readonly NodePosterior[] | undefined;
  readonly logLikelihood: number;
}

/**
 * Posteriors of a network's nodes as CSV, a line for every row of the data, in order. Of one node: `<id>,<node>,p_<level>…,entropy,logLikelihood`;
 * of several, for each: `<node>,p_<node>=<level>…,entropy_<node>`, then `logLikelihood`. Numbers are in their shortest exact form. A row that the
 * model makes impossible has the log-likelihood `-Infinity` and empty cells for the rest.
 *
 * @param ids without them the column is named `row` and holds the rows' numbers, from 1
 * @example
 * await writeFileAtomic('posteriors.csv', networkPosteriorLines(applied.document, undefined, applied.apply(table)));
 */
export function* networkPosteriorLines(
  document: NetworkDocument,
  ids: RowIds | undefined,
  rows: NetworkRows,
): Generator<string, void, undefined> {
  const names = posteriorNames(document, rows);
  yield csvLine([ids?.name ?? 'row', ...names.flat(), 'logLikelihood']);
  for (const { index, nodes, logLikelihood } of networkPosteriorRows(document, rows)) {
    const own: readonly CellValue[] = nodes
      ? nodes.flatMap(({ level, probabilities, entropy }) => [level, ...probabilities, entropy])
      : names.flat().map(() => undefined);
    yield csvLine([ids ? ids.values[index] : index + 1, ...own, logLikelihood]);
  }
}

/** Names of the columns of each node: its most probable level, the probabilities of its levels, the entropy. */
export function posteriorNames(document: NetworkDocument, { posteriors }: NetworkRows): string[][] {
  return [...posteriors.keys()].map((node) => {
    const [prefix, suffix] = posteriors.size === 1 ? ['p_', ''] : [`p_${node}=`, `_${node}`];
    return [node, ...levelsOf(document, node).map((level) => `${prefix}${level}`), `entropy${suffix}`];
  });
}

/** The rows of posteriors one by one. */
export function* networkPosteriorRows(
  document: NetworkDocument,
  { posteriors, logLikelihoods }: NetworkRows,
): Generator<NetworkPosteriorRow, void, undefined> {
  const found = [...posteriors].map(([node, posterior]) => ({
    node,
    posterior,
    levels: levelsOf(document, node),
    entropies: posterior.entropy(),
  }));
  for (let index = 0; index < logLikelihoods.length; index++) {
    const logLikelihood = logLikelihoods[index] as number;
    const nodes = Number.isFinite(logLikelihood) ? found.map((own) => posteriorAt(own, index)) : undefined;
    yield { index, nodes, logLikelihood };
  }
}

function posteriorAt(
  {
    node,
    posterior,
    levels,
    entropies,
  }: {
    readonly node: string;
    readonly posterior: Posterior;
    readonly levels: readonly string[];
    readonly entropies: Float64Array;
  },
  index: number,
): NodePosterior {
  const probabilities = posterior.row(index);
  const level = levels[probabilities.indexOf(Math.max(...probabilities))] as string;
  return { node, level, probabilities, entropy: entropies[index] as number };
}

const levelsOf = ({ nodes }: NetworkDocument, node: string): readonly string[] =>
  nodes.find(({ name }) => name === node)?.levels ?? [];
