import type { MomentsBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { PlainBlock } from './block.ts';

export function plainMoments(block: MomentsBlock, { values, columns }: Patterns, classes: number): PlainBlock {
  const { terms } = block;
  const coefficients = new Float64Array(terms * classes);
  const sums = new Float64Array(terms * classes);
  const moments = new Float64Array(terms);
  const read = (pattern: number): void => {
    const from = pattern * columns + block.column;
    block.moments(values.subarray(from, from + block.columns), moments);
  };
  return {
    load(parameters) {
      block.coefficients(parameters, coefficients);
    },
    add(pattern, joint) {
      read(pattern);
      for (let s = 0; s < terms; s++) {
        const moment = moments[s] as number;
        if (moment === 0) continue;
        for (let k = 0; k < classes; k++)
          joint[k] = (joint[k] as number) + moment * (coefficients[s * classes + k] as number);
      }
    },
    clear() {
      sums.fill(0);
    },
    count(pattern, weights) {
      read(pattern);
      for (let s = 0; s < terms; s++)
        for (let k = 0; k < classes; k++) {
          const slot = s * classes + k;
          sums[slot] = (sums[slot] as number) + (moments[s] as number) * (weights[k] as number);
        }
    },
    fold(statistics) {
      block.fold(sums, statistics);
    },
  };
}
