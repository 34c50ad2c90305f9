import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishNow } from '../../src/pass/index.ts';
import {
  codeAt,
  collapse as collapsePass,
  type Patterns,
  patternAt,
  rowMajor,
  summarize,
  weightsOf,
} from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';

const collapse = (...given: Parameters<typeof collapsePass>) => finishNow(collapsePass(...given));

const encoded = (rows: readonly (readonly number[])[], levels: readonly number[]) => ({
  rows: rows.length,
  features: levels.map((width, j) => ({
    kind: 'codes' as const,
    levels: width,
    codes: Uint8Array.from(rows, (row) => row[j] as number),
    remap: Uint32Array.from({ length: width + 1 }, (_, code) => code),
  })),
  warnings: [],
});

const cellsOf = ({ codes }: Patterns, pattern: number) => codes.map((column) => codeAt(column, pattern));

test('patterns hold every row exactly, and the sums of weights', () => {
  const cell = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 300 }),
      fc.boolean(),
      (rows, weighted) => {
        const weights = weighted ? Float64Array.from(rows, (_, i) => i % 4) : undefined;
        const patterns = collapse(
          encoded(rows, [3, 3]),
          encoded(
            rows.map((row) => [row[2] % 3]),
            [2],
          ).features[0],
          weights,
        );
        const keys = new Set(rows.map(([a, b, c]) => `${a},${b},${c % 3}`));
        expect(patterns.count).toBe(keys.size);
        rows.forEach(([a, b, c], i) => {
          const at = patternAt(patterns, i);
          expect([...cellsOf(patterns, at), patterns.known ? codeAt(patterns.known, at) : 0]).toEqual([a, b, c % 3]);
        });
        expect(weightsOf(patterns).reduce((sum, weight) => sum + weight, 0)).toBe(
          rows.reduce((sum, _, i) => sum + (weighted ? i % 4 : 1), 0),
        );
      },
    ),
    { seed: 3 },
  );
});

test('many patterns: the hash table grows', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [(i % 200) + 1, (Math.floor(i / 200) % 100) + 1]);
  const patterns = collapse(encoded(rows, [200, 100]), undefined, undefined);
  expect(patterns.count).toBe(20_000);
  expect(patterns.known).toBeUndefined();
});

test('margins, missing cells and empty rows', () => {
  const patterns = collapse(
    encoded(
      [
        [1, 0],
        [2, 1],
        [0, 0],
        [0, 0],
      ],
      [2, 2],
    ),
    undefined,
    Float64Array.of(1, 2, 3, 0),
  );
  expect(finishNow(summarize(patterns, 2, Float64Array.of(1, 2, 3, 0)))).toMatchObject({
    weight: 6,
    margins: [Float64Array.of(1, 2), Float64Array.of(2, 0)],
    missingCells: 3,
    emptyRows: 1,
    rows: 3,
    patterns: 3,
  });
});

/**
 * Rows of 12 items with four levels and missing cells, the first seven items the digits of the row's number; the codes of the columns
 * stand in another order than the levels.
 */
function manyRows(different: number, rows: number) {
  const random = createRandom(11);
  const [items, levels] = [12, 4];
  const drawn = Array.from({ length: items }, (_, j) =>
    Uint8Array.from({ length: different }, (_, row) =>
      j < 7 ? Math.floor(row / 5 ** j) % 5 : Math.floor(random.uniform() * (levels + 1)),
    ),
  );
  const remap = Uint32Array.of(0, 3, 1, 4, 2);
  const columns = drawn.map((own) => Uint8Array.from({ length: rows }, (_, row) => own[row % different] as number));
  const features = columns.map((codes) => ({ kind: 'codes' as const, levels, codes, remap }));
  return {
    encoded: { rows, features, warnings: [] },
    code: (row: number, j: number) => remap[columns[j]?.[row] as number],
  };
}

test.each<[string, number, number, boolean]>([
  ['nearly all rows different: they stand as they are', 70_000, 70_000, false],
  ['seven in ten different: collapsed', 49_000, 70_000, true],
  ['few rows: collapsed, whatever they are', 60_000, 60_000, true],
])('%s', (_, different, rows, isCollapsed) => {
  const { encoded: data, code } = manyRows(different, rows);
  const weights = Float64Array.from({ length: rows }, (_, row) => row % 3);
  for (const weighted of [undefined, weights]) {
    const patterns = collapse(data, data.features[0], weighted);
    expect(patterns.patternOf !== undefined).toBe(isCollapsed);
    expect(patterns.count).toBe(isCollapsed ? different : rows);
    const all = rowMajor(patterns);
    const wrong = Array.from({ length: rows }, (_, row) => row).find((row) => {
      const at = patternAt(patterns, row);
      const known = patterns.known && codeAt(patterns.known, at) === code(row, 0);
      return (
        !known || patterns.codes.some((own, j) => codeAt(own, at) !== code(row, j) || all[at * 12 + j] !== code(row, j))
      );
    });
    expect(wrong).toBeUndefined();
    const total = weighted ? weighted.reduce((sum, own) => sum + own, 0) : rows;
    expect(weightsOf(patterns).reduce((sum, own) => sum + own, 0)).toBe(total);
  }
});

test('the summary does not depend on whether rows are collapsed', () => {
  const { encoded: data } = manyRows(70_000, 70_000);
  const weights = Float64Array.from({ length: 70_000 }, (_, row) => row % 3);
  const asTheyStand = finishNow(summarize(collapse(data, undefined, weights), 0, weights));
  // Each row once more, with no weight: half of them are different.
  const features = data.features.map(({ codes, ...own }) => {
    const both = new Uint8Array(140_000);
    both.set(codes);
    both.set(codes, 70_000);
    return { ...own, codes: both };
  });
  const padded = new Float64Array(140_000);
  padded.set(weights);
  const collapsed = collapse({ ...data, rows: 140_000, features }, undefined, padded);
  expect(collapsed.patternOf).toBeDefined();
  expect(finishNow(summarize(collapsed, 0, padded))).toEqual(asTheyStand);
});

test('rows of numbers are collapsed where they repeat: −0 is 0, and one NaN is like the other', () => {
  const rows = 70_000;
  const column = Float64Array.from({ length: rows }, (_, row) => [0, -0, Number.NaN, 1.5][row % 4] as number);
  const different = Float64Array.from({ length: rows }, (_, row) => row);
  const of = (values: Float64Array) =>
    collapse({ rows, features: [{ kind: 'values', values: [values, column] }], warnings: [] }, undefined, undefined);
  expect(of(column)).toMatchObject({ count: 3, values: Float64Array.of(0, 0, Number.NaN, Number.NaN, 1.5, 1.5) });
  const alone = of(different);
  expect(alone.patternOf).toBeUndefined();
  expect([...alone.values.subarray(0, 8)]).toEqual([0, 0, 1, 0, 2, Number.NaN, 3, 1.5]);
});
