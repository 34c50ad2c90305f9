import { applyNetwork, type FitDocument, type MixtureDocument, type NetworkDocument } from 'latent';

/**
 * A hidden node of a network as the classes of a mixture: P(level) are the sizes, and P(other node | level), the rest summed out, the items.
 * A way to look at the network, not the model: other hidden nodes make the items depend on each other within a class.
 *
 * @throws LatentError UNKNOWN_NODE
 * @example
 * const { parameters } = hiddenNode(fit, 'Thoughts').model;
 */
export function hiddenNode(
  { model, ...fit }: FitDocument<NetworkDocument>,
  node: string,
): FitDocument<MixtureDocument> {
  const applied = applyNetwork(model);
  const levels = model.nodes.find(({ name }) => name === node)?.levels ?? [];
  const sizes = [...applied.query([node], {}).probabilities];
  const shown = model.nodes.filter(({ name, latent }) => name !== node && latent !== true);
  const tables = shown.map(({ name, levels: own }): [string, number[][]] => [
    name,
    // Nothing can be asked about a level of probability 0: it says nothing.
    levels.map((level, i) =>
      sizes[i] === 0 ? own.map(() => 1 / own.length) : [...applied.query([name], { [node]: level }).probabilities],
    ),
  ]);
  const { expectedCounts: _, ...rest } = fit;
  return {
    ...rest,
    identifiability: null,
    model: {
      format: 'latent-model',
      version: 1,
      kind: 'mixture',
      latent: { name: node, levels },
      features: shown.map(({ name, levels: own, labels }) => ({
        name,
        family: 'categorical',
        levels: own,
        ...(labels && { labels }),
      })),
      parameters: { ...Object.fromEntries(tables), [node]: sizes },
    },
  };
}
