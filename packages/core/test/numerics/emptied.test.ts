import { describe, expect, test } from 'vitest';
import { createTextTable, fitTable, type MixtureDocument } from '../../src/index.ts';

const document: MixtureDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['a', 'b', 'empty'] },
  features: [
    { name: 'n', family: 'poisson' },
    { name: 'h', family: 'binomial', trials: 10 },
    { name: 't', family: 'exponential' },
    { name: 'v', family: 'negative-binomial' },
    { name: 'xy', family: 'gaussian', columns: ['x', 'y'], covariance: 'full' },
    { name: 'z', family: 'gaussian' },
    { name: 'c', family: 'categorical', levels: ['no', 'yes'] },
  ],
};
const parameters: MixtureDocument['parameters'] = {
  class: [0.6, 0.4, 0],
  n: { rate: [2, 9, 4] },
  h: { probability: [0.3, 0.7, 0.5] },
  t: { rate: [1, 0.2, 0.5] },
  v: { mean: [2, 20, 5], size: [3, 4, 5] },
  xy: {
    mean: [
      [0, 0],
      [3, 3],
      [50, 50],
    ],
    covariance: [0, 1, 2].map(() => [
      [1, 0.2],
      [0.2, 1],
    ]),
  },
  z: { mean: [[0], [4], [70]], variance: [[1], [2], [3]] },
  c: [
    [0.8, 0.2],
    [0.3, 0.7],
    [0.25, 0.75],
  ],
};
const header = ['n', 'h', 't', 'v', 'x', 'y', 'z', 'c'];

function table() {
  const numeric = header.slice(0, -1).map((name) => [name, 'numbers'] as const);
  const builder = createTextTable(header, { columns: new Map([...numeric, ['c', 'labels'] as const]) });
  for (let i = 0; i < 40; i++) {
    const far = i % 2;
    const step = (i * 7) % 5;
    const row = [step + 6 * far, 2 + step + 3 * far, (1 + step) * (1 + 4 * far), step * (1 + 5 * far)];
    const numbers = [step / 2 + 3 * far, ((i * 3) % 5) / 2 + 3 * far, ((i * 11) % 7) / 3 + 4 * far];
    builder.add([...row, ...numbers].map(String).concat(step < 2 + 2 * far ? 'yes' : 'no'), i + 2);
  }
  return builder.finish();
}

describe.each(['wasm', 'reference'] as const)('%s', (engine) => {
  test('90. a class without any weight keeps its parameters in every family, and nothing becomes NaN', async () => {
    const start = { ...document, parameters };
    const options = { start, engine, tolerance: 0, maxIterations: 8, acceleration: 'none' } as const;
    const { applied, info } = await fitTable(document, table(), options, {
      signal: new AbortController().signal,
      report: () => {},
    });
    const fitted = JSON.stringify(applied.document.parameters);
    expect(fitted).not.toContain('null');
    expect(info.trace.every(Number.isFinite)).toBe(true);
    const third = (value: unknown): unknown =>
      Array.isArray(value)
        ? value[2]
        : Object.fromEntries(Object.entries(value as object).map(([key, own]) => [key, third(own)]));
    for (const [name, value] of Object.entries(applied.document.parameters ?? {}))
      expect(third(value), name).toEqual(third(parameters[name]));
    expect(info.warnings.map(({ code }) => code)).toContain('EMPTY_CLASS');
  });
});
