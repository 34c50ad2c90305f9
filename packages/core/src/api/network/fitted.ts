import type { FitDocument, NestedNumbers, NetworkDocument } from '../../document/index.ts';
import { LatentError } from '../../error/index.ts';
import { type TraceOptions, traceFlat } from '../../identify/index.ts';
import type { Posterior } from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { finishNow } from '../../pass/index.ts';
import { viewOf } from '../../statistics/index.ts';
import type { ApplyOptions, ImputeOptions } from '../applied.ts';
import type { Schema } from '../columns.ts';
import { frozenCopy } from '../frozen.ts';
import { refuseImpossible } from '../impossible.ts';
import { tableOf } from '../rows.ts';
import type { SampleOptions } from '../sample.ts';
import { totalLogLikelihood } from '../total.ts';
import type { NetworkApplied } from './applied.ts';
import type { Evidence, Levels, NetworkRowsOf } from './columns.ts';
import { networkMasks } from './identifiability.ts';
import type { NetworkFitInfo } from './info.ts';
import { nodeAt } from './nodeAt.ts';
import { meetNetwork } from './prepare.ts';

/** The conditional tables of a network by node: flat, parents' levels first, the node's own level last (row-major). */
export type NetworkTables<N> = { readonly [K in keyof N]: Float64Array };

/** A conditional table with what it was read off. */
export interface ConditionalTable {
  /** Levels of each parent, then the node's own. */
  readonly axes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  /** p(own level | parents' levels), row-major. */
  readonly table: Float64Array;
  /** The expected counts in the same order, in units of weight; undefined where a document does not hold them. Tied nodes share theirs. */
  readonly expectedCounts: Float64Array | undefined;
}

/** A row with every node filled in, and the logarithm of its probability. */
export interface Explanation<N> {
  readonly row: { readonly [K in keyof N]: N[K] };
  /** log p(row), in nats. */
  readonly logProbability: number;
}

/** A fitted network: immutable, and good for any rows with its nodes. */
export interface NetworkFitted<N extends Levels, Hidden extends string> {
  /** Every figure of the fit; frozen. */
  readonly info: NetworkFitInfo;
  /** The conditional tables: copies, answers do not read them. */
  readonly parameters: NetworkTables<N>;
  /**
   * P(targets | evidence): one probability for each level of the target; of several targets for each combination, levels joined by commas
   * (a level that holds a comma or a quote is quoted, as in CSV).
   *
   * @throws LatentError IMPOSSIBLE_EVIDENCE where the evidence has probability 0; UNKNOWN_NODE, UNSEEN_LEVEL, BAD_OPTION
   * @example
   * fitted.query(['Thoughts'], { Words: 'good' }).bad
   */
  query<const Target extends readonly (keyof N & string)[]>(
    targets: Target,
    evidence?: Evidence<Omit<N, Target[number]>>,
  ): Record<Combination<N, Target>, number>;
  /**
   * The probabilities of a hidden node's levels for every row.
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   * @example
   * fitted.posterior([{ Words: 'good' }], 'Thoughts').row(0)
   */
  posterior(rows: NetworkRowsOf<N>, of: Hidden, options?: ApplyOptions): Posterior;
  /**
   * The most probable explanation of every row: all open nodes together (Dawid 1992).
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   * @example
   * fitted.mostProbable([{ Words: 'good' }])[0].row.Thoughts
   */
  mostProbable(rows: NetworkRowsOf<N>, options?: ApplyOptions): Explanation<N>[];
  /** The conditional table of a node with its expected counts. */
  cpt(node: keyof N & string): ConditionalTable;
  /** The log-likelihood of the rows in nats, Σ log p(x_i); −Infinity where a row is impossible. */
  score(rows: NetworkRowsOf<N>, options?: ApplyOptions): number;
  /** log p(x_i) of every row in nats; −Infinity where a row is impossible. */
  logProb(rows: NetworkRowsOf<N>, options?: ApplyOptions): Float64Array;
  /** Rows drawn from the network, all nodes filled in; the same seed gives the same rows everywhere. */
  sample(rows: number, options?: SampleOptions): Evidence<N>[];
  /**
   * The rows with all nodes filled in: each open one by its own most probable level (`mode`, default), or all together by a draw from their
   * posterior (`draw`).
   *
   * @throws LatentError IMPOSSIBLE_ROW where a row has probability 0
   */
  impute(rows: NetworkRowsOf<N>, how?: 'mode' | 'draw', options?: ImputeOptions): Evidence<N>[];
  /**
   * The set of tables that give all observable rows the same probabilities, followed from the estimate both ways along a direction that
   * the data do not determine: a curve to draw.
   *
   * @param direction one of `info.identifiability.directions`
   * @param options how far; `rows`: data whose missing cells count (without them, rows that show every node but the latent ones)
   * @returns tables along the curve in order, the estimate among them
   * @throws LatentError BAD_OPTION where the direction has another length than the parameters
   * @example
   * const [direction] = fitted.info.identifiability?.directions ?? [];
   * if (direction) fitted.flatSet(direction, { points: 100 }).map(({ Words }) => Words[1]);
   */
  flatSet(
    direction: readonly number[],
    options?: TraceOptions & { readonly rows?: NetworkRowsOf<N> },
  ): NetworkTables<N>[];
  /** The fit document (`latent-fit`, version 1). */
  toJSON(): FitDocument<NetworkDocument>;
}

