import { declaredLevels, type NetworkDocument, normalisedRows, tablesFrom } from '../../document/index.ts';
import { createPace, finishOr, finishUnlessAborted, nothingYet } from '../../em/index.ts';
import { LatentError } from '../../error/index.ts';
import { checkSettings, fitNetwork } from '../../fit/index.ts';
import type { Parameters } from '../../model/index.ts';
import { labelGroups } from '../../models/index.ts';
import { checkWeights, dropUnweightedLevels, type Table, whereIs } from '../../table/index.ts';
import type { TableFitOptions } from '../fitTable.ts';
import { networkRecipeOf } from '../rebuild.ts';
import { createReporter } from '../reporter.ts';
import { startingPoint } from '../start.ts';
import { createNetworkApplied, type NetworkApplied } from './applied.ts';
import { isNetworkCheap, networkRanks } from './identifiability.ts';
import { describeNetworkFit, type NetworkFitInfo } from './info.ts';
import { assertNetworkFittable, prepareNetwork } from './prepare.ts';
import { createNetworkStep, type NetworkStep } from './step.ts';

/** What a fit of a network to a table takes beside the model. */
export type NetworkFitOptions = Omit<TableFitOptions, 'start' | 'keepOrder' | 'priors' | 'startMethod'> & {
  /** A document whose tables are the first start. */
  readonly start?: NetworkDocument | undefined;
};

/** A fitted table: the network with its estimates, ready for other tables, and the figures of the fit. */
export interface NetworkTableFit {
  readonly applied: NetworkApplied;
  readonly info: NetworkFitInfo;
}

/** Who watches a fit of a network: ends it, and sees its steps. */
export interface NetworkWatch {
  readonly signal: AbortSignal;
  readonly report: (step: NetworkStep<Parameters>, isBest: boolean) => void;
}

/**
 * Fits a network to a table and reports on it: the one way that the library, the command line and the lab take.
 *
 * @param document the network; its tables count only where they are fixed
 * @throws LatentError where data, weights, start or options cannot be used; ABORTED before the first E-step
 * @example
 * const { info } = await fitNetworkTable(document, table, { seed: 1 }, { signal: new AbortController().signal, report: () => {} });
 */
export async function fitNetworkTable(
  document: NetworkDocument,
  source: Table,
  options: NetworkFitOptions,
  { signal, report }: NetworkWatch,
): Promise<NetworkTableFit> {
  const weights = options.weights && checkWeights(options.weights, source, options.weightsName);
  const table = weights ? dropUnweightedLevels(source, weights, declaredLevels(document)) : source;
  const pace = createPace(signal);
  const prepared = await finishOr(nothingYet, prepareNetwork(document, table, weights), pace);
  assertNetworkFittable(prepared, table.file);
  const { network, patterns, summary, isSeen } = prepared;
  const { start, fixed } = startingPoint(network, document, options.start, (source, need) =>
    tablesFrom(source, network, document, undefined, need),
  );
  const settings = checkSettings({ ...options, start });
  const groups = labelGroups(network, (node) => isSeen[node] === true);
  const ranks = isNetworkCheap(network, patterns) ? networkRanks(network, patterns) : undefined;
  const before = ranks && (await finishOr(nothingYet, ranks.before(fixed), pace));
  const outcome = await fitNetwork(
    {
      ...{ model: network, patterns, summary, settings, pace, fixed, groups, objectiveOnly: !before?.identified },
      recipe: networkRecipeOf(document),
      sharing: options.sharing,
    },
    createReporter((now, before) => createNetworkStep(network, now, before, (parameters) => parameters), report),
  ).catch((error: unknown) => {
    throw error instanceof LatentError && error.where.row !== undefined
      ? error.at(whereIs(table, error.where.row - 1))
      : error;
  });
  const identifiability = before && (await finishUnlessAborted(ranks?.after(outcome.parameters, before), pace));
  const masks = await finishUnlessAborted(ranks?.masks(), pace);
  const info = describeNetworkFit({
    prepared,
    table,
    weights,
    settings,
    outcome,
    identifiability,
    masks,
    notes: [...normalisedRows(document), ...(options.start ? normalisedRows(options.start) : [])],
    sha256: options.sha256,
  });
  return { applied: createNetworkApplied(document, network, outcome.parameters), info };
}
