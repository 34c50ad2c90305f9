import { compileKernel, decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import { describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../src/engine/memory.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { gaussian } from '../../src/families/gaussian.ts';
import { createPosterior } from '../../src/model/index.ts';
import { createMixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { collapse, summarize } from '../../src/patterns/index.ts';
import { createRandom, normal } from '../../src/random/index.ts';

type Covariance = 'full' | 'tied' | 'diagonal' | 'spherical';

const module = compileKernel(decodeBase64(kernelBase64));

interface Shape {
  readonly classes: number;
  readonly rows: number;
  /** The columns of each block. */
  readonly sizes: readonly number[];
  readonly covariance: Covariance;
  readonly weighted?: boolean;
  /** One more row, of weight 0, without its first cell: so the model leaves the path for complete cells. */
  readonly hole?: boolean;
}

function problem({ classes, rows, sizes, covariance, weighted = false, hole = false }: Shape) {
  const random = createRandom(11);
  const emissions = sizes.map((size, block) =>
    gaussian.emission({
      name: `block${block}`,
      columns: Array.from({ length: size }, (_, j) => `x${block}.${j}`),
      feature: { covariance },
      classes,
      pseudoCount: 0,
      fixed: false,
    }),
  );
  const model = createMixture({ latent: 'class', classes, emissions, fixedSizes: false, pseudoCount: 0 });
  const all = rows + (hole ? 1 : 0);
  const features = sizes.map((size) => ({
    kind: 'values' as const,
    values: Array.from({ length: size }, () => {
      const column = new Float64Array(all);
      for (let i = 0; i < rows; i++) column[i] = 3 * (i % classes) + normal(random);
      return column;
    }),
  }));
  const weights = new Float64Array(all);
  for (let i = 0; i < rows; i++) weights[i] = weighted ? Math.floor(random.uniform() * 3) : 1;
  if (hole) (features[0]?.values[0] as Float64Array)[rows] = Number.NaN;
  const patterns = finishNow(collapse({ rows: all, features, warnings: [] }, undefined, weights));
  const start = (stream: number) =>
    model.start(createRandom(5, stream), finishNow(summarize(patterns, classes, weights)));
  return { model, patterns, start };
}

const close = (a: Float64Array, b: Float64Array, tolerance: number) => {
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => {
    expect(Math.abs(value - (b[i] as number))).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  });
};

describe.each<Shape>([
  { covariance: 'full', classes: 3, sizes: [2], rows: 5000 },
  { covariance: 'full', classes: 2, sizes: [8], rows: 1024, weighted: true },
  { covariance: 'full', classes: 1, sizes: [64], rows: 300 },
  { covariance: 'full', classes: 17, sizes: [3], rows: 700, weighted: true },
  { covariance: 'tied', classes: 4, sizes: [5], rows: 700 },
  { covariance: 'tied', classes: 2, sizes: [1], rows: 7 },
  { covariance: 'diagonal', classes: 3, sizes: [1], rows: 129 },
  { covariance: 'diagonal', classes: 5, sizes: [33], rows: 700, weighted: true },
  { covariance: 'spherical', classes: 2, sizes: [4], rows: 700 },
  { covariance: 'full', classes: 3, sizes: [2, 1, 3], rows: 700 },
])('$covariance, $classes classes, $sizes columns, $rows rows', (shape) => {
  const { model, patterns, start } = problem(shape);
  const [a, b] = [start(1), start(2)];

  test('the memory engine gives the numbers of the reference', async () => {
    const memory = createMemoryEngine(module, model, patterns);
    const reference = createReferenceEngine(model, patterns);
    close(await memory.expect(a), await reference.expect(a), 1e-11);
    close(memory.logLikelihoods(a), reference.logLikelihoods(a), 1e-12);
    close(memory.posterior(a).data, reference.posterior(a).data, 1e-11);
    const q = createPosterior(shape.classes, reference.posterior(b).data);
    close(await memory.accumulate(q, a), await reference.accumulate(q, a), 1e-11);
    memory.dispose();
  });

  test('complete cells give the numbers that they give beside a row with a hole', async () => {
    const other = problem({ ...shape, hole: true });
    const [alone, beside] = [patterns, other.patterns].map((own) => createMemoryEngine(module, model, own));
    close((await alone?.expect(a)) as Float64Array, (await beside?.expect(a)) as Float64Array, 1e-11);
  });

  test('log-likelihoods of rows add up to that of the whole', async () => {
    const memory = createMemoryEngine(module, model, patterns);
    const sum = memory.logLikelihoods(a).reduce((total, l, i) => total + l * (patterns.weights?.[i] as number), 0);
    expect(Math.abs((await memory.expect(a))[0] as number) / Math.abs(sum)).toBeCloseTo(1, 12);
  });
});
