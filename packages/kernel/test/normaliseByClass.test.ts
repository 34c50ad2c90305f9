import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kernel, NormaliseByClass } from '../src/index.ts';
import { ADDRESSES, CLASSES } from './blocks.ts';
import { columnsOf } from './byClass.ts';
import { guarded } from './guarded.ts';
import { newKernel, randomFrom } from './kernel.ts';
import { type Expected, type Problem, referencePass } from './reference.ts';

interface Shape {
  readonly seed: number;
  readonly rows: number;
  readonly classes: number;
  readonly impossible: number;
  readonly weights: 'ones' | 'any' | 'some';
}

type Name = 'normaliseByClass' | 'weighByClass';

const kernel = newKernel();
const NAMES = ['normaliseByClass', 'weighByClass'] as const;
const plain: Shape = { seed: 1, rows: 101, classes: 5, impossible: 0.1, weights: 'some' };

describe.each(NAMES)('%s', (name) => {
  test('= the textbook', () => {
    const shapes = fc.record<Shape>({
      seed: fc.integer(),
      rows: fc.integer({ min: 0, max: 128 }),
      classes: fc.constantFrom(...CLASSES),
      impossible: fc.constantFrom(0, 0.05, 0.5),
      weights: fc.constantFrom('ones', 'any', 'some'),
    });
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = randomProblem(shape);
        const [wanted, found] = [referencePass(problem), run(kernel, problem, name)];
        expectClose(found.posteriors, wanted.posteriors, 1e-13);
        expectClose(found.classCounts, wanted.classCounts, 1e-13);
        const size = wanted.logLikelihoods.reduce(
          (sum, l, i) => (Number.isFinite(l) ? sum + (problem.weights[i] as number) * Math.abs(l) : sum),
          1,
        );
        expectClose([found.total], [wanted.total], 1e-14 * size);
        if (name === 'normaliseByClass') expectClose(found.logLikelihoods, wanted.logLikelihoods, 1e-13);
      }),
      { seed: 20240610, numRuns: 300 },
    );
  });

  test.each([1, 0, Number.NaN])('a row of NaN with weight %d', (weight) => {
    const problem = randomProblem({ ...plain, rows: 16, impossible: 0, weights: 'ones' });
    problem.table.fill(Number.NaN, 4 * 5 + 2, 4 * 5 + 3); // row 3, class 2
    problem.weights[3] = weight;
    const { total, posteriors } = run(kernel, problem, name);
    expect(Number.isNaN(total)).toBe(weight !== 0);
    const own = new Array(5).fill(weight === 0 ? 0 : Number.NaN);
    expect([...posteriors.subarray(15, 20)]).toEqual(own);
    expect(posteriors.filter(Number.isNaN)).toHaveLength(weight === 0 ? 0 : 5);
  });

  test('an impossible row of positive weight makes the sum −Infinity, its posteriors 0, and spoils no other', () => {
    const problem = randomProblem({ ...plain, rows: 32, impossible: 0, weights: 'ones' });
    const before = run(kernel, problem, name);
    problem.table.fill(-Infinity, 4 * 5, 5 * 5);
    const { total, posteriors } = run(kernel, problem, name);
    expect(total).toBe(-Infinity);
    expect(posteriors).toEqual(before.posteriors.map((q, i) => (i >= 15 && i < 20 ? 0 : q)));
    problem.weights[3] = 0;
    expect(Number.isFinite(run(kernel, problem, name).total)).toBe(true);
  });

  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    const problem = randomProblem(plain);
    const far = newKernel();
    far.arena.allocate(start - far.arena.mark());
    expect(run(far, problem, name)).toEqual(run(kernel, problem, name));
  });
});

test('one logarithm for many rows: sums that are far apart, and the most classes, stay finite', () => {
  const problem = randomProblem({ ...plain, rows: 128, classes: 1000, impossible: 0, weights: 'ones' });
  problem.table.fill(0); // each row's sum is 1,000
  const far = problem.table.map((_, i) => (Math.floor(i / 1000) % 2 === 0 ? -1e5 : 1e5));
  expect(run(kernel, { ...problem, table: far }, 'weighByClass').total).toBeCloseTo(
    run(kernel, { ...problem, table: far }, 'normaliseByClass').total,
    6,
  );
  expect(run(kernel, problem, 'weighByClass').total).toBeCloseTo(referencePass(problem).total, 9);
});

/** A table row a row: any joint probabilities. */
function randomProblem({ seed, rows, classes, impossible, weights }: Shape): Problem {
  const random = randomFrom(seed);
  const entry = () => (random() < impossible ? -Infinity : -50 * random());
  const weight = () => (weights === 'ones' ? 1 : weights === 'some' && random() < 0.3 ? 0 : 9 * random());
  return {
    ...{ rows, classes, items: 1 },
    logWeights: Float64Array.from({ length: classes }, () => Math.log(1 - random())),
    table: Float64Array.from({ length: (1 + rows) * classes }, entry),
    codes: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    weights: Float64Array.from({ length: rows }, weight),
  };
}

function run(kernel: Kernel, problem: Problem, name: Name): Omit<Expected, 'tableCounts'> {
  const { rows, classes, logWeights, table, weights } = problem;
  const whole = Math.ceil(rows / 8) * 8;
  const filled = guarded(
    kernel,
    { logWeights, block: new Float64Array(classes * 128).fill(Number.NaN) },
    ['block'],
    (at) => kernel.passes.initByClass(rows, classes, at.logWeights, at.block),
  ).block;
  const cells = columnsOf(table.subarray(classes), rows, classes, 0);
  const block = filled.map((x, i) => x + (cells[i] as number));
  const pass: NormaliseByClass = kernel.passes[name];
  const longer = new Float64Array(whole).fill(1); // what stands after the weights is of no account
  longer.set(weights);
  let total = Number.NaN;
  const after = guarded(
    kernel,
    { weights: longer, block, logLikelihoods: new Float64Array(whole), scratch: new Float64Array(whole) },
    ['block', 'logLikelihoods', 'scratch'],
    (at) => {
      total = pass(rows, classes, at.weights, at.block, at.logLikelihoods, at.scratch);
    },
  );
  const counts = new Float64Array(classes);
  const classCounts = guarded(kernel, { block: after.block, counts }, ['counts'], (at) =>
    kernel.passes.addClassesByClass(rows, classes, at.block, at.counts),
  ).counts;
  const posteriors = Float64Array.from(
    { length: rows * classes },
    (_, i) => after.block[(i % classes) * 128 + Math.floor(i / classes)] as number,
  );
  return { total, logLikelihoods: after.logLikelihoods.slice(0, rows), posteriors, classCounts };
}

/** |found − wanted| ≤ tolerance·max(1, |wanted|); what exp flushes (below e^−708) may differ. Equal where not finite. */
function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number];
    if (!(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)) || Object.is(a, b)))
      expect.fail(`entry ${i}: ${a} instead of ${b}`);
  }
}
