import type { GaussianBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { addConditional, blockMasks, type Factors, factorise, gaussianSums } from '../masks.ts';
import type { PlainBlock } from './block.ts';

export function plainGaussian(block: GaussianBlock, patterns: Patterns, classes: number): PlainBlock {
  const size = block.columns;
  const masks = blockMasks(patterns, block);
  const sums = new Float64Array(gaussianSums(classes, size));
  const closed = new Float64Array(sums.length);
  const weights = new Float64Array(masks.observed.length * classes);
  let factors: Factors[][] = [];
  const distances = new Float64Array(size);

  /** Distances of a pattern's observed cells from a class's means, in the order of the mask. */
  const measure = (pattern: number, { mean, parts }: Factors): void => {
    if (!parts) return;
    for (let i = 0; i < parts.observed; i++) {
      const column = parts.order[i] as number;
      const value = patterns.values[pattern * patterns.columns + block.column + column] as number;
      distances[i] = value - (mean[column] as number);
    }
  };
  const dot = (matrix: Float64Array, from: number, length: number): number => {
    let sum = 0;
    for (let j = 0; j < length; j++) sum += (matrix[from + j] as number) * (distances[j] as number);
    return sum;
  };
  return {
    load(parameters) {
      factors = factorise(block, classes, masks, parameters);
    },
    add(pattern, joint) {
      const row = factors[masks.of[pattern] as number] as Factors[];
      for (let k = 0; k < classes; k++) {
        const own = row[k] as Factors;
        measure(pattern, own);
        const observed = own.parts?.observed ?? 0;
        if (own.parts && observed === 0) continue;
        let square = 0;
        for (let i = 0; i < observed; i++) {
          const z = dot(own.parts?.whitening as Float64Array, i * observed, i + 1);
          square += z * z;
        }
        joint[k] = (joint[k] as number) + own.constant - square / 2;
      }
    },
    clear() {
      sums.fill(0);
      weights.fill(0);
    },
    count(pattern, q) {
      const mask = masks.of[pattern] as number;
      const row = factors[mask] as Factors[];
      for (let k = 0; k < classes; k++) {
        const own = row[k] as Factors;
        const weight = q[k] as number;
        const { parts } = own;
        if (!parts || parts.observed === 0 || weight === 0) continue;
        const { order, observed, regression } = parts;
        weights[mask * classes + k] = (weights[mask * classes + k] as number) + weight;
        measure(pattern, own);
        for (let i = observed; i < size; i++) distances[i] = dot(regression, (i - observed) * observed, observed);
        for (let i = 0; i < size; i++) {
          const a = k * size + (order[i] as number);
          const moved = weight * (distances[i] as number);
          sums[classes + a] = (sums[classes + a] as number) + moved;
          for (let j = 0; j < size; j++) {
            const at = classes * (1 + size) + a * size + (order[j] as number);
            sums[at] = (sums[at] as number) + moved * (distances[j] as number);
          }
        }
      }
    },
    fold(statistics) {
      closed.set(sums);
      addConditional(factors, (mask, k) => weights[mask * classes + k] as number, closed, classes, size);
      block.fold(closed, statistics);
    },
  };
}
