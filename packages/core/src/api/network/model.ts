import {
  checkNetworkDocument,
  type FitDocument,
  type NetworkDocument,
  networkFrom,
  tablesFrom,
} from '../../document/index.ts';
import type { NetworkIdentifiability } from '../../identify/index.ts';
import { finishNow } from '../../pass/index.ts';
import type { Schema } from '../columns.ts';
import { frozenCopy } from '../frozen.ts';
import { type FitOptions, isSaved } from '../model.ts';
import { createTypedReport } from '../progress.ts';
import { tableOf } from '../rows.ts';
import { type Fit, startFit } from '../run.ts';
import type { Levels, NetworkRowsOf } from './columns.ts';
import { fitNetworkTable } from './fitTable.ts';
import { createNetworkFitted, describeTables, type NetworkFitted, type NetworkTables } from './fitted.ts';
import { networkRanks } from './identifiability.ts';
import { meetNetwork } from './prepare.ts';
import type { NetworkStep } from './step.ts';

/** Options of a network's fit; documents bear the same names. */
export type NetworkModelOptions = Omit<FitOptions, 'start' | 'known' | 'startMethod'> & {
  /** A network document, a fit document or a fit, whose tables are the first start (and by default the only one). */
  readonly start?:
    | NetworkDocument
    | FitDocument<NetworkDocument>
    | { toJSON(): NetworkDocument | FitDocument<NetworkDocument> }
    | undefined;
};

/** A network to be fitted: N the levels of its nodes, Hidden the names of its latent ones. */
export interface NetworkModel<N extends Levels, Hidden extends string> {
  readonly freeParameters: number;
  /**
   * Fits the network by expectation–maximization: await it, or iterate over its steps.
   *
   * @param rows rows as objects, as columns, or a table; any cell may be missing
   * @throws LatentError (as a rejection) where data or options cannot be used
   * @example
   * const fitted = await net.fit([{ Words: 'good' }, { Thoughts: 'bad' }, {}], { seed: 1 });
   */
  fit(
    rows: NetworkRowsOf<N>,
    options?: NetworkModelOptions,
  ): Fit<NetworkFitted<N, Hidden>, NetworkStep<NetworkTables<N>>>;
  /**
   * Whether data can determine the tables, and what is known of that by counting.
   *
   * @param rows data whose missing cells count; without them, rows that show every node but the latent ones
   * @throws LatentError IDENTIFIABILITY_TOO_LARGE where that takes some minutes or a gibibyte
   * @example
   * const { identified, directions, labellings } = net.identifiability();
   */
  identifiability(rows?: NetworkRowsOf<N>): NetworkIdentifiability;
  /** The model document; its tables are those that were given. */
  toJSON(): NetworkDocument;
}

/** A network over its checked document. */
export function createNetworkModel<N extends Levels, Hidden extends string>(
  source: NetworkDocument,
): NetworkModel<N, Hidden> {
  const document = frozenCopy(source);
  const network = networkFrom(document);
  const schema = schemaOf(document);
  return {
    freeParameters: network.freeParameters,
    toJSON: () => document,
    identifiability(rows) {
      const fixed = document.fixed?.length ? tablesFrom(document, network, document, undefined, 'fixed') : undefined;
      const patterns = rows && finishNow(meetNetwork(document, tableOf(schema, rows), undefined, 'error')).patterns;
      return finishNow(networkRanks(network, patterns).before(fixed));
    },
    fit: (rows, options = {}) =>
      startFit(async ({ signal, report, isBehind }) => {
        const { start, onProgress, ...rest } = options;
        const found = start === undefined ? undefined : checkNetworkDocument(isSaved(start) ? start.toJSON() : start);
        const { applied, info } = await fitNetworkTable(
          document,
          tableOfNodes(document, schema, rows),
          { ...rest, start: found },
          {
            signal,
            isBehind,
            report: createTypedReport((parameters) => describeTables<N>(network, parameters), onProgress, report),
          },
        );
        return createNetworkFitted<N, Hidden>(schema, applied, info);
      }, options.signal),
  };
}

/** The nodes as columns, in the document's order. */
export function schemaOf({ nodes }: NetworkDocument): Schema {
  return Object.fromEntries(nodes.map(({ name, levels }) => [name, { kind: 'categorical', levels }]));
}

/** Rows as a table. Objects have no columns: a latent node that none of them shows is not in the data. */
function tableOfNodes<N extends Levels>(
  { nodes }: NetworkDocument,
  schema: Schema,
  rows: NetworkRowsOf<N>,
): ReturnType<typeof tableOf> {
  const table = tableOf(schema, rows);
  if (!(Symbol.iterator in rows)) return table;
  const hidden = new Set(nodes.flatMap(({ name, latent }) => (latent === true ? [name] : [])));
  const shown = [...table.columns].filter(
    ([name, column]) => !(hidden.has(name) && column.kind === 'labels' && column.levels.length === 0),
  );
  return { ...table, columns: new Map(shown) };
}
