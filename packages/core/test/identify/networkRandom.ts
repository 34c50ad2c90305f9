import type { Network } from '../../src/models/index.ts';
import type { Random } from '../../src/random/index.ts';
import { below, networkOf, type TestNode } from './networkSupport.ts';

/** A small network with hidden nodes, ties, fixed tables, and one to three masks. */
export function randomNetwork(random: Random): { readonly network: Network; readonly masks: number[][] } {
  const count = 2 + below(random, 4);
  const nodes: TestNode[] = [];
  for (let node = 0; node < count; node++) {
    const parents = nodes.filter(() => random.uniform() < 0.45).slice(0, 2);
    const levels = 2 + below(random, 2);
    // Only nodes of the same shape can share a table.
    const alike = nodes.filter(
      (other) =>
        other.tied === undefined &&
        other.levels === levels &&
        other.parents?.length === parents.length &&
        parents.every(({ levels: own }, i) => own === nodes.find(({ name }) => name === other.parents?.[i])?.levels),
    );
    nodes.push({
      name: `N${node}`,
      levels,
      parents: parents.map(({ name }) => name),
      latent: random.uniform() < 0.4,
      fixed: random.uniform() < 0.1,
      ...(alike[0] && random.uniform() < 0.5 ? { tied: alike[0].name, fixed: alike[0].fixed === true } : {}),
    });
  }
  const masks = Array.from({ length: 1 + below(random, 3) }, () =>
    nodes.map(({ latent }) => (latent || random.uniform() < 0.25 ? 0 : 1)),
  );
  return { network: networkOf(nodes), masks };
}
