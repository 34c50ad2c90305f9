import { compileKernel, decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import { describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../src/engine/memory.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { categorical } from '../../src/families/categorical.ts';
import { createPosterior } from '../../src/model/index.ts';
import { createMixture } from '../../src/models/index.ts';
import { type CodeColumn, codeAt, codeColumns, type Patterns } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';

const module = compileKernel(decodeBase64(kernelBase64));

interface Shape {
  readonly classes: number;
  readonly items: number;
  readonly levels: number;
  readonly count: number;
  readonly missing?: number;
  readonly known?: boolean;
  readonly weights?: (uniform: number) => number;
  /** What becomes of a probability. */
  readonly probability?: (p: number, uniform: number) => number;
}

/** Patterns as they come (nothing collapsed), a model of them, and parameters. */
function problem({ classes, items, levels, count, ...how }: Shape) {
  const random = createRandom(7);
  const uniform = () => random.uniform();
  const emissions = Array.from({ length: items }, (_, j) =>
    categorical.emission({
      ...{ name: `x${j}`, columns: [`x${j}`], classes, pseudoCount: 0, fixed: false },
      feature: { levels: Array.from({ length: levels }, (_, l) => String(l)) },
    }),
  );
  const model = createMixture({ latent: 'class', classes, emissions, fixedSizes: false, pseudoCount: 0 });
  const patterns: Patterns = {
    ...{ count, items, columns: 0, values: new Float64Array(0), rows: count, patternOf: new Uint32Array(0) },
    levels: new Array<number>(items).fill(levels),
    codes: codeColumns(
      Uint16Array.from({ length: count * items }, () =>
        uniform() < (how.missing ?? 0) ? 0 : 1 + Math.floor(uniform() * levels),
      ),
      items,
    ),
    known: how.known
      ? codeColumns(
          Uint8Array.from({ length: count }, () => Math.floor(uniform() * (classes + 1))),
          1,
        )[0]
      : undefined,
    weights: Float64Array.from({ length: count }, () => (how.weights ?? (() => 1))(uniform())),
  };
  const margins = new Array<Float64Array>(items).fill(new Float64Array(levels).fill(1));
  const summary = { weight: count, margins, columns: [], knownClasses: new Float64Array(classes) };
  const start = (stream: number) => {
    const parameters = model.start(createRandom(7, stream), summary);
    return parameters.map((p, i) => (i < classes ? p : (how.probability ?? ((own) => own))(p, uniform())));
  };
  return { model, patterns, parameters: start(1), others: start(2) };
}

const shapes: [string, Shape][] = [
  ['merged, several chunks', { classes: 3, items: 9, levels: 2, count: 70_000 }],
  [
    'merged, missing cells and weights',
    { classes: 4, items: 12, levels: 3, count: 6000, missing: 0.2, weights: (u) => 3 * u },
  ],
  [
    'weights of 0 and of 1e9',
    { classes: 2, items: 6, levels: 2, count: 3000, weights: (u) => (u < 0.5 ? 0 : 1e9 * u) },
  ],
  ['nothing observed', { classes: 3, items: 4, levels: 3, count: 300, missing: 1 }],
  ['known classes', { classes: 5, items: 8, levels: 3, count: 5000, missing: 0.1, known: true }],
  ['16 classes', { classes: 16, items: 20, levels: 2, count: 4000, missing: 0.05 }],
  ['19 classes', { classes: 19, items: 10, levels: 4, count: 3000, known: true }],
  ['200 items, too long for products', { classes: 3, items: 200, levels: 4, count: 400 }],
  ['1,000 items', { classes: 9, items: 1000, levels: 2, count: 150, missing: 0.1 }],
  [
    'probabilities of 1e-300',
    { classes: 3, items: 12, levels: 3, count: 3000, probability: (p, u) => (u < 0.3 ? 1e-300 : p) },
  ],
  [
    '1e-300 and 16 classes',
    { classes: 16, items: 30, levels: 2, count: 1000, probability: (p, u) => (u < 0.6 ? 1e-300 : p) },
  ],
  [
    '400 items, 1e-300',
    { classes: 4, items: 400, levels: 2, count: 200, probability: (p, u) => (u < 0.1 ? 1e-300 : p) },
  ],
  ['probabilities of 0', { classes: 3, items: 8, levels: 4, count: 2000, probability: (p, u) => (u < 0.1 ? 0 : p) }],
];

describe.each(shapes)('tables alone: %s', (_, shape) => {
  const { model, patterns, parameters, others } = problem(shape);
  const memory = createMemoryEngine(module, model, patterns);
  const reference = createReferenceEngine(model, patterns);
  const logLikelihoods = reference.logLikelihoods(parameters);
  const largest = logLikelihoods.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 1);
  const relative = 1e-12 + 4 * Number.EPSILON * largest;

  test('the E-step is that of the reference', async () => {
    expectClose(await memory.expect(parameters), await reference.expect(parameters), relative);
  });

  test('log-likelihoods and posteriors are those of the reference', () => {
    expectClose(memory.logLikelihoods(parameters), logLikelihoods, relative);
    expectClose(memory.posterior(parameters).data, reference.posterior(parameters).data, relative);
  });

  test('any q is counted as in the reference', async () => {
    const q = createPosterior(shape.classes, reference.posterior(others).data);
    expectClose(await memory.accumulate(q, parameters), await reference.accumulate(q, parameters), relative);
  });

  test('the E-step is the same bits again, after other parameters and other calls, and from another engine', async () => {
    const first = (await memory.expect(parameters)).slice();
    memory.posterior(others);
    await memory.expect(others);
    memory.logLikelihoods(parameters);
    expect(await memory.expect(parameters)).toEqual(first);
    expect(await createMemoryEngine(module, model, patterns).expect(parameters)).toEqual(first);
  });

  test('the E-step is the same bits from columns that stand apart, their codes in another order', async () => {
    const apart = (column: CodeColumn, levels: number): CodeColumn => ({
      codes: Uint16Array.from({ length: patterns.count }, (_, i) => (codeAt(column, i) + 1) % (levels + 1)),
      ...{ stride: 1, offset: 0 },
      remap: Uint32Array.from({ length: levels + 1 }, (_, code) => (code + levels) % (levels + 1)),
    });
    const columns: Patterns = {
      ...patterns,
      codes: patterns.codes.map((column, j) => apart(column, patterns.levels[j] as number)),
      known: patterns.known && apart(patterns.known, shape.classes),
    };
    const wanted = (await memory.expect(parameters)).slice();
    expect(await createMemoryEngine(module, model, columns).expect(parameters)).toEqual(wanted);
    expect(createReferenceEngine(model, columns).logLikelihoods(parameters)).toEqual(logLikelihoods);
  });

  test('no weights are weights of 1', async () => {
    const ones = { ...patterns, weights: new Float64Array(patterns.count).fill(1) };
    const none = { ...patterns, weights: undefined };
    const wanted = (await createMemoryEngine(module, model, ones).expect(parameters)).slice();
    expect(await createMemoryEngine(module, model, none).expect(parameters)).toEqual(wanted);
    expectClose(await createReferenceEngine(model, none).expect(parameters), wanted, relative);
  });

  test('a scan shows the posteriors and log-likelihoods of all patterns, in order', () => {
    for (const engine of [memory, createReferenceEngine(model, patterns)]) {
      const posterior = new Float64Array(patterns.count * shape.classes);
      const own = new Float64Array(patterns.count);
      engine.scan(parameters, (from, rows, logs) => {
        posterior.set(rows, from * shape.classes);
        own.set(logs, from);
      });
      expect(posterior).toEqual(engine.posterior(parameters).data);
      expect(own).toEqual(engine.logLikelihoods(parameters));
    }
  });
});

/** Equal within the agreement that is owed, relative to the entry (1 at least for what is small beside the weights); NaN and ∞ as they are. */
function expectClose(found: Float64Array, wanted: Float64Array, relative: number): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, i) => {
    const own = wanted[i] as number;
    if (!Object.is(value, own))
      expect(Math.abs(value - own)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(own)));
  });
}
