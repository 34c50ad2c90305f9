import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaussianScratchByClass, gaussianSizeByClass, type Kernel } from '../src/index.ts';
import { ADDRESSES, CLASSES } from './blocks.ts';
import { blockOf, columnsOf, lanesOf, transposed } from './byClass.ts';
import { type GaussianProblem, randomGaussian } from './gaussianProblem.ts';
import { referenceLogBlock, referenceSums } from './gaussianReference.ts';
import { guarded } from './guarded.ts';
import { newKernel } from './kernel.ts';
import { choleskyOf, invertLower } from './matrix.ts';
import { expectSums } from './sums.ts';

interface Shape {
  readonly seed: number;
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  /** No r is 0. */
  readonly dense: boolean;
}

const kernel = newKernel();
const plain: Shape = { seed: 7, rows: 128, classes: 5, columns: 5, dense: true };

describe('kernel = textbook', () => {
  test('random shapes', { timeout: 60_000 }, () => {
    const shapes = fc.record<Shape>({
      seed: fc.integer(),
      rows: fc.oneof(fc.integer({ min: 0, max: 128 }), fc.constantFrom(8, 64, 128)),
      classes: fc.constantFrom(...CLASSES),
      columns: fc.integer({ min: 1, max: 9 }),
      dense: fc.boolean(),
    });
    fc.assert(fc.property(shapes, expectAgreement), { seed: 20240607, numRuns: 150 });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 31, 32, 33, 64])('%d columns', (columns) => {
    expectAgreement({ ...plain, columns, rows: 40, classes: columns > 12 ? 1 : 5 });
    expectAgreement({ ...plain, columns, rows: 11, classes: 2, dense: false });
  });
});

describe('special rows', () => {
  test('a class without any weight counts nothing, whatever its parameters', () => {
    const problem = problemOf({ ...plain, classes: 3 });
    const block = problem.block.map((r, i) => (i % 4 === 1 ? 0 : r));
    const parameters = parametersOf(problem);
    const step = gaussianSizeByClass(plain.columns);
    const found = count(kernel, { ...problem, block }, parameters.slice().fill(Number.NaN, step, 2 * step));
    expect(found.subarray(step, 2 * step)).toEqual(new Float64Array(step));
    expect(found).toEqual(count(kernel, { ...problem, block }, parameters));
  });

  test('NaN in a class stays there', () => {
    const problem = problemOf({ ...plain, classes: 3 });
    const step = gaussianSizeByClass(plain.columns);
    const parameters = parametersOf(problem).fill(Number.NaN, step, step + 1);
    const [clean, found] = [add(kernel, problem), add(kernel, problem, parameters)];
    expect(found).toEqual(clean.map((x, i) => (i % 4 === 1 ? Number.NaN : x)));
    const block = problem.block.map((r, i) => (i === 4 * 9 + 1 ? Number.NaN : r));
    const [sums, spoilt] = [count(kernel, problem), count(kernel, { ...problem, block })];
    expect(spoilt).toEqual(sums.map((x, i) => (i >= step && i < 2 * step ? Number.NaN : x)));
  });

  test('a deviation that overflows is impossible, and counts nothing where r is 0', () => {
    const problem = {
      ...problemOf({ ...plain, rows: 8, classes: 2, columns: 1 }),
      values: new Float64Array(8).fill(1e200),
    };
    expect([...add(kernel, problem)]).toEqual(new Array(16).fill(-Infinity));
    const block = Float64Array.from({ length: 16 }, (_, i) => (i < 8 ? i % 2 : 0));
    expect([...count(kernel, { ...problem, block })]).toEqual([0, 0, 0, 4, 4e200, Infinity]);
    const far = problem.values.map((x, row) => (row < 4 ? x : 1.7e308));
    const parameters = Float64Array.of(0, -1.7e308, 1, 0, -1.7e308, 1);
    expect(count(kernel, { ...problem, values: far, block }, parameters).subarray(3, 5)).toEqual(
      Float64Array.of(4, Infinity),
    );
    const near = problem.values.map((_, row) => (row < 4 ? -1.7e308 : 1.7e308));
    expect([...count(kernel, { ...problem, values: near, block }, parameters)]).toEqual([0, 0, 0, 4, 0, 0]);
  });

  test('deviations are taken from the mean before they are multiplied: an offset of 1e8 costs no digit', () => {
    const problem = problemOf({ ...plain, columns: 3 });
    // On multiples of 2^-20 the shift is exact.
    const round = (x: number) => Math.round(x * 2 ** 20) / 2 ** 20;
    const near = { ...problem, values: problem.values.map(round), means: problem.means.map((mean) => mean.map(round)) };
    const shift = (x: number) => x + 2 ** 27;
    const far = { ...near, values: near.values.map(shift), means: near.means.map((mean) => mean.map(shift)) };
    expect(add(kernel, far)).toEqual(add(kernel, near));
    expect(count(kernel, far)).toEqual(count(kernel, near));
  });
});

