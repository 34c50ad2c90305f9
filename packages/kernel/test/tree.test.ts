import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTree, type Kernel, type TreeShape, treeScratch } from '../src/index.ts';
import { ADDRESSES } from './blocks.ts';
import { newKernel } from './kernel.ts';
import type { CodeBits } from './kernelPass.ts';
import { expectSums } from './sums.ts';
import { expectClose, treePass } from './treePass.ts';
import { type NetworkShape, problemOf, randomTree, type TreeProblem } from './treeProblem.ts';
import { enumerate } from './treeReference.ts';

const kernel = newKernel();
const plain: NetworkShape = {
  ...{ seed: 4, rows: 40, variables: 37, levels: 4, parents: 3, tree: 'maximal', missing: 0.3, pruned: 0.5 },
  ...{ zeros: 0.02, weightless: 0.1, tied: 0.3, uncounted: 0.1 },
};

describe('kernel = enumeration', () => {
  const networks = fc.record<NetworkShape>({
    seed: fc.integer(),
    rows: fc.integer({ min: 0, max: 6 }),
    variables: fc.integer({ min: 1, max: 7 }),
    levels: fc.integer({ min: 1, max: 4 }),
    parents: fc.integer({ min: 0, max: 3 }),
    tree: fc.constantFrom('single', 'elimination', 'maximal', 'hung'),
    missing: fc.constantFrom(0, 0.3, 0.7, 1),
    pruned: fc.constantFrom(0, 0.5, 1),
    zeros: fc.constantFrom(0, 0.4),
    weightless: fc.constantFrom(0, 0.3),
    tied: fc.constantFrom(0, 0.7),
    uncounted: fc.constantFrom(0, 0.3),
  });

  test.each([8, 16, 32] as const)('random networks, %d-bit codes', { timeout: 60_000 }, (bits) => {
    fc.assert(
      fc.property(networks, (network) => expectAgreement(randomTree(network), bits)),
      { seed: 20240701, numRuns: 400 },
    );
  });

  test.each([
    [16, 300],
    [32, 70_000],
  ] as const)('%d-bit codes of %d levels, seen, hidden and pruned', (bits, size) => {
    const shape: TreeShape = {
      levels: [2, size],
      cliques: [{ variables: [1, 0], parent: -1, separator: [] }],
      families: [
        { clique: 0, variables: [0], table: 0, counts: 0 },
        { clique: 0, variables: [0, 1], table: 2, counts: 2 },
      ],
    };
    // Sums of these are exact: 70,000 roundings are not what is tested.
    const table = [2 ** -17, 2 ** -34].flatMap((unit, own) => {
      const row = Array.from({ length: size - 1 }, (_, i) => unit * (own === 0 ? 1 : i + 1));
      return [...row, 1 - row.reduce((sum, x) => sum + x)];
    });
    const rows = [
      [0, size],
      [2, size - 1],
      [0, size + 1],
      [1, 0],
    ];
    expectAgreement(problemOf(shape, [0.25, 0.75, ...table], rows), bits);
  });
});

describe('known numbers: thoughts are good with probability 3/4, words then with 2/3, else with 1/2', () => {
  const shape: TreeShape = {
    levels: [2, 2],
    cliques: [{ variables: [0, 1], parent: -1, separator: [] }],
    families: [
      { clique: 0, variables: [0], table: 0, counts: 0 },
      { clique: 0, variables: [0, 1], table: 2, counts: 2 },
    ],
  };
  const probabilities = [1 / 4, 3 / 4, 1 / 2, 1 / 2, 1 / 3, 2 / 3];
  const result = (row: number[]) => treePass(kernel, problemOf(shape, probabilities, [row]), 8);

  test.each([
    ['good words', [0, 2], 5 / 8, [1 / 5, 4 / 5, 0, 1 / 5, 0, 4 / 5]],
    ['good thoughts', [2, 0], 3 / 4, [0, 1, 0, 0, 1 / 3, 2 / 3]],
    ['both', [2, 2], 1 / 2, [0, 1, 0, 0, 0, 1]],
    ['neither', [0, 0], 1, probabilities.map((p, i) => (i < 2 ? p : p * (i < 4 ? 1 / 4 : 3 / 4)))],
    ['words pruned', [0, 3], 1, [1 / 4, 3 / 4, 0, 0, 0, 0]],
    ['both pruned', [3, 3], 1, [0, 0, 0, 0, 0, 0]],
  ])('%s', (_name, row, probability, counts) => {
    const found = result(row);
    expectClose(found.total, Math.log(probability), 1e-15);
    counts.forEach((count, i) => {
      expect(found.counts[i]).toBeCloseTo(count, 15);
    });
  });

  test('the program and its scratch', () => {
    expect([...compileTree(shape)]).toEqual([
      ...[2, 48, 120, 160, 32, 48, 64, 116, 124, 136],
      ...[2, 2],
      ...[32, 24, 0, 0, 0, 8, 8, 0],
      ...[40, 32, 16, 16, 0, 16, 8, 8, 16, 8],
      ...[40, 8, 120, 68, 0, 2, 8, 2, 0, 0],
    ]);
    expect(treeScratch(shape)).toBe(136 + 8 * (4 + 2));
  });

  test('no row: the sum is 0; no variable: every row is certain', () => {
    expect(treePass(kernel, problemOf(shape, probabilities, []), 8).total).toBe(0);
    const nothing = problemOf({ levels: [], cliques: [], families: [] }, [], [[], []]);
    expect([...treePass(kernel, nothing, 8).logLikelihoods]).toEqual([0, 0]);
  });
});

