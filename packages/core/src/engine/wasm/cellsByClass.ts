import { COLUMN_ROWS } from '@latent/kernel';
import { log } from '../../math/index.ts';
import type { CellsBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { KernelBlock, Workspace } from './block.ts';
import { HALF_LOG_2_PI } from './cells.ts';
import { reserveColumns, writeColumns } from './columns.ts';

/** Independent Gaussian cells, none missing: by class a constant, the means and 1/deviations going in; weight, sums and squares coming out. */
export function kernelCellsByClass(block: CellsBlock, patterns: Patterns, space: Workspace): KernelBlock {
  const { classes, passes } = space;
  const { columns } = block;
  const step = 1 + 2 * columns;
  const pointers = { values: 0, parameters: 0, sums: 0, scratch: 0 };
  const means = new Float64Array(classes * columns);
  const deviations = new Float64Array(classes * columns);
  const folded = new Float64Array(3 * classes * columns);
  let numbers = new Float64Array(0);
  let sums = new Float64Array(0);
  const valuesAt = (pattern: number): number => pointers.values + pattern * columns * 8;
  return {
    reserve(arena) {
      pointers.values = reserveColumns(arena, patterns, columns);
      pointers.parameters = arena.allocate(classes * step * 8);
      pointers.sums = arena.allocate(classes * step * 8);
      pointers.scratch = arena.allocate(COLUMN_ROWS * 8, 64);
    },
    open(arena) {
      numbers = arena.f64(pointers.parameters, classes * step);
      sums = arena.f64(pointers.sums, classes * step);
      writeColumns(arena, pointers.values, patterns, block);
    },
    load(parameters) {
      block.load(parameters, means, deviations);
      for (let k = 0; k < classes; k++) {
        const at = k * step;
        let constant = -columns * HALF_LOG_2_PI;
        for (let column = 0; column < columns; column++) {
          const deviation = deviations[k * columns + column] as number;
          numbers[at + 1 + column] = means[k * columns + column] as number;
          numbers[at + 1 + columns + column] = 1 / deviation;
          constant -= log(deviation);
        }
        numbers[at] = constant;
      }
    },
    add(from, n) {
      passes.addCellsByClass(n, classes, columns, valuesAt(from), pointers.parameters, space.block);
    },
    clear() {
      sums.fill(0);
    },
    count(from, n) {
      const { parameters, sums: into, scratch } = pointers;
      passes.countCellsByClass(n, classes, columns, valuesAt(from), parameters, into, space.block, scratch);
    },
    fold(statistics) {
      for (let k = 0; k < classes; k++)
        for (let column = 0; column < columns; column++) {
          const to = k * columns + column;
          folded[to] = sums[k * step] as number;
          folded[classes * columns + to] = sums[k * step + 1 + column] as number;
          folded[2 * classes * columns + to] = sums[k * step + 1 + columns + column] as number;
        }
      block.fold(folded, statistics);
    },
  };
}
