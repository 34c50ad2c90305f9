import { evenWidth, expectScratch, type Kernel } from '../src/index.ts';
import { lanes } from './blocks.ts';
import { guarded } from './guarded.ts';
import type { Problem } from './reference.ts';

/** What the pass leaves behind, in the problem's own shape: its row 0 is the missing cell's. */
export interface Found {
  readonly total: number;
  readonly tableCounts: Float64Array;
  /** As they stand in the kernel. */
  readonly counts: Float64Array;
}

/**
 * The one-pass E-step of a problem of tables, from given counts as they stand in the kernel (zeros where absent); nothing but counts and
 * scratch may change. The first item has rows of its own, behind those of all, with the class sizes in them.
 */
export function expectPass(kernel: Kernel, problem: Problem, from?: Float64Array): Found {
  const { rows, classes, items, logWeights, table, codes, weights } = problem;
  const width = evenWidth(classes);
  const sizes = lanes(classes, logWeights, -Infinity);
  const logTable = Float64Array.of(...sizes, ...lanes(classes, table));
  const levels = table.length / classes;
  const firstItem = logTable.slice(width).map((x, i) => Math.exp(sizes[i % width] as number) * Math.exp(x));
  const products = new Float64Array(logTable.length + firstItem.length);
  products.set(logTable.map(Math.exp));
  products.set(firstItem, logTable.length);
  const counts = from ?? new Float64Array(products.length);
  // The kernel wants an item: where there is none, one of which every cell is missing.
  const cells = items === 0 ? new Uint32Array(rows) : codes;
  const columns = Math.max(1, items);
  const arrays = {
    logTable,
    ...{ table: products, weights, counts },
    codes: Uint16Array.from(cells, (code, i) => code + 1 + (i % columns === 0 ? levels : 0)),
    parts: Uint32Array.from({ length: 1 + 2 * levels }, (_, row) => (row > levels ? row - levels : row)),
    scratch: new Float64Array(expectScratch(width) / 8),
  };
  let total = Number.NaN;
  const after = guarded(kernel, arrays, ['counts', 'scratch'], (at) => {
    const { codes, weights, table, parts, logTable, counts, scratch } = at;
    const { expectTable16 } = kernel.passes;
    total = expectTable16(rows, width, columns, codes, weights, table, parts, 1, logTable, counts, scratch);
  });
  const own = after.counts.subarray(width).filter((_, i) => i % width < classes);
  const tableCounts = Float64Array.from(table, (_, i) =>
    items === 0 ? 0 : (own[i] as number) + (own[table.length + i] as number),
  );
  if (after.counts.some((x, i) => (i < width || i % width >= classes) && x !== 0 && !Number.isNaN(x)))
    throw new Error('a padding lane, or the row that no code names');
  return { total, tableCounts, counts: after.counts };
}
