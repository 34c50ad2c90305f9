import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenWidth, type Kernel } from '../src/index.ts';
import { ADDRESSES, CLASSES, lanes, randomBlock, randomLogBlock } from './blocks.ts';
import { guarded } from './guarded.ts';
import { newKernel, randomFrom } from './kernel.ts';
import { expectSums, Sums } from './sums.ts';

/** `parameters`: columns × 3 × width, as the pass wants them; `means` and `deviations`: columns × classes, for the oracle. */
interface Problem {
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly parameters: Float64Array;
  readonly logBlock: Float64Array;
  readonly block: Float64Array;
}

interface Shape {
  readonly seed: number;
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  readonly missing: number;
}

const kernel = newKernel();
const shapes = fc.record<Shape>({
  seed: fc.integer(),
  rows: fc.integer({ min: 0, max: 80 }),
  classes: fc.constantFrom(...CLASSES),
  columns: fc.integer({ min: 1, max: 7 }),
  missing: fc.constantFrom(0, 0.3, 1),
});
const plain = randomProblem({ seed: 3, rows: 61, classes: 5, columns: 3, missing: 0.2 });

describe('kernel = plain sums', () => {
  test('random shapes, block row += log-densities', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const wanted = new Sums(problem.logBlock);
        each(problem, (row, column, k, x) => {
          const [mean, deviation] = parametersOf(problem, column, k);
          const terms = [-0.5 * Math.log(2 * Math.PI * deviation ** 2), -((x - mean) ** 2) / (2 * deviation ** 2)];
          for (const term of terms) wanted.add(cell(problem, row, k), term);
        });
        expectSums(add(kernel, problem), wanted, 1e-14);
      }),
      { seed: 20240604, numRuns: 300 },
    );
  });

  test('random shapes, sums += Σ r, Σ r·u, Σ r·u²', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const start = startOf(problem);
        const wanted = new Sums(start);
        each(problem, (row, column, k, x) => {
          const r = problem.block[cell(problem, row, k)] as number;
          const u = x - (parametersOf(problem, column, k)[0] as number);
          [r, r * u, r * u ** 2].forEach((term, i) => {
            wanted.add(cell(problem, 3 * column + i, k), term);
          });
        });
        expectSums(count(kernel, problem, start), wanted, 1e-13);
      }),
      { seed: 20240605, numRuns: 300 },
    );
  });
});

