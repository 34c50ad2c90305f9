import { type NetworkDocument, networkDocumentOf } from '../../document/index.ts';
import type { Unseen } from '../../encode/index.ts';
import { createCompletion, networkPosteriors } from '../../engine/index.ts';
import { LatentError, type Warning } from '../../error/index.ts';
import { integer } from '../../fit/index.ts';
import { createPosterior, type Parameters, type Posterior } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import { finishNow } from '../../pass/index.ts';
import { mapRows, patternAt, rowMajor } from '../../patterns/index.ts';
import type { Table } from '../../table/index.ts';
import { byRow, type ImputeOptions } from '../applied.ts';
import { frozenCopy } from '../frozen.ts';
import { refuseImpossible } from '../impossible.ts';
import type { SampleOptions } from '../sample.ts';
import { completeCells } from './complete.ts';
import { nodeAt } from './nodeAt.ts';
import { type MetNetwork, meetNetwork } from './prepare.ts';
import { type Answer, askNetwork } from './query.ts';
import { sampleNetwork } from './sample.ts';

/** A network with parameters, applied to tables: everything after the fit, without types of cells. */
export interface NetworkApplied {
  readonly network: Network;
  /** With the tables of all nodes. */
  readonly document: NetworkDocument;
  readonly parameters: Parameters;
  /**
   * The log-likelihood of every row, and the posteriors of nodes; a row of probability 0 is no error here.
   *
   * @param nodes whose posteriors are wanted; by default the latent ones
   */
  apply(table: Table, unseen?: Unseen, nodes?: readonly string[]): NetworkRows;
  /**
   * P(targets | evidence) over all combinations of the targets' levels.
   *
   * @throws LatentError UNKNOWN_NODE, UNSEEN_LEVEL, IMPOSSIBLE_EVIDENCE, BAD_OPTION where a target is evidence too
   */
  query(targets: readonly string[], evidence: Readonly<Record<string, string>>): Answer;
  /**
   * The most probable explanation of every row: all its open nodes together, hidden ones included, and log p of the completed row.
   *
   * @param impossible a row of probability 0 is an error (default), or is left as it is: its open nodes have level 0, its log p is −Infinity
   * @throws LatentError IMPOSSIBLE_ROW
   */
  mostProbable(table: Table, unseen?: Unseen, impossible?: 'error' | 'left'): CompletedRows;
  /** Rows drawn from the network, one by one: a level (from 1) for each node; NaN = left out. */
  sample(rows: number, options?: SampleOptions): Generator<Float64Array>;
  /**
   * For every row a level (from 1) for each node, open ones filled in: each by its own most probable level (`mode`), or all together by a
   * draw from their posterior (`draw`).
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0; NO_MEAN: levels have none
   */
  impute(table: Table, how: 'mode' | 'mean' | 'draw', options?: ImputeOptions): readonly Uint32Array[];
}

/** What a network with parameters says about the rows of a table. */
export interface NetworkRows {
  /** log p(x_i) of every row in nats; −Infinity where the row has probability 0. */
  readonly logLikelihoods: Float64Array;
  /** By node: the probabilities of its levels in every row; NaN where the row has probability 0. */
  readonly posteriors: ReadonlyMap<string, Posterior>;
  readonly warnings: readonly Warning[];
}

/** Rows with every node filled in. */
export interface CompletedRows {
  /** By row: the level of each node, from 1; 0 where it is open and the row impossible. */
  readonly levels: readonly Uint32Array[];
  /** log p of each completed row, in nats. */
  readonly logProbabilities: Float64Array;
}

/**
 * Puts a network's parameters to work on data.
 *
 * @param base the document of `network`; its tables, if any, do not count
 * @param parameters in the layout of `network.parameters`
 * @example
 * const { posteriors } = applyNetwork(fit).apply(table); posteriors.get('Thoughts')?.row(0);
 */
export function createNetworkApplied(base: NetworkDocument, network: Network, parameters: Parameters): NetworkApplied {
  const document = frozenCopy(networkDocumentOf(base, network, parameters));
  const hidden = document.nodes.flatMap(({ name, latent }) => (latent === true ? [name] : []));
  const meet = (table: Table, unseen: Unseen = 'error'): MetNetwork => {
    if (unseen !== 'error' && unseen !== 'missing')
      throw new LatentError('BAD_OPTION', `unseen is ${String(unseen)}`, "Give 'error' or 'missing'.", {
        option: 'unseen',
      });
    return finishNow(meetNetwork(document, table, undefined, unseen));
  };

  return {
    network,
    document,
    parameters,
    apply(table, unseen, nodes = hidden) {
      const { patterns, warnings } = meet(table, unseen);
      const wanted = nodes.map((name) => nodeAt(document, name));
      const found = networkPosteriors(network, patterns, parameters, wanted);
      return {
        logLikelihoods: byRow(patterns, found.logLikelihoods, 1),
        posteriors: new Map(
          nodes.map((name, j) => {
            const width = network.nodes[wanted[j] as number]?.levels.length as number;
            return [name, createPosterior(width, byRow(patterns, found.posteriors[j] as Float64Array, width))] as const;
          }),
        ),
        warnings,
      };
    },
    query: (targets, evidence) => askNetwork(document, network, parameters, targets, evidence),
    mostProbable(table, unseen, impossible = 'error') {
      const { patterns } = meet(table, unseen);
      const completion = createCompletion(network);
      completion.load(parameters);
      const codes = rowMajor(patterns);
      const best = new Uint32Array(patterns.count * network.nodes.length);
      const width = network.nodes.length;
      const logs = Float64Array.from({ length: patterns.count }, (_, i) =>
        completion.mostProbable(codes, i, best.subarray(i * width, (i + 1) * width)),
      );
      if (impossible === 'error') refuseImpossible(table, (row) => logs[patternAt(patterns, row)] as number);
      return {
        levels: mapRows(patterns, (pattern) => best.slice(pattern * width, (pattern + 1) * width)),
        logProbabilities: byRow(patterns, logs, 1),
      };
    },
    sample: (rows, options) => sampleNetwork(network, parameters, rows, options),
    impute(table, how, { seed = 1, unseen, onWarning } = {}) {
      if (how === 'mean')
        throw new LatentError(
          'NO_MEAN',
          'the nodes of a network are categorical: their levels have no mean',
          "Use 'mode' or 'draw'.",
          { option: 'how' },
        );
      if (how !== 'mode' && how !== 'draw')
        throw new LatentError('BAD_OPTION', `how is ${String(how)}`, "Give 'mode' or 'draw'.", { option: 'how' });
      integer('seed', seed, 0, Number.MAX_SAFE_INTEGER);
      const met = meet(table, unseen);
      for (const warning of met.warnings) onWarning?.(warning);
      return completeCells(network, parameters, met, table, how, seed);
    },
  };
}
