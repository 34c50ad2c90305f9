import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADDRESSES } from './blocks.ts';
import { expectPass } from './expectPass.ts';
import { newKernel } from './kernel.ts';
import { randomProblem, type Shape } from './problem.ts';
import { agreement, type Problem, referencePass } from './reference.ts';

const kernel = newKernel();
const plain: Shape = {
  seed: 1,
  rows: 300,
  classes: 3,
  items: 5,
  levels: 3,
  missing: 0.1,
  impossible: 0,
  weightless: 0,
};
const WIDTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 25, 40];

describe('kernel = reference within 1e-12 + 4ε·max Σ|log p|', () => {
  const shapes = fc.record<Shape>({
    seed: fc.integer(),
    rows: fc.integer({ min: 0, max: 300 }),
    classes: fc.constantFrom(...WIDTHS),
    items: fc.integer({ min: 0, max: 12 }),
    levels: fc.integer({ min: 1, max: 20 }),
    missing: fc.constantFrom(0, 0.2, 1),
    impossible: fc.constantFrom(0, 0.05, 0.5),
    weightless: fc.constantFrom(0, 0.3),
  });

  test('random problems', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...WEIGHTS), (shape, weigh) => {
        const problem = randomProblem(shape);
        expectAgreement({ ...problem, weights: problem.weights.map(weigh) });
      }),
      { seed: 20240601, numRuns: 400 },
    );
  });

  test.each(WIDTHS)('%d classes', (classes) => {
    expectAgreement(randomProblem({ ...plain, classes }));
    expectAgreement(randomProblem({ ...plain, classes, impossible: 0.3, weightless: 0.2 }));
  });

  test.each([1, 3, 8, 16, 17])(
    '%d classes: rows of 1 to 400 and of 1,000 items, below all that products can hold',
    (classes) => {
      for (const items of [100, 150, 180, 200, 400, 1000])
        expectAgreement(randomProblem({ ...plain, rows: 20, classes, items, levels: 4 }));
    },
  );

  test.each([1, 2, 3, 8, 9, 16, 17])('%d classes: probabilities down to 1e-300 in any place', (classes) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), fc.constantFrom(0.02, 0.3, 1), (seed, items, share) => {
        const problem = randomProblem({ ...plain, seed, rows: 40, classes, items });
        const pick = randomProblem({ ...plain, seed: seed ^ 1, rows: 0, classes, items }).table;
        const table = problem.table.map((x, i) => (i >= classes && -(pick[i] as number) < share ? x * 690 : x));
        expectAgreement({ ...problem, table: table.map((x) => Math.max(x, -690)) });
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('a class that underflows on the way does not come back changed', () => {
    // Class 0 is at 1e-320 after two items and the better one after four.
    const table = Float64Array.of(0, 0, -400, 0, -337, 0, 0, -500, 0, -600);
    const problem = { ...randomProblem({ ...plain, rows: 1, classes: 2, items: 4 }), table };
    expectAgreement({ ...problem, codes: Uint32Array.of(1, 2, 3, 4) });
    expectAgreement({ ...problem, codes: Uint32Array.of(3, 1, 4, 2) });
  });
});

const WEIGHTS: ((weight: number, row: number) => number)[] = [
  (weight) => weight,
  (weight) => (weight === 0 ? 0 : 1),
  () => 1,
  () => 0,
  (weight) => weight * 1e-200,
  (weight) => weight * 1e200,
  (weight, row) => (row === 77 ? 1e290 : weight),
];

