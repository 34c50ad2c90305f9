import { documentOf } from '../implementations/latent.ts';
import { draw, type Instance, startOf } from '../mixtures.ts';
import { createRandom } from '../random.ts';
import type { PassProblem } from './problem.ts';

/** A latent-class problem of which single passes are timed, every row as it was drawn. */
export type DiscretePass = Omit<Instance, 'iterations'> & {
  /** Rows count 1 each, or by weights between a quarter and two. */
  readonly weighted: boolean;
};

const shapes = [
  { name: 'binary-10', rows: 100_000, items: 10, levels: 2, classes: 3, seed: 21 },
  { name: 'four-level-20', rows: 100_000, items: 20, levels: 4, classes: 8, seed: 22 },
  { name: 'binary-100', rows: 20_000, items: 100, levels: 2, classes: 16, seed: 23 },
  { name: 'binary-784', rows: 10_000, items: 784, levels: 2, classes: 10, seed: 24 },
];

export const discretePasses: readonly DiscretePass[] = shapes.flatMap((shape) => [
  { ...shape, missing: 0, weighted: false },
  { ...shape, name: `${shape.name}-weighted`, missing: 0.05, weighted: true },
]);

/** Rows drawn from a random model, row-major (0 = missing, else the level from 1), and a start that was drawn anew. */
export function drawDiscrete(pass: DiscretePass): PassProblem {
  const { rows, items, levels, classes, missing, weighted, seed } = pass;
  const random = createRandom(seed);
  const truth = startOf(pass, random);
  const codes = new Uint8Array(rows * items);
  for (let i = 0; i < rows; i++) {
    const latent = Math.floor(random() * classes);
    for (let j = 0; j < items; j++)
      codes[i * items + j] = random() < missing ? 0 : 1 + draw(random(), truth.tables[j]?.[latent] ?? []);
  }
  const weights = Float64Array.from({ length: rows }, () => (weighted ? 0.25 + 1.75 * random() : 1));
  const start = startOf(pass, random);
  return {
    document: documentOf(pass, start),
    data: { rows, codes, values: new Float64Array(0), weights },
    arrays: [
      Int32Array.of(rows, items, classes, ...new Array<number>(items).fill(levels)),
      Float64Array.from([...start.weights, ...start.tables.flat(2)]),
      weights,
      codes,
    ],
  };
}
