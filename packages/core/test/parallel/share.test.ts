import { compileKernel, decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../../src/api/columns.ts';
import { prepare } from '../../src/api/prepare.ts';
import { tableOf } from '../../src/api/rows.ts';
import { createMemoryEngine } from '../../src/engine/memory.ts';
import { categorical, gaussian, mixture } from '../../src/index.ts';
import { allPatterns, patternsOf, sharesOf } from '../../src/parallel/share.ts';
import { finishNow } from '../../src/pass/index.ts';
import { createRandom, normal } from '../../src/random/index.ts';
import { alignedRuns, createTreeSum } from '../../src/statistics/index.ts';

const COLUMNS = Array.from({ length: 30 }, (_, j) => `x${j}`);
const ROWS = 2800;

/** Items and a wide Gaussian block with missing cells, of few patterns a chunk; the last rows have levels and masks of their own. */
function wide() {
  const random = createRandom(4);
  const columns: Schema = {
    a: categorical(['0', '1', '2']),
    b: categorical(['0', '1']),
    ...Object.fromEntries(COLUMNS.map((name) => [name, gaussian()])),
  };
  const model = mixture({ classes: 5, columns, blocks: { block: { columns: COLUMNS, covariance: 'full' } as never } });
  const table = tableOf(
    model.schema,
    Array.from({ length: ROWS }, (_, row) => ({
      a: row > ROWS - 20 ? '2' : String(Math.floor(2 * random.uniform())),
      b: random.uniform() < 0.1 ? null : String(Math.floor(2 * random.uniform())),
      ...Object.fromEntries(
        COLUMNS.map((name, j) => [name, j < 3 && random.uniform() < 0.2 ? null : (j < 4 ? 1 : 0) + normal(random)]),
      ),
    })),
  );
  return finishNow(prepare(model.toJSON(), table, undefined));
}

const kernel = compileKernel(decodeBase64(kernelBase64));
const { model, patterns, summary } = wide();
const whole = createMemoryEngine(kernel, model, patterns);
const parameters = model.start(createRandom(1), summary);

test('any split of the chunks adds up to the bits of the whole', async () => {
  const { chunks, plan } = whole;
  expect(chunks.length).toBeGreaterThanOrEqual(11);
  const expected = (await whole.expect(parameters)).slice();
  await fc.assert(
    fc.asyncProperty(fc.subarray(chunks.map((_, i) => i).slice(1), { maxLength: 4 }), async (cuts) => {
      const sum = createTreeSum(expected.length);
      for (const [i, from] of [0, ...cuts].entries()) {
        const to = cuts[i] ?? chunks.length;
        const part = createMemoryEngine(kernel, model, patternsOf(patterns, chunks, { from, to }), undefined, plan);
        const runs = alignedRuns(from, to);
        const sums = await part.parts(
          parameters,
          runs.map(({ first, level }) => ({ first: first - from, level })),
        );
        runs.forEach(({ level }, run) => {
          sum.push(sums[run] as Float64Array, level);
        });
        part.dispose();
      }
      expect(sum.total()).toEqual(expected);
    }),
    { seed: 5, numRuns: 20 },
  );
});

test('a share without the plan of the whole would add up otherwise', async () => {
  const { chunks } = whole;
  const last = { from: chunks.length - 1, to: chunks.length };
  const runs = [{ first: 0, level: 0 }];
  const [planned, unplanned] = [whole.plan, undefined].map((plan) =>
    createMemoryEngine(kernel, model, patternsOf(patterns, chunks, last), undefined, plan),
  );
  const [a] = (await planned?.parts(parameters, runs)) ?? [];
  const [b] = (await unplanned?.parts(parameters, runs)) ?? [];
  expect(planned?.plan).toEqual(whole.plan);
  expect(unplanned?.plan).not.toEqual(whole.plan);
  expect(a).not.toEqual(b);
});

test('parts see parameters that were changed in place', async () => {
  const own = parameters.slice();
  const runs = alignedRuns(0, whole.chunks.length);
  const before = (await whole.parts(own, runs)).map((sum) => sum.slice());
  own.set(model.start(createRandom(2), summary));
  expect(await whole.parts(own, runs)).not.toEqual(before);
});

test('shares follow one another and differ by one chunk at most', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 20 }), (chunks, count) => {
      const shares = sharesOf(chunks, count);
      expect(shares).toHaveLength(count);
      expect(shares[0]?.from).toBe(0);
      expect(shares.at(-1)?.to).toBe(chunks);
      shares.slice(1).forEach(({ from }, i) => {
        expect(from).toBe(shares[i]?.to);
      });
      const sizes = shares.map(({ from, to }) => to - from);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    { seed: 6 },
  );
});

test('patterns that travel leave their rows behind and share no memory', () => {
  const copied = allPatterns(patterns);
  expect(copied).toMatchObject({ rows: 0, count: patterns.count, codes: patterns.codes, weights: patterns.weights });
  expect(copied.values.buffer).not.toBe(patterns.values.buffer);
  expect(copied.patternOf).toBeUndefined();
  for (const { codes } of copied.codes)
    expect(patterns.codes.some((own) => own.codes.buffer === codes.buffer)).toBe(false);
});
