import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenWidth, gaussianScratch, gaussianTable, type Kernel } from '../src/index.ts';
import { ADDRESSES, CLASSES, lanes } from './blocks.ts';
import { type GaussianProblem, type GaussianShape, randomGaussian, tablesOf } from './gaussianProblem.ts';
import { referenceLogBlock, referenceSums } from './gaussianReference.ts';
import { guarded } from './guarded.ts';
import { newKernel } from './kernel.ts';
import { expectSums } from './sums.ts';

interface Counts {
  readonly weights: Float64Array;
  readonly sums: Float64Array;
}

const kernel = newKernel();
const plain: GaussianShape = { seed: 5, rows: 101, classes: 5, columns: 5, masks: 4, runs: 0.7, missing: 0.4 };

describe('kernel = textbook', () => {
  const shapes = fc.record<GaussianShape>({
    seed: fc.integer(),
    rows: fc.integer({ min: 0, max: 100 }),
    classes: fc.constantFrom(...CLASSES),
    columns: fc.integer({ min: 1, max: 9 }),
    masks: fc.integer({ min: 1, max: 5 }),
    runs: fc.constantFrom(0, 0.8, 1),
    missing: fc.constantFrom(0.2, 0.5, 1),
  });

  test('random shapes', { timeout: 60_000 }, () => {
    fc.assert(fc.property(shapes, expectAgreement), { seed: 20240606, numRuns: 150 });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 33])('%d columns', (columns) => {
    expectAgreement({ ...plain, columns, rows: 40, masks: 1 });
    expectAgreement({ ...plain, columns, rows: 40, masks: 2, classes: 2 });
  });

  test.each([1, 2, 3, 4, 31, 32, 33, 64, 65])('%d complete rows', (rows) => {
    expectAgreement({ ...plain, rows, masks: 1, classes: 2 });
  });
});

describe('known numbers: means 1 and 2, variances 2, covariance 1, the second column missing in the second row', () => {
  const observed = [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ];
  const means = [[1, 2]];
  const covariances = [
    [
      [2, 1],
      [1, 2],
    ],
  ];
  const problem: GaussianProblem = {
    ...{ rows: 4, classes: 1, columns: 2, observed, means, covariances },
    ...tablesOf(1, 2, observed, means, covariances),
    values: Float64Array.of(3, 2, 5, Number.NaN, Number.NaN, 0, Number.NaN, Number.NaN),
    masks: Uint32Array.of(0, 1, 2, 3),
    logBlock: Float64Array.of(0, -Infinity, 0, -Infinity, 0, -Infinity, -7, -Infinity),
    block: Float64Array.of(1, 0, 2, 0, 1, 0, 9, 0),
  };

  test('log-densities', () => {
    const found = add(kernel, problem).filter((_, i) => i % 2 === 0);
    // −log 2π − ½·log 3 − ½·4·2/3, then −½·log 4π − ½·16/2 and −½·log 4π − ½·4/2; nothing observed: nothing added.
    const logs = [2 * Math.PI * Math.sqrt(3), Math.sqrt(4 * Math.PI), Math.sqrt(4 * Math.PI)].map((x) => -Math.log(x));
    [-4 / 3, -4, -1].forEach((square, row) => {
      expect(found[row]).toBeCloseTo((logs[row] as number) + square, 14);
    });
    expect(found[3]).toBe(-7);
  });

  test('expectations: u is (2, 0), (4, 2) and (−1, −2) with weights 1, 2, 1', () => {
    const { weights, sums } = count(kernel, problem);
    expect([...weights]).toEqual([1, 0, 2, 0, 1, 0, 0, 0]);
    const wanted = [2 + 8 - 1, 0, 4 - 2, 0, 4 + 32 + 1, 0, 16 + 2, 0, 8 + 4, 0];
    wanted.forEach((sum, i) => {
      expect(sums[i]).toBeCloseTo(sum, 13);
    });
  });
});

describe('special rows', () => {
  test('where r is 0 nothing is counted, whatever stands in the table and in the padding lane', () => {
    const problem = randomGaussian({ ...plain, classes: 3 });
    const { columns, observed, means, covariances } = problem;
    const dead = { ...problem, block: problem.block.map((r, i) => (i % 4 === 1 ? 0 : r)) };
    const unknown = means.map((mean, k) => (k === 1 ? mean.map(() => Number.NaN) : mean));
    const singular = covariances.map((a, k) => (k === 1 ? a.map((row) => row.map(() => Number.NaN)) : a));
    const tables = tablesOf(3, columns, observed, unknown, singular, { padding: Number.NaN });
    expect(count(kernel, { ...dead, ...tables })).toEqual(count(kernel, dead));
  });

  test('a row of which nothing is observed gets nothing, whatever stands in its table', () => {
    const problem = randomGaussian({ ...plain, masks: 2, missing: 1, classes: 2 });
    const { constant } = gaussianTable(plain.columns, 0, 2);
    const tables = problem.tables.slice();
    tables.fill(Number.NaN, (problem.tableBytes + constant) / 8);
    expect(add(kernel, { ...problem, tables })).toEqual(add(kernel, problem));
    expect(count(kernel, { ...problem, tables })).toEqual(count(kernel, problem));
  });

  test.each([0, 1, 2, 3, 5])('%d rows of ten: the others stay as they are', (rows) => {
    const problem = randomGaussian({ ...plain, rows: 10, masks: 1 });
    const width = evenWidth(problem.classes);
    const found = add(kernel, { ...problem, rows });
    expect(found.subarray(0, rows * width)).toEqual(add(kernel, part(problem, 0, rows)));
    expect(found.subarray(rows * width)).toEqual(problem.logBlock.subarray(rows * width));
    expect(count(kernel, { ...problem, rows })).toEqual(count(kernel, part(problem, 0, rows)));
  });

  test('NaN in a lane stays there', () => {
    const problem = randomGaussian({ ...plain, classes: 4, masks: 1 });
    const logBlock = problem.logBlock.map((x, i) => (i % 4 === 2 ? Number.NaN : x));
    const block = problem.block.map((x, i) => (i % 4 === 2 ? Number.NaN : x));
    const [clean, found] = [add(kernel, problem), add(kernel, { ...problem, logBlock })];
    expect(found).toEqual(clean.map((x, i) => (i % 4 === 2 ? Number.NaN : x)));
    const [cleanSums, sums] = [count(kernel, problem).sums, count(kernel, { ...problem, block }).sums];
    expect(sums).toEqual(cleanSums.map((x, i) => (i % 4 === 2 ? Number.NaN : x)));
  });

  test('a deviation that overflows is impossible, and counts nothing where r is 0', () => {
    const problem = randomGaussian({ ...plain, rows: 4, classes: 2, columns: 1, masks: 1 });
    const values = new Float64Array(4).fill(1e200);
    expect([...add(kernel, { ...problem, values })]).toEqual(new Array(8).fill(-Infinity));
    const block = Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1);
    const { sums } = count(kernel, { ...problem, values, block });
    expect([...sums]).toEqual([0, 4e200, 0, Infinity]);
  });
});

