import { expect, test } from 'vitest';
import { modelFromJSON } from '../../src/index.ts';
import { bernoulli, createRandomRows, lca, mixture } from './support.ts';

const columns = { a: bernoulli(), b: bernoulli(), c: bernoulli() };
const model = lca({ classes: 2, columns });
const rows = createRandomRows(300).map(({ a, b, c }) => ({ a, b, c }));
const start = (a: number[][], sizes = [0.4, 0.6]) => ({
  ...model.toJSON(),
  parameters: {
    class: sizes,
    a,
    b: [
      [0.3, 0.7],
      [0.6, 0.4],
    ],
    c: [
      [0.2, 0.8],
      [0.7, 0.3],
    ],
  },
});
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

test('rows of weight 0 change no figure', async () => {
  const complete = rows.map(({ a, b, c }) => ({ a: a ?? 0, b: b ?? 1, c: c ?? 0 }));
  const alone = await model.fit(complete, { weights: complete.map(() => 1) });
  const more = await model.fit([...complete, { a: 1 }, {}], { weights: [...complete.map(() => 1), 0, 0] });
  const { data, ...figures } = more.info;
  const { data: same, ...expected } = alone.info;
  expect(figures).toEqual(expected);
  expect({ ...data, rows: same.rows }).toEqual(same);
  expect(figures.g2).not.toBeNull();
});

test('the figures of a weighted table of patterns hold for its decomposition', async () => {
  const table = [
    { a: 0, b: 0, c: 0 },
    { a: 1, b: 0, c: 1 },
    { a: 1, b: 1, c: 1 },
    { a: 0, b: 1, c: 1 },
  ] as const;
  for await (const step of model.fit(table, { weights: [10, 5, 7, 20], starts: 1 })) {
    const { logLikelihood, elbo, kl } = await step.decompose();
    expect(elbo + kl).toBeCloseTo(logLikelihood, 9);
  }
});

test('fixed values come from the document, whatever the start says, and the classes keep their order', async () => {
  const document = { ...model.toJSON(), fixed: ['class'], parameters: { class: [0.3, 0.7] } };
  const fixed = modelFromJSON(document);
  const other = start(
    [
      [0.5, 0.5],
      [0.4, 0.6],
    ],
    [0.9, 0.1],
  );
  const text = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? null : String(cell)])),
  );
  const free = await fixed.fit(text, { seed: 2 });
  const begun = await fixed.fit(text, { start: other });
  expect(Array.from(free.parameters.weights)).toEqual([0.3, 0.7]);
  expect(Array.from(begun.parameters.weights)).toEqual([0.3, 0.7]);
  expect(free.info.freeParameters).toBe(6);
});

test('under a prior no probability may start at 0, and fewer classes are not compared', async () => {
  const map = mixture({ classes: 2, columns, prior: { pseudoCount: 1 } });
  await expect(
    map.fit(rows, {
      start: start([
        [0, 1],
        [0.5, 0.5],
      ]),
    }),
  ).rejects.toMatchObject({ code: 'BAD_PROBABILITIES', where: { column: 'a' } });
  const strong = mixture({ classes: 3, columns, prior: { pseudoCount: 10 } });
  expect(codes((await strong.fit(rows.slice(0, 60))).info.warnings)).not.toContain('LOCAL_MAXIMUM_SUSPECTED');
});

test('a start near the symmetric point is told, and does not pass for converged at once', async () => {
  const near = start([
    [0.5 + 1e-5, 0.5 - 1e-5],
    [0.5, 0.5],
  ]);
  const even = {
    ...near,
    parameters: {
      ...near.parameters,
      b: [
        [0.5 + 1e-5, 0.5 - 1e-5],
        [0.5, 0.5],
      ],
      c: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    },
  };
  const { info } = await model.fit(rows, { start: even });
  expect(codes(info.warnings)).toContain('SYMMETRIC_SADDLE');
  const best = await model.fit(rows);
  expect(info.logLikelihood).toBeGreaterThan(best.info.logLikelihood - 1e-3);
});

test('a fit says all that repeats it from its start', async () => {
  const given = start([
    [0.5, 0.5],
    [0.4, 0.6],
  ]);
  const first = await model.fit(rows, { start: given, maxIterations: 7, tolerance: 0 });
  const {
    start: recorded,
    maxIterations,
    tolerance,
  } = first.info.options as { start: typeof given; maxIterations: number; tolerance: number };
  const again = await model.fit(rows, { start: recorded, maxIterations, tolerance });
  expect(again.toJSON()).toEqual(first.toJSON());
});

test('one class is a closed form: one iteration, and edges of its start are no matter', async () => {
  const one = lca({ classes: 1, columns });
  const { info } = await one.fit(rows);
  expect(info).toMatchObject({ iterations: 1, evaluations: 2, converged: true, stopReason: 'tolerance' });
  expect(info.criteria.entropyR2).toBeNull();
  expect(codes(info.warnings)).not.toContain('START_AT_BOUNDARY');
});

test('ICL and the entropy R² are those of the rows’ own posteriors', async () => {
  const weights = rows.map((_, i) => i % 3);
  const fitted = await model.fit(rows, { weights });
  const entropy = fitted
    .predictProba(rows)
    .entropy()
    .reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
  const { bic, icl, entropyR2 } = fitted.info.criteria;
  expect((icl - bic) / 2).toBeCloseTo(entropy, 8);
  expect(entropyR2).toBeCloseTo(1 - entropy / (fitted.info.data.weight * Math.log(2)), 10);
});