describe('bits and layout', () => {
  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    for (const dense of [true, false]) {
      const problem = problemOf({ ...plain, dense });
      const far = newKernel();
      far.arena.allocate(start - far.arena.mark());
      expect(add(far, problem)).toEqual(add(kernel, problem));
      expect(count(far, problem)).toEqual(count(kernel, problem));
    }
  });

  test('sizes', () => {
    expect(gaussianSizeByClass(3)).toBe(1 + 3 + 6);
    expect(gaussianScratchByClass(2)).toBe(128 * (5 * 8 + 4));
  });
});

function problemOf({ dense, ...shape }: Shape): GaussianProblem {
  const problem = randomGaussian({ ...shape, masks: 1, runs: 1, missing: 0 });
  const width = problem.block.length / shape.rows;
  return { ...problem, block: problem.block.map((r, i) => (dense && i % width < shape.classes && r === 0 ? 0.25 : r)) };
}

function expectAgreement(shape: Shape): void {
  const problem = problemOf(shape);
  expectSums(add(kernel, problem), referenceLogBlock(problem), 1e-12);
  const { classes, columns } = shape;
  const start = Float64Array.from({ length: classes * gaussianSizeByClass(columns) }, (_, i) => (i % 7) / 3);
  const found = transposed(count(kernel, problem, parametersOf(problem), start), classes);
  const width = found.length / gaussianSizeByClass(columns);
  const before = transposed(start, classes);
  const wanted = referenceSums(problem, before.slice(0, width), before.slice(width));
  expectSums(found.subarray(0, width), wanted.weights, 1e-13);
  expectSums(found.subarray(width), wanted.sums, 1e-12);
}

/** By class: constant, means, W. */
function parametersOf({ columns, means, covariances }: GaussianProblem): Float64Array {
  return Float64Array.from(
    covariances.flatMap((covariance, k) => {
      const w = invertLower(choleskyOf(covariance));
      const logDeterminant = w.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0);
      const triangle = w.flatMap((row, i) => row.slice(0, i + 1));
      return [logDeterminant - 0.5 * columns * Math.log(2 * Math.PI), ...(means[k] as number[]), ...triangle];
    }),
  );
}

function add(kernel: Kernel, problem: GaussianProblem, parameters = parametersOf(problem)): Float64Array {
  const { rows, classes, columns, logBlock } = problem;
  const values = columnsOf(problem.values, rows, columns, 0);
  const arrays = { values, parameters, block: blockOf(logBlock, rows, classes), scratch: scratchOf(columns) };
  const { block } = guarded(kernel, arrays, ['block', 'scratch'], (at) =>
    kernel.passes.addGaussianByClass(rows, classes, columns, at.values, at.parameters, at.block, at.scratch),
  );
  return lanesOf(block, classes, logBlock);
}

function count(
  kernel: Kernel,
  problem: GaussianProblem,
  parameters = parametersOf(problem),
  sums = new Float64Array(problem.classes * gaussianSizeByClass(problem.columns)),
): Float64Array {
  const { rows, classes, columns } = problem;
  const values = columnsOf(problem.values, rows, columns, 0);
  const arrays = {
    values,
    parameters,
    sums,
    block: blockOf(problem.block, rows, classes),
    scratch: scratchOf(columns),
  };
  return guarded(kernel, arrays, ['sums', 'scratch'], (at) =>
    kernel.passes.countGaussianByClass(
      ...([rows, classes, columns, at.values, at.parameters, at.sums, at.block, at.scratch] as const),
    ),
  ).sums;
}

function scratchOf(columns: number): Float64Array {
  return new Float64Array(gaussianScratchByClass(columns) / 8).fill(Number.NaN);
}
