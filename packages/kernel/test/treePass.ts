import { expect } from 'vitest';
import { compileTree, type Kernel, treeScratch } from '../src/index.ts';
import { guarded } from './guarded.ts';
import type { CodeBits } from './kernelPass.ts';
import type { TreeProblem } from './treeProblem.ts';

export interface TreeResult {
  readonly total: number;
  readonly logLikelihoods: Float64Array;
  readonly counts: Float64Array;
}

/** One run of the tree pass over all rows; what it may not write is guarded. */
export function treePass(kernel: Kernel, problem: TreeProblem, bits: CodeBits, logs?: Float64Array): TreeResult {
  const { rows, shape, probabilities, weights, counts } = problem;
  const codes = { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array }[bits].from(problem.codes);
  const arrays = {
    ...{ program: compileTree(shape), codes, probabilities, weights, counts },
    logProbabilities: logs ?? probabilities.map(Math.log),
    logLikelihoods: new Float64Array(rows),
    scratch: new Float64Array(treeScratch(shape) / 8),
  };
  let total = Number.NaN;
  const written = guarded(kernel, arrays, ['counts', 'logLikelihoods', 'scratch'], (at) => {
    total = kernel.passes[`inferTree${bits}`](
      ...([rows, at.program, at.codes, at.probabilities, at.logProbabilities] as const),
      ...([at.weights, at.counts, at.logLikelihoods, at.scratch] as const),
    );
  });
  return { total, logLikelihoods: written.logLikelihoods, counts: written.counts };
}

/** |found − wanted| ≤ relative·max(1, |wanted|); the same where that is not finite. */
export function expectClose(found: number, wanted: number, relative: number): void {
  const close = Math.abs(found - wanted) <= relative * Math.max(1, Math.abs(wanted));
  if (!(close || Object.is(found, wanted))) expect.fail(`${found} instead of ${wanted}`);
}
