import { expect, test } from 'vitest';
import {
  cholesky,
  inverseFromFactor,
  invertLower,
  logDeterminant,
  solveLower,
  solveLowerTransposed,
} from '../../src/math/index.ts';
import { createRandom } from '../../src/random/index.ts';

const SIZES = [1, 2, 3, 5, 8];

test('the factor times its transpose is the matrix; the upper triangle is zero and may hold anything before', () => {
  for (const size of SIZES) {
    const matrix = randomPositive(size, 1);
    const factor = factorOf(matrix, size);
    expectClose(product(factor, transpose(factor, size), size), matrix, 1e-14);
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) expect(factor[i * size + j]).toBe(0);
    const inPlace = matrix.slice();
    expect(cholesky(inPlace, size, inPlace)).toBe(true);
    expect(inPlace).toEqual(factor);
  }
});

test('inverse, determinant and solutions agree with Gaussian elimination', () => {
  for (const size of SIZES) {
    const matrix = randomPositive(size, 2);
    const factor = factorOf(matrix, size);
    const { inverse, determinant } = eliminate(matrix, size);
    const out = new Float64Array(size * size);
    inverseFromFactor(factor, size, out);
    expectClose(out, inverse, 1e-11);
    expect(logDeterminant(factor, size)).toBeCloseTo(Math.log(determinant), 11);
    invertLower(factor, size, out);
    expectClose(product(out, factor, size), identity(size), 1e-12);
    const right = Float64Array.from({ length: size }, (_, i) => i - 1.5);
    const solved = right.slice();
    solveLower(factor, size, solved);
    solveLowerTransposed(factor, size, solved);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += (inverse[i * size + j] as number) * (right[j] as number);
      expect(solved[i]).toBeCloseTo(sum, 9);
    }
  }
});

test('units of the columns do not matter, from 1e-100 to 1e100', () => {
  const size = 4;
  const units = [1e-100, 1e100, 1, 3e50];
  const matrix = randomPositive(size, 3);
  const singular = withRepeatedColumn(matrix, size);
  const scale = (values: Float64Array) =>
    values.map((value, i) => value * (units[Math.floor(i / size)] as number) * (units[i % size] as number));
  const plain = factorOf(matrix, size);
  const scaled = factorOf(scale(matrix), size);
  expectClose(
    scaled.map((value, i) => value / (units[Math.floor(i / size)] as number)),
    plain,
    1e-14,
  );
  expect(logDeterminant(scaled, size)).toBeCloseTo(
    logDeterminant(plain, size) + 2 * units.reduce((sum, unit) => sum + Math.log(unit), 0),
    10,
  );
  const inverse = new Float64Array(size * size);
  const expected = new Float64Array(size * size);
  inverseFromFactor(scaled, size, inverse);
  inverseFromFactor(plain, size, expected);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      inverse[i * size + j] = (inverse[i * size + j] as number) * (units[i] as number) * (units[j] as number);
  expectClose(inverse, expected, 1e-13);
  expect(cholesky(singular, size, new Float64Array(size * size))).toBe(false);
  expect(cholesky(scale(singular), size, new Float64Array(size * size))).toBe(false);
});

test('ill-conditioned is not singular; singular, indefinite and not finite are refused', () => {
  const correlated = (rho: number) => Float64Array.of(1, rho, rho, 1);
  const out = new Float64Array(4);
  expect(cholesky(correlated(1 - 1e-12), 2, out)).toBe(true);
  expect(out[3]).toBeCloseTo(Math.sqrt(2e-12), 10);
  expect(cholesky(correlated(1 - 1e-15), 2, out)).toBe(false);
  for (const rho of [1, -1, 2, Number.NaN, Infinity]) expect(cholesky(correlated(rho), 2, out), `${rho}`).toBe(false);
  for (const variance of [0, -1, Number.NaN, Infinity])
    expect(cholesky(Float64Array.of(variance), 1, new Float64Array(1)), `${variance}`).toBe(false);
});

function factorOf(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size).fill(7);
  const readable = matrix.slice();
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) readable[i * size + j] = Number.NaN;
  expect(cholesky(readable, size, factor)).toBe(true);
  return factor;
}

function randomPositive(size: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const root = Float64Array.from({ length: size * size }, () => random.uniform() - 0.5);
  const matrix = product(root, transpose(root, size), size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = (matrix[i * size + i] as number) + 0.01;
  return matrix;
}

/** The last row and column become copies of the first. */
function withRepeatedColumn(matrix: Float64Array, size: number): Float64Array {
  const of = (i: number) => (i === size - 1 ? 0 : i);
  return matrix.map((_, at) => matrix[of(Math.floor(at / size)) * size + of(at % size)] as number);
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return a.map((_, at) => {
    let sum = 0;
    for (let l = 0; l < size; l++)
      sum += (a[Math.floor(at / size) * size + l] as number) * (b[l * size + (at % size)] as number);
    return sum;
  });
}

function transpose(a: Float64Array, size: number): Float64Array {
  return a.map((_, at) => a[(at % size) * size + Math.floor(at / size)] as number);
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
}

function eliminate(matrix: Float64Array, size: number): { inverse: Float64Array; determinant: number } {
  const rows = Array.from({ length: size }, (_, i) => [
    ...matrix.subarray(i * size, (i + 1) * size),
    ...identity(size).subarray(i * size, (i + 1) * size),
  ]);
  let determinant = 1;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column; i < size; i++)
      if (Math.abs(rows[i]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = i;
    if (pivot !== column) {
      [rows[pivot], rows[column]] = [rows[column] as number[], rows[pivot] as number[]];
      determinant = -determinant;
    }
    const own = rows[column] as number[];
    const by = own[column] as number;
    determinant *= by;
    rows[column] = own.map((value) => value / by);
    for (let i = 0; i < size; i++) {
      const factor = rows[i]?.[column] as number;
      if (i === column) continue;
      rows[i] = (rows[i] as number[]).map((value, at) => value - factor * (rows[column]?.[at] as number));
    }
  }
  return { inverse: Float64Array.from(rows.flatMap((row) => row.slice(size))), determinant };
}

function expectClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  actual.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] as number)), `entry ${i}`).toBeLessThanOrEqual(tolerance * largest);
  });
}
