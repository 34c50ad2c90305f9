import { type NetworkDocument, tablesFrom } from '../../document/index.ts';
import { createCompletion, networkPosteriors } from '../../engine/index.ts';
import { LatentError } from '../../error/index.ts';
import { exp } from '../../math/index.ts';
import { finishNow } from '../../pass/index.ts';
import { codeColumns, patternAt, rowMajor } from '../../patterns/index.ts';
import type { Table } from '../../table/index.ts';
import { type ExplainedNetworkPattern, type ExplainedPosterior, patternExplainer } from './explainedPattern.ts';
import { meetNetwork } from './prepare.ts';

/** One row under a network: how its log-likelihood and its posteriors come about. */
export interface ExplainedNetworkRow extends Omit<ExplainedNetworkPattern, 'weight'> {
  /** p(level | observed) of every open node: hidden and barren ones. */
  readonly posteriors: readonly ExplainedPosterior[];
  /** The most probable explanation, all open nodes together; null where the row is impossible. */
  readonly mostProbable: {
    /** The level of each open node, by name. */
    readonly levels: Readonly<Record<string, string>>;
    /** log p of the completed row, in nats. */
    readonly logProbability: number;
    /** p(open nodes | observed) of it. */
    readonly posterior: number;
  } | null;
}

/**
 * One row by hand: the joint terms of all its completions, the posterior of every open node, and the most probable explanation. A row of
 * probability 0 is no error here.
 *
 * @param row from 0
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL, NO_PARAMETERS, BAD_OPTION where there is no such row
 * @example
 * const { posteriors, mostProbable } = explainNetworkRow(document, table, 0);
 */
export function explainNetworkRow(document: NetworkDocument, table: Table, row: number): ExplainedNetworkRow {
  if (!Number.isInteger(row) || row < 0 || row >= table.rows)
    throw new LatentError('BAD_OPTION', `row is ${row}, and there are ${table.rows} rows`, 'Count rows from 0.', {
      option: 'row',
    });
  const { network, patterns } = finishNow(meetNetwork(document, table, undefined, 'error'));
  const parameters = tablesFrom(document, network, document);
  const pattern = patternAt(patterns, row);
  const { weight: _, ...explained } = patternExplainer(network, patterns, parameters)(pattern);
  const width = network.nodes.length;
  const codes = rowMajor(patterns).slice(pattern * width, (pattern + 1) * width);
  const own = { ...patterns, count: 1, codes: codeColumns(codes, width) };
  const open = network.nodes.flatMap((_, node) => (codes[node] === 0 ? [node] : []));
  const { posteriors } = networkPosteriors(network, own, parameters, open);
  const nameOf = (node: number): string => network.nodes[node]?.name as string;

  const completion = createCompletion(network);
  completion.load(parameters);
  const best = new Uint32Array(width);
  const logProbability = completion.mostProbable(codes, 0, best);
  const levelOf = (node: number): string => network.nodes[node]?.levels[(best[node] as number) - 1] as string;
  return {
    ...explained,
    posteriors: open.map((node, j) => ({
      node: nameOf(node),
      probabilities: Array.from(posteriors[j] as Float64Array),
    })),
    mostProbable:
      logProbability === Number.NEGATIVE_INFINITY
        ? null
        : {
            levels: Object.fromEntries(open.map((node) => [nameOf(node), levelOf(node)])),
            logProbability,
            posterior: exp(logProbability - explained.logLikelihood),
          },
  };
}
