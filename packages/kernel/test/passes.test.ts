import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newKernel } from './kernel.ts';
import { type CodeBits, kernelPass, place, run } from './kernelPass.ts';
import { randomProblem, type Shape } from './problem.ts';
import { agreement, type Expected, type Problem, referencePass } from './reference.ts';

const kernel = newKernel();
const plain: Shape = { seed: 1, rows: 70, classes: 3, items: 5, levels: 3, missing: 0.1, impossible: 0, weightless: 0 };

describe('kernel = reference within 1e-12 + 4ε·max Σ|log p|', () => {
  const shapes = fc.record<Shape>({
    seed: fc.integer(),
    rows: fc.integer({ min: 0, max: 80 }),
    classes: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 17),
    items: fc.integer({ min: 0, max: 12 }),
    levels: fc.integer({ min: 1, max: 20 }),
    missing: fc.constantFrom(0, 0.2, 1),
    impossible: fc.constantFrom(0, 0.05, 0.5),
    weightless: fc.constantFrom(0, 0.3),
  });

  test.each([8, 16, 32] as const)('random problems, %d-bit codes', (bits) => {
    fc.assert(
      fc.property(shapes, (shape) => expectAgreement(randomProblem(shape), bits)),
      { seed: 20240601, numRuns: 400 },
    );
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 17])('%d classes, every code width', (classes) => {
    for (const bits of [8, 16, 32] as const) expectAgreement(randomProblem({ ...plain, classes }), bits);
  });

  test.each([1, 3, 8])('1,000 items, %d classes', (classes) => {
    const shape = { ...plain, classes, items: 1000, levels: 4 };
    const problem = randomProblem(shape);
    expectAgreement(problem, 16);
    expectAgreement(problem, 32);
    expect(Math.min(...referencePass(problem).logLikelihoods), 'far below what exp can hold').toBeLessThan(-708);
  });

  test('probabilities of 0 everywhere but in one class', () => {
    const problem = randomProblem({ ...plain, missing: 0 });
    problem.table.forEach((_, i) => {
      if (i >= 3 && i % 3 !== 1) problem.table[i] = -Infinity;
    });
    expectAgreement(problem, 8);
    expect([...kernelPass(kernel, problem, 8).classCounts].map((count) => count > 0)).toEqual([false, true, false]);
  });
});