describe('special cells', () => {
  // Two classes with means 0 and 1, deviations 1 and 2.
  const special = (values: number[], block: number[], parameters = [0, 1, 1, 0.5, 0, -1]): Problem => ({
    ...{ rows: values.length, classes: 2, columns: 1 },
    values: Float64Array.from(values),
    means: Float64Array.of(0, 1),
    deviations: Float64Array.of(1, 2),
    parameters: Float64Array.from(parameters),
    logBlock: Float64Array.from(block),
    block: Float64Array.from(block),
  });

  test('a missing cell adds exactly nothing, whatever the parameters', () => {
    const problem = special([Number.NaN, Number.NaN], [-1, -Infinity, -3, Number.NaN], new Array(6).fill(Number.NaN));
    expect(add(kernel, problem)).toEqual(problem.logBlock);
    expect([...count(kernel, problem, new Float64Array(6))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('known numbers', () => {
    expect([...add(kernel, special([3], [0, 0]))]).toEqual([-4.5, -1.5]);
    expect([...count(kernel, special([3], [2, 1]), new Float64Array(6))]).toEqual([2, 1, 6, 2, 18, 4]);
  });

  test('cells that overflow are impossible, and count nothing where r is 0', () => {
    const problem = special([1e308, -1e200], [0, 0, 0, 0], [-1e308, 0, 1, 1, 0, 0]);
    expect([...add(kernel, problem)]).toEqual([-Infinity, -Infinity, -Infinity, -Infinity]);
    expect([...count(kernel, problem, new Float64Array(6))]).toEqual([0, 0, 0, 0, 0, 0]);
    const beside = special([1e308, -1e200], [0, 1, 0, 0.5], [-1e308, 0, 1, 1, 0, 0]);
    expect([...count(kernel, beside, new Float64Array(6))]).toEqual([0, 1.5, 0, 1e308 - 5e199, 0, Infinity]);
  });

  test('a lane with r = 0 counts nothing though its mean is NaN; a lane with r = NaN is NaN', () => {
    const problem = special([3, 4], [0, 1, 0, 1], [Number.NaN, 1, 1, 1, 0, 0]);
    expect([...count(kernel, problem, new Float64Array(6))]).toEqual([0, 2, 0, 5, 0, 13]);
    const unknown = special([3, 4], [Number.NaN, 1, 0, 1]);
    const sums = count(kernel, unknown, new Float64Array(6));
    expect([...sums]).toEqual([Number.NaN, 2, Number.NaN, 5, Number.NaN, 13]);
  });
});

describe('bits', () => {
  test('blocks of any size give the same', () => {
    const whole = [add(kernel, plain), count(kernel, plain, startOf(plain))];
    const [first, second] = [part(plain, 0, 17), part(plain, 17, 61)];
    expect([...add(kernel, first), ...add(kernel, second)]).toEqual([...(whole[0] as Float64Array)]);
    expect(count(kernel, second, count(kernel, first, startOf(plain)))).toEqual(whole[1]);
  });

  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    const far = newKernel();
    far.arena.allocate(start - far.arena.mark());
    expect(add(far, plain)).toEqual(add(kernel, plain));
    expect(count(far, plain, startOf(plain))).toEqual(count(kernel, plain, startOf(plain)));
  });
});

function add(kernel: Kernel, { rows, classes, columns, values, parameters, logBlock }: Problem): Float64Array {
  return guarded(kernel, { values, parameters, block: logBlock }, ['block'], (at) =>
    kernel.passes.addCells(rows, evenWidth(classes), columns, at.values, at.parameters, at.block),
  ).block;
}

function count(kernel: Kernel, problem: Problem, sums: Float64Array): Float64Array {
  const { rows, classes, columns, values, parameters, block } = problem;
  return guarded(kernel, { values, parameters, sums, block }, ['sums'], (at) =>
    kernel.passes.countCells(rows, evenWidth(classes), columns, at.values, at.parameters, at.sums, at.block),
  ).sums;
}

function randomProblem({ seed, rows, classes, columns, missing }: Shape): Problem {
  const random = randomFrom(seed);
  const means = Float64Array.from({ length: columns * classes }, () => 10 * random() - 5);
  const deviations = means.map(() => 0.1 + 3 * random());
  const tables = [
    means,
    deviations.map((s) => 1 / s),
    deviations.map((s) => -0.5 * Math.log(2 * Math.PI) - Math.log(s)),
  ];
  const ofColumn = (column: number) => tables.flatMap((t) => [...t.subarray(column * classes, (column + 1) * classes)]);
  const parameters = Array.from({ length: columns }, (_, column) => ofColumn(column)).flat();
  return {
    ...{ rows, classes, columns, means, deviations },
    values: Float64Array.from({ length: rows * columns }, () => (random() < missing ? Number.NaN : 20 * random() - 10)),
    parameters: lanes(classes, Float64Array.from(parameters)),
    logBlock: randomLogBlock(random, rows, classes),
    block: randomBlock(random, rows, classes),
  };
}

function part(problem: Problem, from: number, to: number): Problem {
  const width = evenWidth(problem.classes);
  return {
    ...problem,
    rows: to - from,
    values: problem.values.slice(from * problem.columns, to * problem.columns),
    logBlock: problem.logBlock.slice(from * width, to * width),
    block: problem.block.slice(from * width, to * width),
  };
}

function startOf({ classes, columns }: Problem): Float64Array {
  return lanes(
    classes,
    Float64Array.from({ length: 3 * columns * classes }, (_, i) => i / 3),
  );
}

function parametersOf({ classes, means, deviations }: Problem, column: number, k: number): [number, number] {
  return [means[column * classes + k] as number, deviations[column * classes + k] as number];
}

function cell({ classes }: Problem, row: number, k: number): number {
  return row * evenWidth(classes) + k;
}

/** Visits the cells that are there. */
function each(
  { rows, classes, columns, values }: Problem,
  visit: (row: number, column: number, k: number, x: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = values[row * columns + column] as number;
      for (let k = 0; k < classes && !Number.isNaN(x); k++) visit(row, column, k, x);
    }
  }
}
