import { type NetworkDocument, networkFrom } from '../../document/index.ts';
import type { Identifiability } from '../../identify/index.ts';
import { finishNow } from '../../pass/index.ts';
import { nameNetworkDirections } from '../../report/index.ts';
import type { Table } from '../../table/index.ts';
import { networkMasks } from './identifiability.ts';
import { meetNetwork } from './prepare.ts';

/**
 * What data do not determine about a network, in sentences.
 *
 * @param found the identifiability, as `NetworkModel.identifiability` or a fit gives it
 * @param table the data that it was taken for; without them, rows that show every node but the latent ones
 * @example
 * describeUndetermined(document, networkModelFromJSON(document).identifiability());
 * // ['P(Thoughts) and P(Words | Thoughts) can trade off: only P(Words = good) is determined']
 */
export function describeUndetermined(
  document: NetworkDocument,
  found: Pick<Identifiability, 'directions' | 'rank' | 'genericRank' | 'freeParameters'>,
  table?: Table,
): string[] {
  const network = networkFrom(document);
  const patterns = table && finishNow(meetNetwork(document, table, undefined, 'error')).patterns;
  return nameNetworkDirections(network, found, finishNow(networkMasks(network, patterns)));
}
