import { log } from '../../math/index.ts';
import type { CellsBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { PlainBlock } from './block.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

export function plainCells(block: CellsBlock, { values, columns: width }: Patterns, classes: number): PlainBlock {
  const { columns, column: first } = block;
  const size = classes * columns;
  const means = new Float64Array(size);
  const deviations = new Float64Array(size);
  const constants = new Float64Array(size);
  const sums = new Float64Array(3 * size);
  const bump = (slot: number, by: number): void => {
    sums[slot] = (sums[slot] as number) + by;
  };
  return {
    load(parameters) {
      block.load(parameters, means, deviations);
      for (let i = 0; i < size; i++) constants[i] = -HALF_LOG_2_PI - log(deviations[i] as number);
    },
    add(pattern, joint) {
      for (let j = 0; j < columns; j++) {
        const value = values[pattern * width + first + j] as number;
        if (Number.isNaN(value)) continue;
        for (let k = 0; k < classes; k++) {
          const i = k * columns + j;
          const z = (value - (means[i] as number)) / (deviations[i] as number);
          joint[k] = (joint[k] as number) + ((constants[i] as number) - (z * z) / 2);
        }
      }
    },
    clear() {
      sums.fill(0);
    },
    count(pattern, weights) {
      for (let j = 0; j < columns; j++) {
        const value = values[pattern * width + first + j] as number;
        if (Number.isNaN(value)) continue;
        for (let k = 0; k < classes; k++) {
          const i = k * columns + j;
          const weight = weights[k] as number;
          const distance = value - (means[i] as number);
          bump(i, weight);
          bump(size + i, weight * distance);
          bump(2 * size + i, weight * distance * distance);
        }
      }
    },
    fold(statistics) {
      block.fold(sums, statistics);
    },
  };
}