describe('rows that say nothing or cannot be', () => {
  // Code 1 is impossible in all classes, code 2 possible, code 3 not a number.
  const problem = (classes: number, codes: number[], weights: number[]): Problem => ({
    ...{ rows: codes.length, classes, items: 1 },
    logWeights: new Float64Array(classes).fill(-Math.log(classes)),
    table: Float64Array.from([0, -Infinity, Math.log(0.5), Math.log(0.5)].flatMap((x) => Array(classes).fill(x))).fill(
      Number.NaN,
      4 * classes - 1,
    ),
    codes: Uint32Array.from(codes),
    weights: Float64Array.from(weights),
  });

  test.each([2, 3, 9, 16])('%d classes: an impossible row makes the sum −Infinity and counts nothing', (classes) => {
    const { total, tableCounts } = expectPass(kernel, problem(classes, [2, 1, 2], [1, 2, 1]));
    expect(total).toBe(-Infinity);
    expect([...tableCounts.subarray(classes, 2 * classes)]).toEqual(new Array(classes).fill(0));
    expect(tableCounts[2 * classes]).toBeCloseTo(2 / classes, 14);
  });

  test.each([2, 3, 9, 16])('%d classes: rows of weight 0 add exactly nothing, whatever they hold', (classes) => {
    const without = expectPass(kernel, problem(classes, [2, 2], [1, 3]));
    expect(expectPass(kernel, problem(classes, [2, 1, 3, 2], [1, 0, 0, 3]))).toEqual(without);
    expect(expectPass(kernel, problem(classes, [1, 3], [0, 0])).total).toBe(0);
  });

  test.each([2, 3, 9, 16])('%d classes: NaN stays NaN', (classes) => {
    expect(expectPass(kernel, problem(classes, [2, 3], [1, 1])).total).toBeNaN();
    expect(expectPass(kernel, problem(classes, [2, 2], [Number.NaN, 1])).total).toBeNaN();
    expect(expectPass(kernel, problem(classes, [2, 2], [1, Number.NaN])).total).toBeNaN();
  });

  test('no row at all: the sum is 0', () => {
    expect(expectPass(kernel, problem(3, [], [])).total).toBe(0);
  });
});

describe('bits and memory', () => {
  test.each([3, 9, 16])('%d classes: the same bits from another instance and in parts of whole blocks', (classes) => {
    const problem = randomProblem({ ...plain, rows: 300, classes, impossible: 0.02, weightless: 0.1 });
    const whole = expectPass(kernel, problem);
    expect(expectPass(newKernel(), problem)).toEqual(whole);
    const first = expectPass(kernel, rowsOf(problem, 0, 128));
    expect(expectPass(kernel, rowsOf(problem, 128, 300), first.counts).counts).toEqual(whole.counts);
  });

  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    for (const classes of [3, 16, 17]) {
      const far = newKernel();
      far.arena.allocate(start - far.arena.mark());
      const problem = randomProblem({ ...plain, rows: 40, classes, impossible: 0.3 });
      expect(expectPass(far, problem)).toEqual(expectPass(kernel, problem));
    }
  });

  test('nothing is allocated in 1,000 passes', () => {
    const own = newKernel();
    const problem = randomProblem({ ...plain, impossible: 0.1 });
    const first = expectPass(own, problem);
    const canary = own.arena.u8(own.arena.allocate(64), 64);
    for (let i = 0; i < 1000; i++) expect(expectPass(own, problem)).toEqual(first);
    expect(canary.byteLength, 'a grown memory would have detached this view').toBe(64);
  });
});

function expectAgreement(problem: Problem): void {
  const wanted = referencePass(problem);
  const found = expectPass(kernel, problem);
  const relative = agreement(problem);
  const weight = problem.weights.reduce((sum, w) => sum + w, 0);
  const logScale = Math.max(1, ...wanted.logLikelihoods.filter(Number.isFinite).map(Math.abs));
  expectClose([found.total], [wanted.total], relative, Math.max(Number.MIN_VALUE, weight) * logScale);
  expectClose(found.tableCounts, wanted.tableCounts, relative, 0, FLOOR * weight);
}

/** A row's posterior that is smaller than this may be lost: 2^−766, for a class that products cannot hold beside the others. */
const FLOOR = 2.6e-231;

/** |found − wanted| ≤ relative·max(|wanted|, scale) + floor. Equal where not finite. */
function expectClose(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  relative: number,
  scale: number,
  floor = 0,
): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number];
    const close = Math.abs(a - b) <= relative * Math.max(Math.abs(b), scale) + floor;
    if (!(close || Object.is(a, b))) expect.fail(`entry ${i}: ${a} instead of ${b} (relative ${relative})`);
  }
}

function rowsOf(problem: Problem, from: number, to: number): Problem {
  return {
    ...problem,
    rows: to - from,
    codes: problem.codes.slice(from * problem.items, to * problem.items),
    weights: problem.weights.slice(from, to),
  };
}
