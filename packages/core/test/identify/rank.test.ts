import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jacobi } from '../../src/identify/jacobi.ts';
import { rankOf } from '../../src/identify/rank.ts';
import { finishNow } from '../../src/pass/index.ts';
import { createRandom } from '../../src/random/index.ts';

type Rows = readonly (readonly number[])[];

const svd = (rows: Rows) =>
  finishNow(
    jacobi(
      rows.map((row) => Float64Array.from(row)),
      rows[0]?.length ?? 0,
    ),
  );

const columnsOf = (rows: Rows): Float64Array[] =>
  (rows[0] ?? []).map((_, c) => Float64Array.from(rows, (row) => row[c] as number));

const rank = (rows: Rows) => finishNow(rankOf(columnsOf(rows), new Float64Array(rows[0]?.length ?? 0)));

const scaled = (rows: Rows): number[][] => {
  const lengths = columnsOf(rows).map((column) => Math.hypot(...column) || 1);
  return rows.map((row) => row.map((value, c) => value / (lengths[c] as number)));
};

const matrix = (height: number, width: number) => {
  const entry = fc.double({ noNaN: true, min: -1, max: 1 });
  return fc.array(fc.array(entry, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
};

const multiply = (left: Rows, right: Rows): number[][] =>
  left.map((row) =>
    columnsOf(right).map((column) => row.reduce((sum, value, i) => sum + value * (column[i] as number), 0)),
  );

const random = (height: number, width: number, seed: number): number[][] => {
  const { uniform } = createRandom(seed);
  return Array.from({ length: height }, () => Array.from({ length: width }, () => uniform() - 0.5));
};

test('known singular values', () => {
  const { values } = svd([
    [3, 0],
    [4, 5],
  ]);
  expect(values[0]).toBeCloseTo(Math.sqrt(45), 12);
  expect(values[1]).toBeCloseTo(Math.sqrt(5), 12);
});

test('tiny singular values keep their relative accuracy', () => {
  const { values } = svd([
    [1, 0, 0],
    [0, 1e-7, 0],
    [0, 0, 1e-13],
  ]);
  expect((values[1] as number) / 1e-7).toBeCloseTo(1, 12);
});

test('a product of two factors has at most the rank of the thinner one, and its null space is found', () => {
  fc.assert(
    fc.property(matrix(40, 2), matrix(2, 5), (left, right) => {
      const product = multiply(left, right);
      const { rank: found, directions } = rank(product);
      expect(found).toBeLessThanOrEqual(2);
      expect(directions).toHaveLength(5 - found);
      const longest = Math.max(...product.map((row) => Math.hypot(...row)));
      for (const direction of directions)
        for (const row of product) {
          const along = row.reduce((sum, value, c) => sum + value * (direction[c] as number), 0);
          expect(Math.abs(along)).toBeLessThanOrEqual(1e-7 * longest * Math.hypot(...direction));
        }
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('weakest is the ratio of the singular values to 1e-3, whatever stands between them', () => {
  for (const [seed, width, height] of [
    [1, 3, 3],
    [2, 40, 60],
    [3, 150, 150],
    [4, 150, 600],
  ] as const) {
    const rows = random(height, width, seed);
    const { values } = svd(scaled(rows));
    const { weakest, largest } = rank(rows);
    expect(weakest / ((values[width - 1] as number) / (values[0] as number))).toBeCloseTo(1, 3);
    expect(largest / (values[0] as number)).toBeCloseTo(1, 3);
  }
});

test('singular values on both sides of 1e-8 are counted one by one', () => {
  // Q diag(1, …, 10⁻¹²) Qᵀ in a basis where all columns have about the same length.
  const width = 13;
  const { vectors } = svd(random(width, width, 6));
  const rows = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) =>
      vectors.reduce((sum, vector, k) => sum + (vector[i] as number) * (vector[j] as number) * 10 ** -k, 0),
    ),
  );
  const { values } = svd(scaled(rows));
  const expected = values.filter((value) => value > 1e-8 * (values[0] as number)).length;
  expect(expected).toBeGreaterThan(6);
  expect(expected).toBeLessThan(12);
  expect(rank(rows)).toMatchObject({ rank: expected, weakest: 0 });
});

test('more columns than rows, zero columns, and nothing at all', () => {
  expect(rank([[1, 2, 3]])).toMatchObject({ rank: 1, weakest: 0 });
  const { rank: two, directions } = rank([
    [1, 0, 1],
    [2, 0, 5],
  ]);
  expect([two, directions.map((direction) => [...direction])]).toEqual([2, [[0, 1, 0]]]);
  expect(rank([[0, 0]])).toMatchObject({ rank: 0, weakest: 0 });
});

test('a column far below its terms is rounding error', () => {
  const columns = () => [Float64Array.of(1, 1), Float64Array.of(1e-16, -1e-16)];
  expect(finishNow(rankOf(columns(), Float64Array.of(1, 1))).rank).toBe(1);
  expect(finishNow(rankOf(columns(), Float64Array.of(1, 1e-16))).rank).toBe(2);
});

test('of a wide null space as many directions as are wanted, and combinations that reach all of it', () => {
  for (const [seed, rows] of [
    [8, random(3, 60, 8)],
    // Two rows that are almost one: a matter for the singular values.
    [9, [...random(2, 60, 9), ...random(2, 60, 9).map((row) => row.map((value, i) => value + 1e-9 * Math.sin(i)))]],
  ] as const) {
    const found = finishNow(rankOf(columnsOf(rows), new Float64Array(60), 4));
    expect(found.directions).toHaveLength(4);
    const { uniform } = createRandom(seed);
    const combinations = Array.from({ length: 70 }, () => found.combination(uniform));
    for (const direction of [...found.directions, ...combinations])
      for (const row of rows) {
        const along = row.reduce((sum, value, c) => sum + value * (direction[c] as number), 0);
        expect(Math.abs(along)).toBeLessThanOrEqual(1e-7 * Math.hypot(...row) * Math.hypot(...direction));
      }
    expect(rank(combinations.map((direction) => [...direction])).rank).toBe(60 - found.rank);
  }
});
