import { createRandom } from '../../src/random/index.ts';

export { bernoulli, categorical, lca } from '../../src/index.ts';

/** Rows of two overlapping classes with some missing cells. */
export function createRandomRows(count: number, seed = 5) {
  const random = createRandom(seed);
  const cell = (probability: number): 0 | 1 | null =>
    random.uniform() < 0.05 ? null : random.uniform() < probability ? 1 : 0;
  return Array.from({ length: count }, () => {
    const high = random.uniform() < 0.6;
    const d = (['x', 'y', 'z'] as const)[random.index(high ? [0.6, 0.3, 0.1] : [0.2, 0.2, 0.6])];
    return { a: cell(high ? 0.9 : 0.2), b: cell(high ? 0.8 : 0.3), c: cell(high ? 0.7 : 0.25), d };
  });
}
