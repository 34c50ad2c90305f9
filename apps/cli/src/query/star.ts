import type { MixtureDocument, NetworkDocument, NodeDocument } from 'latent';
import { UsageError } from '../errors.ts';

/**
 * A mixture of categorical features as the network that it is: its class above all of them.
 *
 * @throws NOT_AVAILABLE where a feature is not categorical
 */
export function starOf({ latent, features, parameters }: MixtureDocument): NetworkDocument {
  const other = features.find(({ levels }) => levels === undefined);
  if (other)
    throw new UsageError(
      'NOT_AVAILABLE',
      `"${other.name}" is ${other.family}, and queries are answered for levels only`,
      'latent predict gives the probabilities of the classes for every row.',
      { column: other.name },
    );
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: latent.name, levels: latent.levels, latent: true },
      ...features.map(({ name, levels = [] }): NodeDocument => ({ name, levels, parents: [latent.name] })),
    ],
    ...(parameters ? { parameters } : {}),
  };
}