describe('bits and layout', () => {
  test('blocks of any size give the same', () => {
    const problem = randomGaussian(plain);
    const [first, second] = [part(problem, 0, 38), part(problem, 38, 101)];
    expect([...add(kernel, first), ...add(kernel, second)]).toEqual([...add(kernel, problem)]);
    const halfway = count(kernel, first);
    expect(count(kernel, second, halfway)).toEqual(count(kernel, problem));
  });

  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    const problem = randomGaussian(plain);
    const far = newKernel();
    far.arena.allocate(start - far.arena.mark());
    expect(add(far, problem)).toEqual(add(kernel, problem));
    expect(count(far, problem)).toEqual(count(kernel, problem));
  });

  test('the parts of a table follow each other; the complete one is the longest', () => {
    expect(gaussianTable(3, 2, 4)).toEqual({
      ...{ observed: 0, order: 4, constant: 16, means: 48, whitening: 144, regression: 240, bytes: 304 },
    });
    expect(gaussianTable(4, 0, 2)).toMatchObject({ constant: 32, whitening: 112, regression: 112, bytes: 112 });
    for (let columns = 1; columns < 40; columns++) {
      const lengths = Array.from({ length: columns + 1 }, (_, observed) => gaussianTable(columns, observed, 6).bytes);
      expect(Math.max(...lengths)).toBe(lengths.at(-1));
      expect(lengths.every((bytes) => bytes % 16 === 0)).toBe(true);
    }
  });
});

function expectAgreement(shape: GaussianShape): void {
  const problem = randomGaussian(shape);
  expectSums(add(kernel, problem), referenceLogBlock(problem), 1e-12);
  const start = countsOf(problem, (i) => (i % 7) / 3);
  const wanted = referenceSums(problem, start.weights, start.sums);
  const found = count(kernel, problem, start);
  expectSums(found.weights, wanted.weights, 1e-13);
  expectSums(found.sums, wanted.sums, 1e-12);
}

function add(kernel: Kernel, problem: GaussianProblem): Float64Array {
  const { rows, classes, columns, values, masks, tables, tableBytes, logBlock: block } = problem;
  const width = evenWidth(classes);
  const arrays = { values, masks, tables, block, scratch: scratchOf(columns) };
  return guarded(kernel, arrays, ['block', 'scratch'], (at) =>
    kernel.passes.addGaussian(
      ...([rows, width, columns, at.values, at.masks, at.tables, tableBytes, at.block, at.scratch] as const),
    ),
  ).block;
}

function count(
  kernel: Kernel,
  problem: GaussianProblem,
  { weights, sums }: Counts = countsOf(problem, () => 0),
): Counts {
  const { rows, classes, columns, values, masks, tables, tableBytes, block } = problem;
  const width = evenWidth(classes);
  const arrays = { values, masks, tables, weights, sums, block, scratch: scratchOf(columns) };
  const found = guarded(kernel, arrays, ['weights', 'sums', 'scratch'], (at) =>
    kernel.passes.countGaussian(
      ...([rows, width, columns, at.values, at.masks, at.tables, tableBytes] as const),
      ...([at.weights, at.sums, at.block, at.scratch] as const),
    ),
  );
  return { weights: found.weights, sums: found.sums };
}

function countsOf({ classes, columns, observed }: GaussianProblem, entry: (i: number) => number): Counts {
  const numbers = (rows: number) => Float64Array.from({ length: rows * classes }, (_, i) => entry(i));
  return {
    weights: lanes(classes, numbers(observed.length)),
    sums: lanes(classes, numbers(columns + (columns * (columns + 1)) / 2)),
  };
}

function scratchOf(columns: number): Float64Array {
  return new Float64Array(gaussianScratch(columns) / 8);
}

function part(problem: GaussianProblem, from: number, to: number): GaussianProblem {
  const width = evenWidth(problem.classes);
  return {
    ...problem,
    rows: to - from,
    values: problem.values.slice(from * problem.columns, to * problem.columns),
    masks: problem.masks.slice(from, to),
    logBlock: problem.logBlock.slice(from * width, to * width),
    block: problem.block.slice(from * width, to * width),
  };
}