describe('rows that say nothing or cannot be', () => {
  const log = Math.log;
  // Code 1 is impossible in both classes, code 2 possible, code 3 not a number. Weights: class 1 has .25, class 2 has .75.
  const problem = (codes: number[], weights: number[]): Problem => ({
    ...{ rows: codes.length, classes: 2, items: 1 },
    logWeights: Float64Array.of(log(0.25), log(0.75)),
    table: Float64Array.of(0, 0, -Infinity, -Infinity, log(0.5), log(0.5), Number.NaN, log(0.5)),
    codes: Uint32Array.from(codes),
    weights: Float64Array.from(weights),
  });

  test('an impossible row of positive weight makes the sum −Infinity, its posteriors 0, and spoils no other', () => {
    const { total, logLikelihoods, posteriors, classCounts } = kernelPass(kernel, problem([2, 1, 2], [1, 2, 1]), 8);
    expect(total).toBe(-Infinity);
    expect(logLikelihoods[1]).toBe(-Infinity);
    expect(logLikelihoods[0]).toBeCloseTo(log(0.5), 14);
    expect([...posteriors.subarray(2, 4)]).toEqual([0, 0]);
    expect(classCounts[1]).toBeCloseTo(1.5, 14);
  });

  test('an impossible row of weight 0 adds exactly nothing', () => {
    const without = kernelPass(kernel, problem([2, 2], [1, 3]), 8);
    const among = kernelPass(kernel, problem([2, 1, 2], [1, 0, 3]), 8);
    expect(among.total).toBe(without.total);
    expect(among.classCounts).toEqual(without.classCounts);
    expect(among.tableCounts).toEqual(without.tableCounts);
    expect([...among.posteriors.subarray(2, 4)]).toEqual([0, 0]);
  });

  test('NaN stays NaN, unless its row has no weight', () => {
    const { total, logLikelihoods, posteriors } = kernelPass(kernel, problem([2, 3], [1, 1]), 8);
    expect([total, logLikelihoods[1], posteriors[2]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const weightless = kernelPass(kernel, problem([2, 3], [1, 0]), 8);
    expect(weightless.total).toBeCloseTo(log(0.5), 14);
    expect([...weightless.posteriors.subarray(2, 4)]).toEqual([0, 0]);
    expect(kernelPass(kernel, problem([2], [Number.NaN]), 8).total).toBeNaN();
  });

  test.each([0, 1, 2, 3, 4])('NaN in lane %d beside impossible classes is seen', (lane) => {
    const table = new Float64Array(10).fill(-Infinity);
    table.fill(0, 0, 5);
    table[5 + lane] = Number.NaN;
    const five = { ...randomProblem({ ...plain, classes: 5, items: 1, rows: 1 }), table, codes: Uint32Array.of(1) };
    expect(kernelPass(kernel, five, 16).total).toBeNaN();
  });

  test('a row without cells has the class weights as posterior', () => {
    const { logLikelihoods, posteriors } = kernelPass(kernel, problem([0], [4]), 32);
    expect(logLikelihoods[0]).toBeCloseTo(0, 15);
    expect(posteriors[0]).toBeCloseTo(1, 14);
    expect(posteriors[1]).toBeCloseTo(3, 14);
  });

  test('no row at all: the sum is 0', () => {
    expect(kernelPass(kernel, problem([], []), 8).total).toBe(0);
  });
});

describe('bits and memory', () => {
  test('the same bits from another instance, another code width and another block size', () => {
    const problem = randomProblem({ ...plain, classes: 9, rows: 64, impossible: 0.02 });
    const whole = kernelPass(kernel, problem, 8);
    expect(kernelPass(newKernel(), problem, 32)).toEqual(whole);
    const cut = 31;
    const parts = [
      kernelPass(kernel, rowsOf(problem, 0, cut), 16),
      kernelPass(kernel, rowsOf(problem, cut, problem.rows), 16),
    ];
    expect(parts.flatMap((part) => [...part.posteriors])).toEqual([...whole.posteriors]);
    expect(parts.flatMap((part) => [...part.logLikelihoods])).toEqual([...whole.logLikelihoods]);
  });

  test('nothing is allocated, and nothing else written, in 1,000 passes', () => {
    const own = newKernel();
    const before = own.arena.allocate(1024);
    const placed = place(own, randomProblem(plain), 16);
    const after = own.arena.allocate(65536);
    own.arena.u8(before, 1024).fill(0xa5);
    const canary = own.arena.u8(after, 65536).fill(0xa5);
    const [mark, base, bytes] = [own.arena.mark(), own.passes.heapBase(), canary.buffer.byteLength];
    const first = run(own, placed);
    for (let i = 0; i < 1000; i++) expect(run(own, placed)).toBe(first);
    expect(canary.buffer.byteLength, 'a grown memory would have detached this view').toBe(bytes);
    expect(own.arena.u8(after, 1).buffer.byteLength).toBe(bytes);
    expect([own.arena.mark(), own.passes.heapBase()]).toEqual([mark, base]);
    expect(canary.every((byte) => byte === 0xa5)).toBe(true);
    expect(own.arena.u8(before, 1024).every((byte) => byte === 0xa5)).toBe(true);
  });
});

function expectAgreement(problem: Problem, bits: CodeBits): void {
  const wanted = referencePass(problem);
  const found = kernelPass(kernel, problem, bits);
  const relative = agreement(problem);
  const logScale = Math.max(1, ...wanted.logLikelihoods.filter(Number.isFinite).map(Math.abs));
  expectClose(found.logLikelihoods, wanted.logLikelihoods, relative, logScale);
  const weight = problem.weights.reduce((sum, w) => sum + w, 0);
  expectClose([found.total], [wanted.total], relative, Math.max(1, weight) * logScale);
  for (const part of ['posteriors', 'classCounts', 'tableCounts'] satisfies (keyof Expected)[]) {
    expectClose(found[part], wanted[part], relative, 0);
  }
}

/** |found − wanted| ≤ relative·max(|wanted|, scale); what exp flushes (below e^−708) may differ. Equal where not finite. */
function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, relative: number, scale: number): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number];
    const close = Math.abs(a - b) <= relative * Math.max(Math.abs(b), scale) + 1e-300;
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