describe('bits and memory', () => {
  const problem = randomTree(plain);
  const whole = treePass(kernel, problem, 8);

  test('some rows are impossible, most are not', () => {
    const impossible = whole.logLikelihoods.filter((x) => x === -Infinity).length;
    expect(impossible).toBeGreaterThan(0);
    expect(impossible).toBeLessThan(problem.rows / 2);
  });

  test('the same from another instance and every width of codes', () => {
    expect(treePass(newKernel(), problem, 16)).toEqual(whole);
    expect(treePass(newKernel(), problem, 32)).toEqual(whole);
  });

  test('the same in two parts', () => {
    const first = treePass(kernel, part(problem, 0, 17), 8);
    const second = treePass(kernel, { ...part(problem, 17, problem.rows), counts: first.counts }, 8);
    expect([...first.logLikelihoods, ...second.logLikelihoods]).toEqual([...whole.logLikelihoods]);
    expect(second.counts).toEqual(whole.counts);
  });

  test.each(ADDRESSES)('pointers %s give the same', (_name, start) => {
    const far = newKernel();
    far.arena.allocate(start - far.arena.mark());
    expect(treePass(far, problem, 8)).toEqual(whole);
  });

  test('pruning changes no log-likelihood', () => {
    const codes = problem.codes.map((code, i) =>
      code > (problem.shape.levels[i % plain.variables] as number) ? 0 : code,
    );
    expect(codes).not.toEqual(problem.codes);
    const { logLikelihoods } = treePass(kernel, { ...problem, codes }, 8);
    logLikelihoods.forEach((logLikelihood, row) => {
      expectClose(logLikelihood, whole.logLikelihoods[row] as number, 1e-13);
    });
  });

  test('nothing is allocated in 1,000 passes', () => {
    const own = newKernel();
    const once = treePass(own, problem, 8);
    const before = size(own);
    for (let i = 0; i < 1000; i++) expect(treePass(own, part(problem, 0, 2), 8).total).not.toBeNaN();
    expect(size(own)).toBe(before);
    expect(treePass(own, problem, 8)).toEqual(once);
  });
});

function expectAgreement(problem: TreeProblem, bits: CodeBits): void {
  const wanted = enumerate(problem);
  const found = treePass(kernel, problem, bits);
  let total = 0;
  wanted.logLikelihoods.forEach((logLikelihood, row) => {
    expectClose(found.logLikelihoods[row] as number, logLikelihood, 1e-12);
    const weight = problem.weights[row] as number;
    if (weight !== 0) total += weight * (found.logLikelihoods[row] as number);
  });
  expect(found.total).toBe(total);
  expectSums(found.counts, wanted.counts, 1e-12);
}

function part(problem: TreeProblem, from: number, to: number): TreeProblem {
  const variables = problem.shape.levels.length;
  return {
    ...problem,
    rows: to - from,
    codes: problem.codes.slice(from * variables, to * variables),
    weights: problem.weights.slice(from, to),
  };
}

/** Bytes of the whole memory. */
function size({ arena }: Kernel): number {
  return arena.u8(arena.mark(), 0).buffer.byteLength;
}
