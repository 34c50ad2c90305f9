import { createPosterior } from '../../src/index.ts';
import { createRandom } from '../../src/random/index.ts';

export { bernoulli, categorical, lca, mixture } from '../../src/index.ts';

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

/** Random responsibilities of two classes for every row. */
export function createRandomPosterior(rows: number, seed = 6) {
  const random = createRandom(seed);
  return createPosterior(
    2,
    Float64Array.from({ length: rows }, () => 0.01 + 0.98 * random.uniform()).reduce(
      (data, first, i) => {
        data.set([first, 1 - first], 2 * i);
        return data;
      },
      new Float64Array(2 * rows),
    ),
  );
}
