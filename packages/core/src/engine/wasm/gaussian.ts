import { type Arena, gaussianScratch, gaussianTable } from '@latent/kernel';
import type { GaussianBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { addConditional, blockMasks, type Factors, factorise, gaussianSums } from '../masks.ts';
import type { Decision, KernelBlock, Workspace } from './block.ts';
import { copyValues } from './values.ts';

export function kernelGaussian(
  block: GaussianBlock,
  patterns: Patterns,
  space: Workspace,
  decision?: Decision,
): KernelBlock {
  const { classes, width, passes } = space;
  const size = block.columns;
  const masks = blockMasks(patterns, block, decision?.masks);
  const count = masks.observed.length;
  const tableBytes = gaussianTable(size, size, width).bytes;
  const sumRows = size + (size * (size + 1)) / 2;
  const pointers = { values: 0, masks: 0, tables: 0, weights: 0, sums: 0, scratch: 0 };
  let memory: Arena | undefined;
  let weights = new Float64Array(0);
  let sums = new Float64Array(0);
  let factors: Factors[][] = [];

  /** Writes the table of a mask: see the kernel's assembly/gaussian/table.ts. */
  const write = (arena: Arena, mask: number, row: readonly Factors[]): void => {
    const table = pointers.tables + mask * tableBytes;
    const observed = (masks.observed[mask] as Uint8Array).reduce((sum, one) => sum + one, 0);
    const layout = gaussianTable(size, observed, width);
    const lanes = (offset: number, rows: number) => arena.f64(table + offset, rows * width);
    const order = arena.u32(table, size + 1);
    const [constant, means] = [lanes(layout.constant, 1), lanes(layout.means, size)];
    const whitening = lanes(layout.whitening, (observed * (observed + 1)) / 2);
    const regression = lanes(layout.regression, (size - observed) * observed);
    order[0] = observed;
    row.forEach(({ parts, mean, constant: own }, k) => {
      constant[k] = own;
      // A component that has collapsed spoils its lane: the log-likelihood becomes NaN.
      if (!parts) return;
      order.set(parts.order, 1);
      parts.order.forEach((column, i) => {
        means[i * width + k] = mean[column] as number;
      });
      let to = 0;
      for (let i = 0; i < observed; i++)
        for (let j = 0; j <= i; j++) whitening[to++ * width + k] = parts.whitening[i * observed + j] as number;
      for (let i = 0; i < parts.regression.length; i++) regression[i * width + k] = parts.regression[i] as number;
    });
  };

  return {
    decision: { masks: masks.observed },
    reserve(arena) {
      pointers.values = arena.allocate(patterns.count * size * 8);
      pointers.masks = arena.allocate(patterns.count * 4);
      pointers.tables = arena.allocate(count * tableBytes);
      pointers.weights = arena.allocate(count * width * 8);
      pointers.sums = arena.allocate(sumRows * width * 8);
      pointers.scratch = arena.allocate(gaussianScratch(size));
    },
    open(arena) {
      memory = arena;
      weights = arena.f64(pointers.weights, count * width);
      sums = arena.f64(pointers.sums, sumRows * width);
      arena.u8(pointers.tables, count * tableBytes).fill(0);
      arena.u32(pointers.masks, patterns.count).set(masks.of);
      copyValues(patterns, block, arena.f64(pointers.values, patterns.count * size));
    },
    load(parameters) {
      factors = factorise(block, classes, masks, parameters);
      factors.forEach((row, mask) => {
        write(memory as Arena, mask, row);
      });
    },
    add(from, n) {
      const values = pointers.values + from * size * 8;
      const own = pointers.masks + from * 4;
      passes.addGaussian(n, width, size, values, own, pointers.tables, tableBytes, space.block, pointers.scratch);
    },
    clear() {
      weights.fill(0);
      sums.fill(0);
    },
    count(from, n) {
      const values = pointers.values + from * size * 8;
      const own = pointers.masks + from * 4;
      const { tables, weights: to, sums: into, scratch } = pointers;
      passes.countGaussian(n, width, size, values, own, tables, tableBytes, to, into, space.block, scratch);
    },
    fold(statistics) {
      const folded = new Float64Array(gaussianSums(classes, size));
      const products = classes * (1 + size);
      for (let k = 0; k < classes; k++) {
        let row = size;
        for (let i = 0; i < size; i++) {
          folded[classes + k * size + i] = sums[i * width + k] as number;
          for (let j = 0; j <= i; j++) {
            const value = sums[row++ * width + k] as number;
            folded[products + (k * size + i) * size + j] = value;
            folded[products + (k * size + j) * size + i] = value;
          }
        }
      }
      addConditional(factors, (mask, k) => weights[mask * width + k] as number, folded, classes, size);
      block.fold(folded, statistics);
    },
  };
}
