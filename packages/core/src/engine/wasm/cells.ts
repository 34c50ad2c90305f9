import { log } from '../../math/index.ts';
import type { CellsBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { KernelBlock, Workspace } from './block.ts';
import { copyValues } from './values.ts';

export const HALF_LOG_2_PI = 0.9189385332046727;

/** By column three rows of lanes, going in mean, 1/deviation and constant; coming out weight, sum and square. */
export function kernelCells(block: CellsBlock, patterns: Patterns, space: Workspace): KernelBlock {
  const { classes, width, passes } = space;
  const { columns } = block;
  const size = columns * 3 * width;
  const pointers = { values: 0, parameters: 0, sums: 0 };
  const means = new Float64Array(classes * columns);
  const deviations = new Float64Array(classes * columns);
  const folded = new Float64Array(3 * classes * columns);
  let lanes = new Float64Array(0);
  let sums = new Float64Array(0);
  const at = (column: number, row: number, k: number): number => (column * 3 + row) * width + k;
  const valuesAt = (pattern: number): number => pointers.values + pattern * columns * 8;
  return {
    reserve(arena) {
      pointers.values = arena.allocate(patterns.count * columns * 8);
      pointers.parameters = arena.allocate(size * 8);
      pointers.sums = arena.allocate(size * 8);
    },
    open(arena) {
      lanes = arena.f64(pointers.parameters, size);
      sums = arena.f64(pointers.sums, size);
      lanes.fill(0);
      copyValues(patterns, block, arena.f64(pointers.values, patterns.count * columns));
    },
    load(parameters) {
      block.load(parameters, means, deviations);
      for (let k = 0; k < classes; k++)
        for (let column = 0; column < columns; column++) {
          const deviation = deviations[k * columns + column] as number;
          lanes[at(column, 0, k)] = means[k * columns + column] as number;
          lanes[at(column, 1, k)] = 1 / deviation;
          lanes[at(column, 2, k)] = -HALF_LOG_2_PI - log(deviation);
        }
    },
    add(from, n) {
      passes.addCells(n, width, columns, valuesAt(from), pointers.parameters, space.block);
    },
    clear() {
      sums.fill(0);
    },
    count(from, n) {
      passes.countCells(n, width, columns, valuesAt(from), pointers.parameters, pointers.sums, space.block);
    },
    fold(statistics) {
      for (let row = 0; row < 3; row++)
        for (let k = 0; k < classes; k++)
          for (let column = 0; column < columns; column++)
            folded[(row * classes + k) * columns + column] = sums[at(column, row, k)] as number;
      block.fold(folded, statistics);
    },
  };
}
