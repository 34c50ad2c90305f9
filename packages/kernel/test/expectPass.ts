import { evenWidth, expectScratch, type Kernel } from '../src/index.ts';
import { lanes } from './blocks.ts';
import { guarded } from './guarded.ts';
import type { Problem } from './reference.ts';

/** What the pass leaves behind, in the problem's own shape: its row 0 is the missing cell's. */
export interface Found {
  readonly total: number;
  readonly tableCounts: Float64Array;
}

/** The one-pass E-step of a problem of tables, from given counts (zeros where absent); nothing but counts and scratch may change. */
export function expectPass(kernel: Kernel, problem: Problem, from?: Float64Array): Found {
  const { rows, classes, items, logWeights, table, codes, weights } = problem;
  const width = evenWidth(classes);
  const logTable = Float64Array.of(...lanes(classes, logWeights, -Infinity), ...lanes(classes, table));
  const counts = new Float64Array(logTable.length);
  if (from) counts.set(lanes(classes, from), width);
  const arrays = {
    logTable,
    ...{ table: logTable.map(Math.exp), weights, counts },
    codes: Uint16Array.from(codes, (code) => code + 1),
    parts: Uint32Array.from({ length: logTable.length / width }, (_, row) => row),
    scratch: new Float64Array(expectScratch(width) / 8),
  };
  let total = Number.NaN;
  const after = guarded(kernel, arrays, ['counts', 'scratch'], (at) => {
    const { codes, weights, table, parts, logTable, counts, scratch } = at;
    const { expectTable16 } = kernel.passes;
    total = expectTable16(rows, width, items, codes, weights, table, parts, 1, logTable, counts, scratch);
  });
  const tableCounts = after.counts.subarray(width).filter((_, i) => i % width < classes);
  if (after.counts.some((x, i) => (i < width || i % width >= classes) && x !== 0 && !Number.isNaN(x)))
    throw new Error('a padding lane, or the row that no code names');
  return { total, tableCounts };
}
