import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TreeClique, TreeFamily } from '../src/index.ts';
import { hiddenChain } from './hiddenChain.ts';
import { newKernel } from './kernel.ts';
import { expectClose, treePass } from './treePass.ts';
import { type NetworkShape, problemOf, randomTree, type TreeProblem } from './treeProblem.ts';

const kernel = newKernel();

describe('a chain of 1,000 hidden binary variables = forward–backward in logarithms', () => {
  const usual = { initial: [0.3, 0.7], transition: [0.9, 0.1, 0.2, 0.8] };

  test.each([
    ['what is seen has probabilities near 1e-300', [2e-300, 1, 3e-300, 1]],
    ['what is seen has probability 1/2: 2^−1000 in all', [0.5, 0.5, 0.5, 0.5]],
    ['one state alone can show it, with the smallest number there is', [5e-324, 1, 0, 1]],
    ['far apart', [1, 1, 1e-200, 1]],
  ])('%s', (_name, emission) => {
    expectChain({ ...usual, emission });
  });

  test('states that never change, one of them 1e300 times likelier at each step', () => {
    expectChain({ initial: [1e-300, 1], transition: [1, 0, 0, 1], emission: [1, 1, 1e-300, 1] });
  });

  function expectChain(model: { initial: number[]; transition: number[]; emission: number[] }): void {
    const { problem, logLikelihood, counts } = hiddenChain(1000, model);
    const found = treePass(kernel, problem, 8);
    expectClose(found.total, logLikelihood, 1e-10);
    counts.forEach((count, i) => {
      const error = Math.abs((found.counts[i] as number) - count);
      // What is less than e^−708 of the likeliest state is 0.
      expect(error).toBeLessThanOrEqual(1e-10 * count + 1e-290);
    });
  }
});

describe('logarithms = products', () => {
  const networks = fc.record<NetworkShape>({
    seed: fc.integer(),
    rows: fc.constant(5),
    variables: fc.integer({ min: 1, max: 12 }),
    levels: fc.constant(4),
    parents: fc.constant(3),
    tree: fc.constantFrom('elimination', 'maximal', 'hung'),
    missing: fc.constantFrom(0.3, 0.8, 1),
    pruned: fc.constant(0),
    zeros: fc.constantFrom(0, 0.4),
    weightless: fc.constant(0.2),
    tied: fc.constant(0.3),
    uncounted: fc.constant(0.2),
  });

  test('every variable has an observed child of probability 1e-280, whatever its parent is', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(networks, (network) => {
        const problem = randomTree(network);
        const found = treePass(kernel, withSmallChildren(problem), 8);
        const wanted = treePass(kernel, problem, 8);
        const shift = network.variables * Math.log(1e-280);
        wanted.logLikelihoods.forEach((logLikelihood, row) => {
          expectClose(found.logLikelihoods[row] as number, logLikelihood + shift, 1e-13);
        });
        wanted.counts.forEach((count, i) => {
          expectClose(found.counts[i] as number, count, 1e-12);
        });
      }),
      { seed: 20240702, numRuns: 300 },
    );
  });
});

