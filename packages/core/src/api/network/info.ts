import { type FitDocument, type NestedNumbers, type NetworkDocument, networkDocumentOf } from '../../document/index.ts';
import type { Warning } from '../../error/index.ts';
import type { FitSettings, NetworkOutcome } from '../../fit/index.ts';
import type { Masks, NetworkIdentifiability } from '../../identify/index.ts';
import { codeAt } from '../../patterns/index.ts';
import { cellFit, criteria, networkStartWarnings, networkWarnings, tableCells } from '../../report/index.ts';
import type { Table } from '../../table/index.ts';
import { VERSION } from '../../version.ts';
import { isUndetermined, notChecked, ranFacts, recordedSettings, runFigures, startsFacts } from '../runFacts.ts';
import { dataFacts } from './dataFacts.ts';
import type { PreparedNetwork } from './prepare.ts';

/** A fit document of a network without its model: every figure of the fit, by the names of the documents. */
export type NetworkFitInfo = Omit<FitDocument<NetworkDocument>, 'model' | 'format' | 'version' | '$schema'>;

/** All that the figures of a fit are read off. */
export interface NetworkEvidence {
  readonly prepared: PreparedNetwork;
  readonly table: Table;
  readonly weights: Float64Array | undefined;
  readonly settings: FitSettings;
  readonly outcome: NetworkOutcome;
  readonly identifiability: NetworkIdentifiability | undefined;
  /** Those that the identifiability was taken under. */
  readonly masks: Masks | undefined;
  readonly notes: readonly Warning[];
  readonly sha256: string | undefined;
}

/** The figures of a network's fit, as its document has them. */
export function describeNetworkFit(evidence: NetworkEvidence): NetworkFitInfo {
  const { prepared, settings, outcome, identifiability, sha256 } = evidence;
  const { network, document, patterns, summary } = prepared;
  const { logLikelihood, parameters, filled } = outcome;
  const [only] = filled;
  const classes = filled.length === 1 ? (document.nodes[only as number]?.levels.length ?? 1) : 1;
  return {
    data: dataFacts(prepared, sha256),
    ...runFigures(outcome, summary.weight, network.freeParameters),
    ...cellFit(
      tableCells(seenLevels(prepared), isComplete(prepared)),
      patterns,
      () => outcome.engine.logLikelihoods(parameters),
      summary.weight,
      identifiability?.rank,
    ),
    criteria: criteria(logLikelihood, network.freeParameters, summary.weight, outcome.entropy, classes),
    starts: startsFacts(outcome.starts(isUndetermined(identifiability))),
    identifiability: identifiability ?? null,
    trace: [...outcome.trace],
    warnings: allWarnings(evidence),
    expectedCounts: countsOf(prepared, outcome.statistics),
    seed: settings.seed,
    options: {
      ...recordedSettings(settings),
      // The start as the fit took it: in the model's order of nodes and levels, fixed tables in place.
      start: settings.start ? networkDocumentOf(document, network, settings.start) : null,
    },
    producer: { latent: VERSION, engine: outcome.engine.name },
  };
}

const seenLevels = ({ document, isSeen }: PreparedNetwork): number[] =>
  document.nodes.flatMap(({ levels }, node) => (isSeen[node] ? [levels.length] : []));

/** Every row shows the same nodes. */
function isComplete({ patterns, isSeen }: PreparedNetwork): boolean {
  const { codes, count, weights } = patterns;
  return codes.every((column, node) => {
    if (isSeen[node]) for (let i = 0; i < count; i++) if (codeAt(column, i) === 0 && weights?.[i] !== 0) return false;
    return true;
  });
}

/** The expected counts by node, in the shapes of the tables. */
function countsOf(
  { network, document }: PreparedNetwork,
  statistics: Float64Array,
): Readonly<Record<string, NestedNumbers>> {
  const shifted = new Float64Array(network.parameters.size);
  for (const { probabilities, counts } of network.nodes)
    shifted.set(statistics.subarray(counts.offset, counts.offset + counts.size), probabilities.offset);
  return networkDocumentOf(document, network, shifted).parameters ?? {};
}

function allWarnings({
  prepared,
  table,
  weights,
  settings,
  outcome,
  identifiability,
  masks,
  notes,
}: NetworkEvidence): Warning[] {
  const { network, summary, isSeen } = prepared;
  const { stopReason, statistics, parameters, filled } = outcome;
  return [
    ...table.warnings,
    ...prepared.warnings,
    ...notes,
    ...outcome.warnings,
    ...(settings.start ? networkStartWarnings(network, settings.start, isSeen) : []),
    ...networkWarnings({
      network,
      isSeen,
      parameters,
      statistics,
      emptyRows: summary.emptyRows,
      ...ranFacts(outcome, weights, identifiability),
      randomStarts: settings.start === undefined && filled.length > 0 && network.freeParameters > 0,
      identifiability,
      masks,
    }),
    ...(identifiability ? [] : notChecked(stopReason, network.freeParameters)),
  ];
}
