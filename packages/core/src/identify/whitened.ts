import { cholesky } from '../math/index.ts';
import type { Block } from '../statistics/index.ts';
import { type Coordinate, freeCoordinates } from './coordinates.ts';

/**
 * The same number of coordinates for a Gaussian feature, taken where its covariance is the identity: with Σ = L Lᵀ, means move by L m and
 * covariances by L E Lᵀ. The rank is that of any coordinates; but here columns that nearly depend on one another (a correlation of
 * .9999) do not look like parameters that are hardly determined.
 *
 * @param blocks the feature's blocks; each covariance matrix must be positive definite
 */
export function whitenedCoordinates(blocks: readonly Block[], parameters: Float64Array): Coordinate[] {
  const covariance = blocks.find(({ constraint }) => constraint === 'covariance');
  if (!covariance || covariance.fixed) return freeCoordinates(blocks, parameters);
  const size = covariance.shape.at(-1) as number;
  const square = size * size;
  const factors = Array.from({ length: covariance.size / square }, (_, m) => {
    const factor = new Float64Array(square);
    const first = covariance.offset + m * square;
    cholesky(parameters.subarray(first, first + square), size, factor);
    return factor;
  });
  return blocks.flatMap((block) => {
    if (block === covariance) return factors.flatMap((factor, m) => turned(factor, size, block.offset + m * square));
    return Array.from({ length: block.size / size }, (_, k) => {
      const factor = factors[covariance.shared ? 0 : k] as Float64Array;
      return Array.from({ length: size }, (_, i) =>
        sparse(size, block.offset + k * size, (a) => factor[a * size + i] as number),
      );
    }).flat();
  });
}

/** L (e_i e_jᵀ + e_j e_iᵀ) Lᵀ for every j ≤ i. */
function turned(factor: Float64Array, size: number, offset: number): Coordinate[] {
  const at = (a: number, i: number) => factor[a * size + i] as number;
  const coordinates: Coordinate[] = [];
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      coordinates.push(
        sparse(size * size, offset, (entry) => {
          const [a, b] = [Math.floor(entry / size), entry % size];
          return at(a, i) * at(b, j) + (i === j ? 0 : at(a, j) * at(b, i));
        }),
      );
  return coordinates;
}

function sparse(length: number, offset: number, stepOf: (entry: number) => number): Coordinate {
  const indices: number[] = [];
  const steps: number[] = [];
  for (let entry = 0; entry < length; entry++) {
    const step = stepOf(entry);
    if (step === 0) continue;
    indices.push(offset + entry);
    steps.push(step);
  }
  return { indices, steps };
}