describe('impossible or only small', () => {
  // 0 → 1 and 0 → 2; variable 0 is hidden.
  const families = (tables: number[]): TreeFamily[] => [
    { clique: 1, variables: [0], table: 0, counts: 0 },
    { clique: 0, variables: [0, 1], table: tables[0] as number, counts: tables[0] as number },
    { clique: 1, variables: [0, 2], table: tables[1] as number, counts: tables[1] as number },
  ];
  const cliques: TreeClique[] = [
    { variables: [1, 0], parent: 1, separator: [0] },
    { variables: [2, 0], parent: -1, separator: [] },
  ];
  const small = (a: number, b: number) => [0.5, 0.5, a, 1 - a, b, 1 - b, b, 1 - b, a, 1 - a];
  const shape = { levels: [2, 2, 2], cliques, families: families([2, 6]) };

  test('each state excluded by another child', () => {
    const problem = problemOf(shape, small(0.5, 0), [
      [0, 2, 2],
      [0, 1, 1],
    ]);
    const { total, logLikelihoods, counts } = treePass(kernel, problem, 8);
    expect([total, logLikelihoods[1]]).toEqual([-Infinity, -Infinity]);
    expectClose(logLikelihoods[0] as number, Math.log(0.5), 1e-15);
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      'the possible row is counted',
    ).toBeCloseTo(3, 14);
    const weightless = treePass(kernel, { ...problem, weights: Float64Array.of(1, 0) }, 8);
    expect([weightless.total, weightless.logLikelihoods[1]]).toEqual([logLikelihoods[0], -Infinity]);
    expect(weightless.counts).toEqual(counts);
  });

  test('a message that excludes every state', () => {
    const deep = {
      levels: [2, 2, 2, 2],
      cliques: [
        { variables: [1, 2, 3], parent: 1, separator: [1] },
        { variables: [0, 1], parent: -1, separator: [] },
      ],
      families: [
        { clique: 1, variables: [0], table: 0, counts: 0 },
        { clique: 1, variables: [0, 1], table: 2, counts: 2 },
        { clique: 0, variables: [1, 2], table: 6, counts: 6 },
        { clique: 0, variables: [1, 3], table: 10, counts: 10 },
      ],
    };
    const tables = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 1, 0.5, 0.5, 0.5, 0.5, 0, 1];
    const { logLikelihoods, counts } = treePass(kernel, problemOf(deep, tables, [[0, 0, 1, 1]]), 8);
    expect(logLikelihoods[0]).toBe(-Infinity);
    expect(counts).toEqual(new Float64Array(14));
  });

  test.each([1e-100, 1e-160, 1e-300])('%d twice is possible', (p) => {
    const { total, counts } = treePass(kernel, problemOf(shape, small(p, p), [[0, 1, 1]]), 8);
    expectClose(total, 2 * Math.log(p), 1e-15);
    expect([counts[0], counts[1]]).toEqual([0.5, 0.5]);
  });

  test('observed: a probability of 1e-300 three times, and of 0', () => {
    const problem = problemOf(
      shape,
      [1e-300, 1, 1e-300, 1, 0, 1, 1e-300, 1, 1, 0],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    );
    const { logLikelihoods, counts } = treePass(kernel, { ...problem, weights: Float64Array.of(3, 1) }, 8);
    expectClose(logLikelihoods[0] as number, 3 * Math.log(1e-300), 1e-15);
    expect(logLikelihoods[1]).toBe(-Infinity);
    expect([...counts]).toEqual([3, 0, 3, 0, 0, 0, 3, 0, 0, 0]);
  });

  test.each([
    ['hidden', [0, 1, 1]],
    ['observed', [1, 1, 1]],
  ])('NaN stays NaN and is not counted, unless its row has no weight: %s', (_name, row) => {
    const tables = small(Number.NaN, 0.5);
    const problem = problemOf(shape, tables, [row, [1, 2, 0], row]);
    const { total, logLikelihoods } = treePass(kernel, problem, 8);
    expect([total, logLikelihoods[0]]).toEqual([Number.NaN, Number.NaN]);
    const clean = problemOf(shape, small(0.25, 0.5), [row]);
    const { total: possible, counts } = treePass(kernel, clean, 8);
    const mixed = { ...problemOf(shape, tables, [row, row]), weights: Float64Array.of(0, 1) };
    expect(treePass(kernel, mixed, 8).counts).toEqual(new Float64Array(10));
    expect(Number.isFinite(possible)).toBe(true);
    expect(counts.some((count) => count > 0)).toBe(true);
  });
});

/** The problem, and one more variable for each there was, its child, seen at a level of probability 1e-280. */
function withSmallChildren({ shape, ...problem }: TreeProblem): TreeProblem {
  const { length } = shape.levels;
  const start = problem.probabilities.length;
  const most = Math.max(...shape.levels);
  const children = shape.levels.map((_, variable) => [variable, length + variable]);
  const holder = (variable: number) => shape.cliques.findIndex(({ variables }) => variables.includes(variable));
  const moved = (clique: number) => (clique < 0 ? -1 : clique + length);
  const codes: number[] = [];
  for (let row = 0; row < problem.rows; row++) {
    codes.push(...problem.codes.subarray(row * length, (row + 1) * length), ...new Array<number>(length).fill(1));
  }
  return {
    ...problem,
    shape: {
      levels: [...shape.levels, ...shape.levels.map(() => 2)],
      cliques: [
        ...children.map((variables, variable) => {
          return { variables, parent: moved(holder(variable)), separator: [variable] };
        }),
        ...shape.cliques.map((clique) => ({ ...clique, parent: moved(clique.parent) })),
      ],
      families: [
        ...shape.families.map((family) => ({ ...family, clique: moved(family.clique) })),
        ...children.map((variables, clique) => ({ clique, variables, table: start, counts: -1 })),
      ],
    },
    codes: Uint32Array.from(codes),
    probabilities: Float64Array.from([
      ...problem.probabilities,
      ...Array.from({ length: 2 * most }, (_, i) => (i % 2 === 0 ? 1e-280 : 1)),
    ]),
  };
}