/** The levels of targets, joined by commas. */
type Combination<N, Target extends readonly unknown[]> = Target extends readonly [infer Only]
  ? Only extends keyof N
    ? N[Only] & string
    : string
  : string;

/** Gives a network with parameters the cells of its nodes. */
export function createNetworkFitted<N extends Levels, Hidden extends string>(
  schema: Schema,
  applied: NetworkApplied,
  figures: NetworkFitInfo,
): NetworkFitted<N, Hidden> {
  const { network, document, parameters } = applied;
  const info = frozenCopy(figures);
  const read = (rows: NetworkRowsOf<N>) => tableOf(schema, rows as Parameters<typeof tableOf<Schema>>[1]);
  const apply = (rows: NetworkRowsOf<N>, { unseen, onWarning }: ApplyOptions, nodes: readonly string[]) => {
    const table = read(rows);
    const answers = applied.apply(table, unseen, nodes);
    for (const warning of answers.warnings) onWarning?.(warning);
    return { table, answers };
  };
  const rowOf = (codes: ArrayLike<number>): Evidence<N> =>
    Object.fromEntries(
      network.nodes.map(({ name, levels }, node) => [name, levels[(codes[node] as number) - 1] ?? null]),
    ) as Evidence<N>;

  return Object.freeze<NetworkFitted<N, Hidden>>({
    info,
    parameters: describeTables<N>(network, parameters),
    query(targets, evidence = {}) {
      const given = Object.entries(evidence as Evidence<Levels>).filter(
        ([, level]) => level !== null && level !== undefined,
      );
      const { levels, probabilities } = applied.query(targets, Object.fromEntries(given) as Record<string, string>);
      const cells = levels.reduce<readonly (readonly string[])[]>(
        (before, own) => before.flatMap((cell) => own.map((level) => [...cell, level])),
        [[]],
      );
      const keys = cells.map((cell) => (cell.length === 1 ? (cell[0] as string) : cell.map(quoted).join(',')));
      return Object.fromEntries(keys.map((key, i) => [key, probabilities[i]])) as never;
    },
    posterior(rows, of, options = {}) {
      const { table, answers } = apply(rows, options, [of]);
      refuseImpossible(table, (row) => answers.logLikelihoods[row] as number);
      return answers.posteriors.get(of) as Posterior;
    },
    mostProbable(rows, options = {}) {
      const { levels, logProbabilities } = applied.mostProbable(read(rows), options.unseen);
      return levels.map((codes, i) => ({
        row: rowOf(codes) as Explanation<N>['row'],
        logProbability: logProbabilities[i] as number,
      }));
    },
    cpt(name) {
      const node = network.nodes[nodeAt(document, name)] as NetworkNode;
      const owner = network.nodes[node.table] as NetworkNode;
      const counts = info.expectedCounts?.[owner.name];
      return {
        axes: [...node.parents.map((parent) => network.nodes[parent] as NetworkNode), node].map((own) => ({
          name: own.name,
          levels: own.levels,
        })),
        table: viewOf(node.probabilities, parameters).slice(),
        expectedCounts: counts === undefined ? undefined : Float64Array.from(flatten(counts)),
      };
    },
    score: (rows, options = {}) => totalLogLikelihood(apply(rows, options, []).answers.logLikelihoods).logLikelihood,
    logProb: (rows, options = {}) => apply(rows, options, []).answers.logLikelihoods,
    sample: (rows, options) => Array.from(applied.sample(rows, options), rowOf),
    impute: (rows, how = 'mode', options) => applied.impute(read(rows), how, options).map(rowOf),
    flatSet(direction, { rows, ...options } = {}) {
      if (direction.length !== parameters.length)
        throw new LatentError(
          'BAD_OPTION',
          `the direction has ${direction.length} entries, and there are ${parameters.length} parameters`,
          'Give one of info.identifiability.directions.',
          { option: 'direction' },
        );
      const patterns = rows && finishNow(meetNetwork(document, read(rows), undefined, 'error')).patterns;
      const masks = finishNow(networkMasks(network, patterns));
      return finishNow(traceFlat(network, masks, parameters, direction, options)).map((point) =>
        describeTables<N>(network, point),
      );
    },
    toJSON: () => ({
      $schema: 'latent/schemas/latent-fit.json',
      format: 'latent-fit',
      version: 1,
      model: document,
      ...info,
    }),
  });
}

/** The tables by node; of tied nodes the same numbers. */
export function describeTables<N>(network: Network, parameters: Float64Array): NetworkTables<N> {
  return Object.fromEntries(
    network.nodes.map(({ name, probabilities }) => [name, viewOf(probabilities, parameters).slice()]),
  ) as NetworkTables<N>;
}

/** A level as a part of a key of several. */
const quoted = (level: string): string => (/[",]/.test(level) ? `"${level.replaceAll('"', '""')}"` : level);

const flatten = (numbers: NestedNumbers): number[] =>
  typeof numbers === 'number' ? [numbers] : Object.values(numbers).flatMap(flatten);
