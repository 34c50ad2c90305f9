import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN_ROWS, evenWidth, type Kernel } from '../src/index.ts';
import { ADDRESSES, CLASSES, randomBlock, randomLogBlock } from './blocks.ts';
import { blockOf, columnsOf, lanesOf, transposed } from './byClass.ts';
import { guarded } from './guarded.ts';
import { newKernel, randomFrom } from './kernel.ts';
import { expectSums, Sums } from './sums.ts';

/** `means` and `deviations`: classes × columns. */
interface Problem {
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly logBlock: Float64Array;
  readonly block: Float64Array;
}

type Shape = Pick<Problem, 'rows' | 'classes' | 'columns'> & { readonly seed: number };

const kernel = newKernel();
const plain = randomProblem({ seed: 3, rows: 101, classes: 5, columns: 3 });
const shapes = fc.record<Shape>({
  seed: fc.integer(),
  rows: fc.integer({ min: 0, max: 128 }),
  classes: fc.constantFrom(...CLASSES),
  columns: fc.integer({ min: 1, max: 7 }),
});

describe('kernel = plain sums', () => {
  test('random shapes, block += log-densities', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const wanted = new Sums(problem.logBlock);
        each(problem, (row, column, k, u) => {
          const deviation = problem.deviations[k * problem.columns + column] as number;
          const at = row * evenWidth(problem.classes) + k;
          wanted.add(at, -0.5 * Math.log(2 * Math.PI), 1);
          wanted.add(at, -Math.log(deviation), 1 + Math.abs(Math.log(deviation)));
          wanted.add(at, -((u / deviation) ** 2) / 2);
        });
        expectSums(add(kernel, problem), wanted, 1e-14);
      }),
      { seed: 20240608, numRuns: 200 },
    );
  });

  test('random shapes, sums += Σ r, Σ r·u, Σ r·u²', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const { classes, columns, block } = problem;
        const width = evenWidth(classes);
        const start = Float64Array.from({ length: classes * (1 + 2 * columns) }, (_, i) => i / 3);
        const wanted = new Sums(transposed(start, classes));
        each(problem, (row, column, k, u) => {
          const r = block[row * width + k] as number;
          if (column === 0) wanted.add(k, r);
          wanted.add((1 + column) * width + k, r * u);
          wanted.add((1 + columns + column) * width + k, r * u * u);
        });
        const found = count(kernel, problem, parametersOf(problem), start);
        expectSums(transposed(found, classes), wanted, 1e-13);
      }),
      { seed: 20240609, numRuns: 200 },
    );
  });
});

describe('special cells', () => {
  // Two classes with means 0 and 1, deviations 1 and 2.
  const special = (values: number[], block: number[]): Problem => ({
    ...{ rows: values.length, classes: 2, columns: 1 },
    values: Float64Array.from(values),
    means: Float64Array.of(0, 1),
    deviations: Float64Array.of(1, 2),
    logBlock: Float64Array.from(block),
    block: Float64Array.from(block),
  });

  test('known numbers', () => {
    const parameters = Float64Array.of(0, 0, 1, -1, 1, 0.5);
    expect([...add(kernel, special([3], [0, 0]), parameters)]).toEqual([-4.5, -1.5]);
    expect([...count(kernel, special([3], [2, 1]), parameters)]).toEqual([2, 6, 18, 1, 2, 4]);
  });

  test('cells that overflow are impossible, and count nothing where r is 0', () => {
    const problem = special([1e308, -1e200], [0, 1, 0, 0.5]);
    const parameters = Float64Array.of(0, -1e308, 1, 0, 0, 1);
    expect([...add(kernel, problem, parameters)]).toEqual([-Infinity, -Infinity, -Infinity, -Infinity]);
    expect([...count(kernel, problem, parameters)]).toEqual([0, 0, 0, 1.5, 1e308 - 5e199, Infinity]);
    const first = special([1e308, -1e200], [0, 1, 1, 0]);
    expect([...count(kernel, first, parameters)]).toEqual([1, 1e308, Infinity, 1, 1e308, Infinity]);
  });

  test('whichever row it is that has r = 0', () => {
    const parameters = Float64Array.of(0, Number.NaN, 1, 0, -1e308, 1);
    for (let row = 0; row < 8; row++) {
      const values = Array.from({ length: 8 }, (_, i) => (i === row ? 1e308 : -1e308));
      const block = values.flatMap((x) => [0, x > 0 ? 0 : 1]);
      expect([...count(kernel, special(values, block), parameters)]).toEqual([0, 0, 0, 7, 0, 0]);
    }
  });

  test('a row with r = 0 counts nothing though the mean is NaN; a class with r = NaN is NaN', () => {
    const parameters = Float64Array.of(0, Number.NaN, 1, 0, 1, 1);
    expect([...count(kernel, special([3, 4], [0, 1, 0, 1]), parameters)]).toEqual([0, 0, 0, 2, 5, 13]);
    const sums = count(kernel, special([3, 4], [Number.NaN, 1, 0, 1]), Float64Array.of(0, 0, 1, 0, 1, 1));
    expect([...sums]).toEqual([Number.NaN, Number.NaN, Number.NaN, 2, 5, 13]);
  });
});

