import { checkNetworkDocument, type FitDocument, type NetworkDocument } from 'latent';
import type { Context } from '../context.ts';
import type { FitOptions } from '../fit/options.ts';
import {
  readingFromRecord,
  readRecord,
  recordedReading,
  refuseBesideRepeat,
  settingsFromRecord,
} from '../fit/record.ts';
import type { NetworkRequest } from './request.ts';

/** The options of a fit document: what core notes, and what the command line needs to read the data and start the same way. */
export function recordedNetwork(noted: FitDocument['options'], request: NetworkRequest): FitDocument['options'] {
  const graph = request.repeats?.options['graph'] ?? request.graph?.text ?? null;
  return { ...noted, graph, ...recordedReading(request) };
}

/**
 * The request that a fit document came from.
 *
 * @throws UsageError where other options contradict the record; LatentError `SCHEMA` where the record is damaged
 */
export function networkFromRecord(
  context: Context,
  fit: FitDocument<NetworkDocument>,
  options: FitOptions,
): NetworkRequest {
  refuseBesideRepeat(context, fit, options);
  const recorded = readRecord(fit.options);
  const start = recorded.value('start') ?? undefined;
  return {
    base: fit.model, // with its hidden nodes and its prior
    graph: undefined,
    start: start === undefined ? undefined : checkNetworkDocument(start, 'the start in the fit document'),
    latent: [],
    prior: undefined,
    ...readingFromRecord(recorded),
    settings: settingsFromRecord(context, fit, options),
    warnings: [],
    repeats: fit,
  };
}
