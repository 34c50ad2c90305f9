import type { MomentsBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { fromLanes, type KernelBlock, toLanes, type Workspace } from './block.ts';

export function kernelMoments(block: MomentsBlock, patterns: Patterns, space: Workspace): KernelBlock {
  const { classes, width, passes } = space;
  const { terms } = block;
  const pointers = { moments: 0, coefficients: 0, sums: 0 };
  const buffer = new Float64Array(terms * classes);
  let coefficients = new Float64Array(0);
  let sums = new Float64Array(0);
  return {
    reserve(arena) {
      pointers.moments = arena.allocate(patterns.count * terms * 8);
      pointers.coefficients = arena.allocate(terms * width * 8);
      pointers.sums = arena.allocate(terms * width * 8);
    },
    open(arena) {
      coefficients = arena.f64(pointers.coefficients, terms * width);
      sums = arena.f64(pointers.sums, terms * width);
      coefficients.fill(0);
      const moments = arena.f64(pointers.moments, patterns.count * terms);
      for (let i = 0; i < patterns.count; i++) {
        const from = i * patterns.columns + block.column;
        block.moments(
          patterns.values.subarray(from, from + block.columns),
          moments.subarray(i * terms, (i + 1) * terms),
        );
      }
    },
    load(parameters) {
      block.coefficients(parameters, buffer);
      toLanes(buffer, classes, coefficients, width);
    },
    add(from, n) {
      passes.addMoments(n, width, terms, pointers.moments + from * terms * 8, pointers.coefficients, space.block);
    },
    clear() {
      sums.fill(0);
    },
    count(from, n) {
      passes.countMoments(n, width, terms, pointers.moments + from * terms * 8, pointers.sums, space.block);
    },
    fold(statistics) {
      fromLanes(sums, width, buffer, classes);
      block.fold(buffer, statistics);
    },
  };
}
