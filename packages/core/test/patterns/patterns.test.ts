import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishNow } from '../../src/pass/index.ts';
import { collapse as collapsePass, summarize } from '../../src/patterns/index.ts';

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
          const at = patterns.patternOf[i] as number;
          expect([...patterns.codes.subarray(at * 2, at * 2 + 2), patterns.known?.[at] ?? 0]).toEqual([a, b, c % 3]);
        });
        expect(patterns.weights.reduce((sum, weight) => sum + weight, 0)).toBe(
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
