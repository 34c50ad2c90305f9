import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowFactor } from '../../src/identify/svd.ts';
import { finishNow } from '../../src/pass/index.ts';

const svd = (rows: readonly (readonly number[])[]) => {
  const factor = createRowFactor(rows[0]?.length ?? 0);
  for (const row of rows) finishNow(factor.push(Float64Array.from(row)));
  return finishNow(factor.svd());
};

test('known singular values', () => {
  const { values } = svd([
    [3, 0],
    [4, 5],
  ]);
  expect(values[0]).toBeCloseTo(Math.sqrt(45), 12);
  expect(values[1]).toBeCloseTo(Math.sqrt(5), 12);
});

test('a product of tall factors has the rank of the thinner one, and its null space is found', () => {
  const entry = fc.double({ noNaN: true, min: -1, max: 1 });
  const matrix = (height: number, width: number) =>
    fc.array(fc.array(entry, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
  fc.assert(
    fc.property(matrix(300, 2), matrix(2, 5), (left, right) => {
      const product = left.map((row) =>
        Array.from({ length: 5 }, (_, j) =>
          row.reduce((sum, value, i) => sum + value * ((right[i] as number[])[j] as number), 0),
        ),
      );
      const { values, vectors } = svd(product);
      const largest = Math.max(values[0] as number, 1e-300);
      for (const value of values.slice(2)) expect(value / largest).toBeLessThan(1e-12);
      for (const vector of vectors.slice(2))
        for (const row of product)
          expect(Math.abs(row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0))).toBeLessThan(1e-11);
    }),
    { seed: 2, numRuns: 30 },
  );
});

test('tiny singular values keep their relative accuracy', () => {
  const { values } = svd([
    [1, 0, 0],
    [0, 1e-7, 0],
    [0, 0, 1e-13],
  ]);
  expect((values[1] as number) / 1e-7).toBeCloseTo(1, 12);
});
