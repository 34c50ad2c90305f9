import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newKernel } from './kernel.ts';
import type { CodeBits } from './kernelPass.ts';
import { expectSums } from './sums.ts';
import { treePass } from './treePass.ts';
import { type NetworkShape, randomTree, type TreeProblem } from './treeProblem.ts';
import { enumerate } from './treeReference.ts';

const kernel = newKernel();

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
    zeros: fc.constantFrom(0, 0, 0.4),
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
});

export function expectAgreement(problem: TreeProblem, bits: CodeBits): void {
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

function expectClose(a: number, b: number, relative: number): void {
  const close = Math.abs(a - b) <= relative * Math.max(1, Math.abs(b));
  if (!(close || Object.is(a, b))) expect.fail(`${a} instead of ${b}`);
}
