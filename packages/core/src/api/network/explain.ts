import { type NestedNumbers, type NetworkDocument, networkDocumentOf, tablesFrom } from '../../document/index.ts';
import { createReferenceNetworkEngine } from '../../engine/index.ts';
import type { Decomposition } from '../../fit/index.ts';
import { log } from '../../math/index.ts';
import { LOG_LIKELIHOOD, type Parameters, type Statistics } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import { finishNow } from '../../pass/index.ts';
import { type Patterns, patternAt, rowMajor, weightsOf } from '../../patterns/index.ts';
import type { Table } from '../../table/index.ts';
import { refuseImpossible } from '../impossible.ts';
import { type ExplainedNetworkPattern, patternExplainer } from './explainedPattern.ts';
import { type ExplainedTable, explainTables } from './explainedTables.ts';
import { meetNetwork } from './prepare.ts';

/** One EM iteration of a network with all its arithmetic. */
export interface ExplainedNetworkIteration {
  readonly nodes: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly parents: readonly string[];
    readonly latent: boolean;
  }[];
  /** In order of first appearance. */
  readonly patterns: readonly ExplainedNetworkPattern[];
  /** Patterns beyond those that are written down: the counts have them too. */
  readonly omitted: { readonly patterns: number; readonly weight: number };
  readonly before: {
    readonly parameters: Readonly<Record<string, NestedNumbers>>;
    readonly logLikelihood: number;
    readonly logPrior: number;
  };
  /** Expected counts and new values of every table. */
  readonly tables: readonly ExplainedTable[];
  readonly after: { readonly document: NetworkDocument; readonly logLikelihood: number; readonly logPrior: number };
  /** At the new parameters with the responsibilities of the old ones. */
  readonly decomposition: Decomposition;
  /** The iteration after this one; a fixed point where no parameter changes by more than 1e-12. */
  readonly next: { readonly logLikelihood: number; readonly largestChange: number; readonly fixedPoint: boolean };
  /**
   * Σ w log(w / Σ w) over the patterns, in nats: no model of the observed nodes has a larger log-likelihood. Null where the rows do not all
   * show the same nodes.
   */
  readonly saturated: number | null;
}

/** Patterns that are written down. */
const MOST_PATTERNS = 256;

/** A change of a parameter that is rounding and no step. */
const ROUNDING = 1e-12;

/**
 * One EM iteration of a network by hand: joint terms of all completions, marginals, responsibilities, expected counts, new tables,
 * log-likelihood before and after, and the bound between them.
 *
 * @param document a network with tables
 * @param weights of the rows; 1 where absent
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL, NO_PARAMETERS; IMPOSSIBLE_ROW where a row that counts has probability 0
 * @example
 * const { patterns, tables, after } = await explainNetworkIteration(document, table);
 */
export async function explainNetworkIteration(
  document: NetworkDocument,
  table: Table,
  weights?: Float64Array,
): Promise<ExplainedNetworkIteration> {
  const { network, patterns } = finishNow(meetNetwork(document, table, weights, 'error'));
  const parameters = tablesFrom(document, network, document);
  const engine = createReferenceNetworkEngine(network, patterns);
  const logs = engine.logLikelihoods(parameters);
  refuseImpossible(table, (row) => (weights?.[row] === 0 ? 0 : (logs[patternAt(patterns, row)] as number)));
  const statistics = await engine.expect(parameters);
  const after = network.maximize(statistics, parameters);
  const following = await engine.expect(after);
  const next = network.maximize(following, after);
  const largestChange = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (after[i] as number))), 0);
  const shown = Math.min(patterns.count, MOST_PATTERNS);

  return {
    nodes: document.nodes.map(({ name, levels, parents = [], latent = false }) => ({ name, levels, parents, latent })),
    patterns: Array.from({ length: shown }, (_, i) => i).map(patternExplainer(network, patterns, parameters)),
    omitted: {
      patterns: patterns.count - shown,
      weight: weightsOf(patterns)
        .subarray(shown)
        .reduce((sum, weight) => sum + weight, 0),
    },
    before: {
      parameters: networkDocumentOf(document, network, parameters).parameters ?? {},
      logLikelihood: statistics[LOG_LIKELIHOOD] as number,
      logPrior: network.logPrior(parameters),
    },
    tables: explainTables(document, network, statistics, parameters, after),
    after: {
      document: networkDocumentOf(document, network, after),
      logLikelihood: following[LOG_LIKELIHOOD] as number,
      logPrior: network.logPrior(after),
    },
    decomposition: decompose(network, statistics, parameters, after, following[LOG_LIKELIHOOD] as number),
    next: {
      logLikelihood: (await engine.expect(next))[LOG_LIKELIHOOD] as number,
      largestChange,
      fixedPoint: largestChange <= ROUNDING,
    },
    saturated: saturated(patterns),
  };
}

/** The bound at `after` with the posterior at `before` as q, whose entropy is its log-likelihood less its own Q. */
function decompose(
  network: Network,
  statistics: Statistics,
  before: Parameters,
  after: Parameters,
  logLikelihood: number,
): Decomposition {
  const entropy = (statistics[LOG_LIKELIHOOD] as number) - network.expectedLogJoint(before, statistics);
  const q = network.expectedLogJoint(after, statistics);
  const elbo = q + entropy;
  return { logLikelihood, elbo, kl: Math.max(0, logLikelihood - elbo), q, entropy };
}

function saturated(patterns: Patterns): number | null {
  const { count, items } = patterns;
  const [codes, weights] = [rowMajor(patterns), weightsOf(patterns)];
  const counting = Array.from({ length: count }, (_, i) => i).filter((i) => (weights[i] as number) > 0);
  const [first] = counting;
  const isSame = counting.every((i) =>
    codes
      .subarray(i * items, (i + 1) * items)
      .every((code, node) => (code === 0) === (codes[(first as number) * items + node] === 0)),
  );
  if (!isSame) return null;
  const total = counting.reduce((sum, i) => sum + (weights[i] as number), 0);
  return counting.reduce((sum, i) => sum + (weights[i] as number) * log((weights[i] as number) / total), 0);
}
