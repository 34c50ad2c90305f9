import { compileKernel, decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import { describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../src/engine/memory.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { categorical } from '../../src/families/categorical.ts';
import { createPosterior } from '../../src/model/index.ts';
import { createMixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { collapse, summarize } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';

const module = compileKernel(decodeBase64(kernelBase64));

/** A mixture of items with random levels, and patterns enough for many chunks. */
function problem(classes: number, levels: readonly number[], rows: number, seed = 1) {
  const random = createRandom(seed);
  const emissions = levels.map((width, j) =>
    categorical.emission({
      name: `x${j}`,
      columns: [`x${j}`],
      feature: { levels: Array.from({ length: width }, (_, l) => String(l)) },
      classes,
      pseudoCount: 0,
      fixed: false,
    }),
  );
  const model = createMixture({ latent: 'class', classes, emissions, fixedSizes: false, pseudoCount: 0 });
  const features = levels.map((width) => ({
    kind: 'codes' as const,
    levels: width,
    codes: Uint16Array.from({ length: rows }, () => Math.floor(random.uniform() * (width + 1))),
    remap: Uint32Array.from({ length: width + 1 }, (_, code) => code),
  }));
  const weights = Float64Array.from({ length: rows }, () => Math.floor(random.uniform() * 3));
  const patterns = finishNow(collapse({ rows, features, warnings: [] }, undefined, weights));
  const start = (stream: number) =>
    model.start(createRandom(seed, stream), finishNow(summarize(patterns, classes, weights)));
  return { model, patterns, start };
}

const close = (a: Float64Array, b: Float64Array, tolerance: number) =>
  a.forEach((value, i) => {
    expect(Math.abs(value - (b[i] as number))).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  });

describe.each([
  ['3 classes, small items', 3, [2, 3, 4, 2, 5], 20_000],
  ['an even number of classes', 4, [3, 3], 500],
  ['one class', 1, [2, 70], 500],
  ['codes of two bytes', 2, [300, 200, 2], 9_000],
  ['more levels than a chunk has rows', 2, [70_000, 3], 3_000],
] as const)('%s', (_, classes, levels, rows) => {
  const { model, patterns, start } = problem(classes, levels, rows);
  const [a, b] = [start(1), start(2)];

  test('the memory engine gives the numbers of the reference', async () => {
    const memory = createMemoryEngine(module, model, patterns);
    const reference = createReferenceEngine(model, patterns);
    close(await memory.expect(a), await reference.expect(a), 1e-11);
    close(memory.logLikelihoods(a), reference.logLikelihoods(a), 1e-12);
    close(memory.posterior(a).data, reference.posterior(a).data, 1e-11);
    const q = createPosterior(classes, reference.posterior(b).data);
    close(await memory.accumulate(q, a), await reference.accumulate(q, a), 1e-11);
    memory.dispose();
  });

  test.each(['memory', 'reference'])('%s: passes that rest do not disturb one another', async (kind) => {
    const breath = { due: () => true, rest: () => new Promise<void>((resolve) => setImmediate(resolve)) };
    const create = (rests: boolean) =>
      kind === 'memory'
        ? createMemoryEngine(module, model, patterns, rests ? breath : undefined)
        : createReferenceEngine(model, patterns, rests ? breath : undefined);
    const alone = create(false);
    const [first, second] = [(await alone.expect(a)).slice(), (await alone.expect(b)).slice()];
    const shared = create(true);
    const together = [shared.expect(a), shared.expect(b), shared.accumulate(alone.posterior(b), b)];
    expect(shared.posterior(b).data).toEqual(alone.posterior(b).data);
    const [one, two, three] = await Promise.all(together);
    expect(one).toEqual(first);
    expect(two).toEqual(second);
    close(three as Float64Array, second, 1e-11);
  });
});
