import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenWidth, type Kernel } from '../src/index.ts';
import { ADDRESSES, CLASSES, lanes, randomBlock, randomLogBlock } from './blocks.ts';
import { guarded } from './guarded.ts';
import { newKernel, randomFrom } from './kernel.ts';
import { expectSums, Sums } from './sums.ts';

interface Problem {
  readonly rows: number;
  readonly classes: number;
  readonly terms: number;
  readonly statistics: Float64Array;
  readonly coefficients: Float64Array;
  readonly logBlock: Float64Array;
  readonly block: Float64Array;
}

const kernel = newKernel();
const shapes = fc.record({
  seed: fc.integer(),
  rows: fc.integer({ min: 0, max: 80 }),
  classes: fc.constantFrom(...CLASSES),
  terms: fc.integer({ min: 1, max: 5 }),
  missing: fc.constantFrom(0, 0.3, 1),
});
const plain = randomProblem({ seed: 3, rows: 61, classes: 5, terms: 2, missing: 0.2 });

describe('kernel = plain sums', () => {
  test('random shapes, block row += Σ T·coefficients', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const wanted = new Sums(problem.logBlock);
        each(problem, (row, s, k, t) => {
          if (t !== 0) wanted.add(cell(problem, row, k), t * (problem.coefficients[cell(problem, s, k)] as number));
        });
        expectSums(add(kernel, problem), wanted, 1e-14);
      }),
      { seed: 20240602, numRuns: 300 },
    );
  });

  test('random shapes, sums += Σ T·block row', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const start = startOf(problem);
        const wanted = new Sums(start);
        each(problem, (row, s, k, t) => {
          wanted.add(cell(problem, s, k), t * (problem.block[cell(problem, row, k)] as number));
        });
        expectSums(count(kernel, problem, start), wanted, 1e-13);
      }),
      { seed: 20240603, numRuns: 300 },
    );
  });
});

describe('special cells', () => {
  const special = (statistics: number[], coefficients: number[], block: number[]): Problem => ({
    ...{ rows: statistics.length, classes: 2, terms: 1 },
    statistics: Float64Array.from(statistics),
    coefficients: Float64Array.from(coefficients),
    logBlock: Float64Array.from(block),
    block: Float64Array.from(block),
  });

  test('a statistic of 0 passes over coefficients of −Infinity and NaN, any other meets them', () => {
    const problem = special([0, 2], [-Infinity, Number.NaN], [-1, -2, -3, -4]);
    expect([...add(kernel, problem)]).toEqual([-1, -2, -Infinity, Number.NaN]);
  });

  test('NaN stays in its lane', () => {
    const problem = special([2, 3, 0], [1, 1], [Number.NaN, 1, 1, 1, 1, Number.NaN]);
    expect([...add(kernel, problem)]).toEqual([Number.NaN, 3, 4, 4, 1, Number.NaN]);
    expect([...count(kernel, problem, new Float64Array(2))]).toEqual([Number.NaN, 5]);
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

function add(kernel: Kernel, { rows, classes, terms, statistics, coefficients, logBlock }: Problem): Float64Array {
  const arrays = { statistics, coefficients, block: logBlock };
  return guarded(kernel, arrays, ['block'], (at) =>
    kernel.passes.addMoments(rows, evenWidth(classes), terms, at.statistics, at.coefficients, at.block),
  ).block;
}

function count(kernel: Kernel, { rows, classes, terms, statistics, block }: Problem, sums: Float64Array): Float64Array {
  return guarded(kernel, { statistics, sums, block }, ['sums'], (at) =>
    kernel.passes.countMoments(rows, evenWidth(classes), terms, at.statistics, at.sums, at.block),
  ).sums;
}

function randomProblem(shape: {
  seed: number;
  rows: number;
  classes: number;
  terms: number;
  missing: number;
}): Problem {
  const { rows, classes, terms } = shape;
  const random = randomFrom(shape.seed);
  const statistics = new Float64Array(rows * terms);
  for (let row = 0; row < rows; row++) {
    if (random() < shape.missing) continue;
    for (let s = 0; s < terms; s++) statistics[row * terms + s] = random() < 0.2 ? 0 : 20 * random() - 5;
  }
  const coefficients = Float64Array.from({ length: terms * classes }, () => 8 * random() - 4);
  return {
    ...{ rows, classes, terms, statistics },
    coefficients: lanes(classes, coefficients),
    logBlock: randomLogBlock(random, rows, classes),
    block: randomBlock(random, rows, classes),
  };
}

function part(problem: Problem, from: number, to: number): Problem {
  const width = evenWidth(problem.classes);
  return {
    ...problem,
    rows: to - from,
    statistics: problem.statistics.slice(from * problem.terms, to * problem.terms),
    logBlock: problem.logBlock.slice(from * width, to * width),
    block: problem.block.slice(from * width, to * width),
  };
}

function startOf({ classes, terms }: Problem): Float64Array {
  return lanes(
    classes,
    Float64Array.from({ length: terms * classes }, (_, i) => i / 3),
  );
}

function cell({ classes }: Problem, row: number, k: number): number {
  return row * evenWidth(classes) + k;
}

function each(
  { rows, classes, terms, statistics }: Problem,
  visit: (row: number, s: number, k: number, t: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let s = 0; s < terms; s++) {
      for (let k = 0; k < classes; k++) visit(row, s, k, statistics[row * terms + s] as number);
    }
  }
}
