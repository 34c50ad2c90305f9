import {
  checkNetworkDocument,
  checkNetworkFit,
  type FitDocument,
  type NetworkDocument,
  networkDocumentOf,
  networkFrom,
  tablesFrom,
} from '../../document/index.ts';
import { createNetworkApplied, type NetworkApplied } from './applied.ts';
import type { Levels } from './columns.ts';
import { createNetworkFitted, type NetworkFitted } from './fitted.ts';
import { createNetworkModel, type NetworkModel, schemaOf } from './model.ts';

/**
 * A fitted network from its document.
 *
 * @throws LatentError as `checkNetworkFit`
 * @example
 * const fitted = networkFromJSON(JSON.parse(text)); fitted.query(['Thoughts'], { Words: 'good' });
 */
export function networkFromJSON<N extends Levels = Levels, Hidden extends string = string>(
  json: unknown,
): NetworkFitted<N, Hidden> {
  const fit = checkNetworkFit(json);
  const { $schema: _, format: __, version: ___, model, ...info } = fit;
  return createNetworkFitted<N, Hidden>(schemaOf(model), applyNetwork(fit), info);
}

/**
 * A network to be fitted, from its document (of a fit: from that of its model).
 *
 * @throws LatentError as `checkNetworkDocument`
 * @example
 * const fitted = await networkModelFromJSON(JSON.parse(text)).fit(table);
 */
export function networkModelFromJSON<N extends Levels = Levels, Hidden extends string = string>(
  json: unknown,
): NetworkModel<N, Hidden> {
  return createNetworkModel<N, Hidden>(checkNetworkDocument(json));
}

/**
 * A network or its fit with tables, ready for data.
 *
 * @throws LatentError as `checkNetworkDocument`; NO_PARAMETERS
 * @example
 * const { probabilities } = applyNetwork(fit).query(['Thoughts'], { Words: 'good' });
 */
export function applyNetwork(json: FitDocument<NetworkDocument> | NetworkDocument): NetworkApplied {
  const document = checkNetworkDocument(json);
  const network = networkFrom(document);
  return createNetworkApplied(document, network, tablesFrom(document, network, document));
}

/**
 * A network's document with the tables of another, in its own order of nodes, parents and levels.
 *
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE, BAD_PROBABILITIES
 * @example
 * const started = withTables(document, fit.model);
 */
export function withTables(document: NetworkDocument, source: NetworkDocument): NetworkDocument {
  const network = networkFrom(document);
  return networkDocumentOf(document, network, tablesFrom(source, network, document));
}
