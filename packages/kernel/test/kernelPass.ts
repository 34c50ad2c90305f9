import { evenWidth, type Kernel } from '../src/index.ts';
import type { Expected, Problem } from './reference.ts';

export type CodeBits = 8 | 16 | 32;

/** Where one problem's arrays stand in a kernel's memory. */
export interface Placed {
  readonly problem: Problem;
  readonly width: number;
  readonly bits: CodeBits;
  readonly codes: number;
  readonly logWeights: number;
  readonly table: number;
  readonly weights: number;
  readonly logLikelihoods: number;
  readonly scratch: number;
  readonly block: number;
  readonly classCounts: number;
  readonly tableCounts: number;
}

/** Allocates and fills everything that the passes need. */
export function place({ arena }: Kernel, problem: Problem, bits: CodeBits): Placed {
  const { rows, classes } = problem;
  const width = evenWidth(classes);
  const levels = problem.table.length / classes;
  const placed: Placed = {
    ...{ problem, width, bits },
    codes: arena.allocate((problem.codes.length * bits) / 8),
    logWeights: arena.allocate(8 * width),
    table: arena.allocate(8 * width * levels),
    weights: arena.allocate(8 * rows),
    logLikelihoods: arena.allocate(8 * rows),
    scratch: arena.allocate(8 * rows),
    block: arena.allocate(8 * width * rows),
    classCounts: arena.allocate(8 * width),
    tableCounts: arena.allocate(8 * width * levels),
  };
  arena[`u${bits}`](placed.codes, problem.codes.length).set(problem.codes);
  arena.f64(placed.weights, rows).set(problem.weights);
  const logWeights = arena.f64(placed.logWeights, width).fill(-Infinity);
  logWeights.set(problem.logWeights);
  const table = arena.f64(placed.table, width * levels).fill(0);
  for (let level = 0; level < levels; level++) {
    table.set(problem.table.subarray(level * classes, (level + 1) * classes), level * width);
  }
  return placed;
}

/** One E-step over the whole problem as one block, counts from zero. */
export function run({ passes, arena }: Kernel, placed: Placed): number {
  const { problem, width, bits, block, codes } = placed;
  const { rows, items } = problem;
  arena.f64(placed.classCounts, width).fill(0);
  arena.f64(placed.tableCounts, (problem.table.length / problem.classes) * width).fill(0);
  passes.init(rows, width, placed.logWeights, block);
  passes[`addTable${bits}`](rows, width, items, codes, placed.table, block);
  const total = passes.normalise(rows, width, placed.weights, block, placed.logLikelihoods, placed.scratch);
  passes.addClasses(rows, width, block, placed.classCounts);
  passes[`countTable${bits}`](rows, width, items, codes, placed.tableCounts, block);
  return total;
}

/** `run`, and its results copied out without the padding lanes (which must hold zeros, or NaN in a row of NaN). */
export function kernelPass(kernel: Kernel, problem: Problem, bits: CodeBits): Expected {
  const mark = kernel.arena.mark();
  const placed = place(kernel, problem, bits);
  const total = run(kernel, placed);
  const unpadded = (pointer: number, rows: number) => {
    const padded = kernel.arena.f64(pointer, rows * placed.width);
    const kept = padded.filter((_, i) => i % placed.width < problem.classes);
    if (padded.some((x, i) => i % placed.width >= problem.classes && x !== 0 && !Number.isNaN(x)))
      throw new Error('padding lane');
    return kept;
  };
  const expected = {
    total,
    logLikelihoods: kernel.arena.f64(placed.logLikelihoods, problem.rows).slice(),
    posteriors: unpadded(placed.block, problem.rows),
    classCounts: unpadded(placed.classCounts, 1),
    tableCounts: unpadded(placed.tableCounts, problem.table.length / problem.classes),
  };
  kernel.arena.release(mark);
  return expected;
}
