import { gaussianScratchByClass, gaussianSizeByClass } from '@latent/kernel';
import { cholesky, invertLower, logDeterminant } from '../../math/index.ts';
import type { GaussianBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { gaussianSums, LOG_2_PI } from '../masks.ts';
import type { KernelBlock, Workspace } from './block.ts';
import { reserveColumns, writeColumns } from './columns.ts';

/** A Gaussian block without missing cells: one factorisation a class, no masks. */
export function kernelGaussianByClass(block: GaussianBlock, patterns: Patterns, space: Workspace): KernelBlock {
  const { classes, passes } = space;
  const size = block.columns;
  const step = gaussianSizeByClass(size);
  const means = new Float64Array(classes * size);
  const covariances = new Float64Array(classes * size * size);
  const factor = new Float64Array(size * size);
  const whitening = new Float64Array(size * size);
  const pointers = { values: 0, parameters: 0, sums: 0, scratch: 0 };
  const folded = new Float64Array(gaussianSums(classes, size));
  let numbers = new Float64Array(0);
  let sums = new Float64Array(0);
  const valuesAt = (pattern: number): number => pointers.values + pattern * size * 8;
  return {
    reserve(arena) {
      pointers.values = reserveColumns(arena, patterns, size);
      pointers.parameters = arena.allocate(classes * step * 8);
      pointers.sums = arena.allocate(classes * step * 8);
      pointers.scratch = arena.allocate(gaussianScratchByClass(size), 64);
    },
    open(arena) {
      numbers = arena.f64(pointers.parameters, classes * step).fill(0);
      sums = arena.f64(pointers.sums, classes * step);
      writeColumns(arena, pointers.values, patterns, block);
    },
    load(parameters) {
      block.load(parameters, means, covariances);
      for (let k = 0; k < classes; k++) {
        let to = k * step;
        const isWhole = cholesky(covariances, size, factor, k * size * size);
        // NaN where the component has collapsed: so is the log-likelihood then.
        numbers[to++] = isWhole ? -(size * LOG_2_PI + logDeterminant(factor, size)) / 2 : Number.NaN;
        for (let i = 0; i < size; i++) numbers[to++] = means[k * size + i] as number;
        if (!isWhole) continue;
        invertLower(factor, size, whitening);
        for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) numbers[to++] = whitening[i * size + j] as number;
      }
    },
    add(from, n) {
      passes.addGaussianByClass(n, classes, size, valuesAt(from), pointers.parameters, space.block, pointers.scratch);
    },
    clear() {
      sums.fill(0);
    },
    count(from, n) {
      const { parameters, sums: into, scratch } = pointers;
      passes.countGaussianByClass(n, classes, size, valuesAt(from), parameters, into, space.block, scratch);
    },
    fold(statistics) {
      for (let k = 0; k < classes; k++) {
        let from = k * step;
        folded[k] = sums[from++] as number;
        for (let i = 0; i < size; i++) folded[classes + k * size + i] = sums[from++] as number;
        const products = classes * (1 + size) + k * size * size;
        for (let i = 0; i < size; i++)
          for (let j = 0; j <= i; j++) {
            const value = sums[from++] as number;
            folded[products + i * size + j] = value;
            folded[products + j * size + i] = value;
          }
      }
      block.fold(folded, statistics);
    },
  };
}
