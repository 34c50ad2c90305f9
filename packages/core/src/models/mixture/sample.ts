import type { Parameters } from '../../model/index.ts';
import { createRandom } from '../../random/index.ts';
import type { Mixture } from './mixture.ts';

/** One row drawn from a mixture: levels from 1, and the class from 0. */
export interface DrawnRow {
  readonly codes: Uint32Array;
  readonly latent: number;
}

/** A stream of rows drawn from a mixture: first the class, then every feature given the class. */
export function drawRows(model: Mixture, parameters: Parameters, seed: number): () => DrawnRow {
  const random = createRandom(seed, 2);
  const [sizes, ...features] = model.partsOf(parameters);
  return () => {
    const latent = random.index(sizes as Float64Array);
    const codes = Uint32Array.from(
      model.emissions,
      (emission, j) => emission.sample(random, features[j] as Float64Array, latent) + 1,
    );
    return { codes, latent };
  };
}