test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
  const far = newKernel();
  far.arena.allocate(start - far.arena.mark());
  expect(add(far, plain)).toEqual(add(kernel, plain));
  expect(count(far, plain)).toEqual(count(kernel, plain));
});

function randomProblem({ seed, rows, classes, columns }: Shape): Problem {
  const random = randomFrom(seed);
  const means = Float64Array.from({ length: classes * columns }, () => 10 * random() - 5);
  return {
    ...{ rows, classes, columns, means },
    deviations: means.map(() => 0.1 + 3 * random()),
    values: Float64Array.from({ length: rows * columns }, () => 20 * random() - 10),
    logBlock: randomLogBlock(random, rows, classes),
    block: randomBlock(random, rows, classes),
  };
}

/** By class: constant, means, 1/deviations. */
function parametersOf({ classes, columns, means, deviations }: Problem): Float64Array {
  const ofClass = (k: number) => {
    const own = deviations.subarray(k * columns, (k + 1) * columns);
    const constant = own.reduce((sum, deviation) => sum - Math.log(deviation) - 0.5 * Math.log(2 * Math.PI), 0);
    return [constant, ...means.subarray(k * columns, (k + 1) * columns), ...own.map((deviation) => 1 / deviation)];
  };
  return Float64Array.from(Array.from({ length: classes }, (_, k) => ofClass(k)).flat());
}

/** Visits each deviation from each class's mean. */
function each(
  { rows, classes, columns, values, means }: Problem,
  visit: (row: number, column: number, k: number, u: number) => void,
): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let k = 0; k < classes; k++)
        visit(row, column, k, (values[row * columns + column] as number) - (means[k * columns + column] as number));
}

function add(kernel: Kernel, problem: Problem, parameters = parametersOf(problem)): Float64Array {
  const { rows, classes, columns, logBlock } = problem;
  const values = columnsOf(problem.values, rows, columns, 0);
  const { block } = guarded(kernel, { values, parameters, block: blockOf(logBlock, rows, classes) }, ['block'], (at) =>
    kernel.passes.addCellsByClass(rows, classes, columns, at.values, at.parameters, at.block),
  );
  return lanesOf(block, classes, logBlock);
}

function count(
  kernel: Kernel,
  problem: Problem,
  parameters = parametersOf(problem),
  sums = new Float64Array(problem.classes * (1 + 2 * problem.columns)),
): Float64Array {
  const { rows, classes, columns } = problem;
  const values = columnsOf(problem.values, rows, columns, 0);
  const scratch = new Float64Array(COLUMN_ROWS).fill(Number.NaN);
  const arrays = { values, parameters, sums, block: blockOf(problem.block, rows, classes), scratch };
  return guarded(kernel, arrays, ['sums', 'scratch'], (at) =>
    kernel.passes.countCellsByClass(
      ...([rows, classes, columns, at.values, at.parameters, at.sums, at.block, at.scratch] as const),
    ),
  ).sums;
}
