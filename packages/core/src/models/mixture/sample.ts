import type { Parameters } from '../../model/index.ts';
import { createRandom } from '../../random/index.ts';
import type { Mixture } from './mixture.ts';

/** One row drawn from a mixture: the cells of all columns, feature by feature (levels as numbers from 1, NaN = missing), and the class from 0. */
export interface DrawnRow {
  readonly cells: Float64Array;
  readonly latent: number;
}

/** A stream of rows drawn from a mixture: first the class, then every feature given the class. */
export function drawRows(model: Mixture, parameters: Parameters, seed: number): () => DrawnRow {
  const random = createRandom(seed, 2);
  const [sizes, ...features] = model.partsOf(parameters);
  const width = model.emissions.reduce((sum, { columns }) => sum + columns, 0);
  return () => {
    const latent = random.index(sizes as Float64Array);
    const cells = new Float64Array(width).fill(Number.NaN);
    let column = 0;
    model.emissions.forEach((emission, j) => {
      emission.draw(random, features[j] as Float64Array, latent, cells.subarray(column, column + emission.columns));
      column += emission.columns;
    });
    return { cells, latent };
  };
}
