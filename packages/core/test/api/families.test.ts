import { expect, test } from 'vitest';
import {
  bernoulli,
  binomial,
  createTextTable,
  exponential,
  type FeatureDocument,
  fitTable,
  fromJSON,
  gaussian,
  gaussianMixture,
  mixture,
  modelFromJSON,
  negativeBinomial,
  poisson,
  type Schema,
  trials,
} from '../../src/index.ts';
import { createMixedRows, everyColumn } from './mixedRows.ts';

const rows = createMixedRows(200);
const only = (names: readonly string[]) =>
  rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name as keyof typeof row]])));
const { sex, smokes, visits, right, hits, shots, wait, words, x, y, z } = everyColumn;

/** The same rows as the text of a file. */
function tableOf(names: readonly string[]) {
  const builder = createTextTable(names, { columns: new Map(names.map((name) => [name, 'either'] as const)) });
  only(names).forEach((row, i) => {
    builder.add(
      names.map((name) => (row[name] === null ? '' : String(row[name]))),
      i + 2,
    );
  });
  return builder.finish();
}

const block = (covariance: 'full' | 'tied' | 'diagonal' | 'spherical') => ({
  columns: { y, smokes, z, x },
  blocks: { zx: { columns: ['z', 'x'] as const, covariance } },
  features: [
    { name: 'y', family: 'gaussian' },
    { name: 'smokes', family: 'categorical', levels: ['0', '1'] },
    { name: 'zx', family: 'gaussian', columns: ['z', 'x'], covariance },
  ],
});

const cases: readonly (readonly [
  string,
  { columns: Schema; blocks?: ReturnType<typeof block>['blocks']; features: readonly FeatureDocument[] },
])[] = [
  ['poisson', { columns: { visits: poisson() }, features: [{ name: 'visits', family: 'poisson' }] }],
  ['binomial', { columns: { right }, features: [{ name: 'right', family: 'binomial', trials: 10 }] }],
  [
    'binomial with a column of trials',
    { columns: { shots, hits }, features: [{ name: 'hits', family: 'binomial', trials: 'shots' }] },
  ],
  ['exponential', { columns: { wait }, features: [{ name: 'wait', family: 'exponential' }] }],
  ['negative binomial', { columns: { words }, features: [{ name: 'words', family: 'negative-binomial' }] }],
  ['gaussian', { columns: { x }, features: [{ name: 'x', family: 'gaussian' }] }],
  ['a full block', block('full')],
  ['a tied block', block('tied')],
  ['a diagonal block', block('diagonal')],
  ['a spherical block', block('spherical')],
];

test.each(cases)('%s: the typed way gives the bits of the document’s', async (_, { columns, blocks, features }) => {
  const model = mixture({ classes: 2, columns, ...(blocks ? { blocks: blocks as never } : {}) });
  const { features: own, latent } = model.toJSON();
  expect(own).toEqual(features);
  const names = Object.keys(columns);
  const settings = { starts: 3, seed: 5, maxIterations: 200 };
  const typed = await model.fit(only(names) as never, settings);
  const watch = { signal: new AbortController().signal, report: () => undefined };
  const document = { format: 'latent-model', version: 1, kind: 'mixture', latent, features } as const;
  const { applied, info } = await fitTable(document, tableOf(names), settings, watch);
  expect(typed.toJSON().model.parameters).toEqual(applied.document.parameters);
  expect(typed.info.trace).toEqual(info.trace);

  const byColumn = Object.fromEntries(
    names.map((name) => [name, Float64Array.from(only(names), (row) => (row[name] ?? Number.NaN) as number)]),
  );
  expect((await model.fit(byColumn as never, settings)).toJSON()).toEqual(typed.toJSON());

  const saved: unknown = JSON.parse(JSON.stringify(typed));
  const loaded = fromJSON(saved, columns);
  expect(loaded.parameters).toEqual(typed.parameters);
  expect(loaded.sample(20, { seed: 4 })).toEqual(typed.sample(20, { seed: 4 }));
  for (const how of ['mode', 'draw'] as const)
    expect(loaded.impute(only(names) as never, how)).toEqual(typed.impute(only(names) as never, how));
  expect(modelFromJSON(model.toJSON()).toJSON()).toEqual(model.toJSON());
});

test('parameters by class and column are the numbers of the document', async () => {
  const model = mixture({
    classes: ['a', 'b'],
    columns: { ...everyColumn },
    blocks: { yz: { columns: ['z', 'y'], covariance: 'spherical' } },
  });
  const { parameters, toJSON } = await model.fit(rows, { starts: 1, maxIterations: 30 });
  const found = toJSON().model.parameters as Record<string, Record<string, number[]>>;
  const own = parameters.classes[1];
  expect(Object.keys(own ?? {})).toEqual(Object.keys(everyColumn).filter((name) => name !== 'shots'));
  expect(own).toMatchObject({
    visits: { rate: found['visits']?.['rate']?.[1] },
    right: { probability: found['right']?.['probability']?.[1] },
    hits: { probability: found['hits']?.['probability']?.[1] },
    wait: { rate: found['wait']?.['rate']?.[1] },
    words: { mean: found['words']?.['mean']?.[1], size: found['words']?.['size']?.[1] },
  });
  const means = found['yz']?.['mean'] as unknown as number[][];
  const variance = found['yz']?.['variance']?.[1] as number;
  expect(own?.y).toEqual({ mean: means[1]?.[1], variance });
  expect(own?.z).toEqual({ mean: means[1]?.[0], variance });
  expect(parameters.blocks.yz.columns).toEqual(['z', 'y']);
  expect(parameters.blocks.yz.covariances[1]).toEqual([
    [variance, 0],
    [0, variance],
  ]);
});

test('a Gaussian mixture of one column is a plain column, and a block of one where it is tied', async () => {
  const make = (covariance: 'full' | 'tied') => gaussianMixture({ components: 2, columns: { x }, covariance });
  expect(make('full').toJSON().features).toEqual([{ name: 'x', family: 'gaussian' }]);
  const tied = make('tied');
  expect(tied.toJSON().features).toEqual([{ name: 'x', family: 'gaussian', columns: ['x'], covariance: 'tied' }]);
  expect(tied.freeParameters).toBe(4);
  const { parameters } = await tied.fit(
    rows.map(({ x }) => ({ x })),
    { starts: 1, maxIterations: 20 },
  );
  const [first, second] = parameters.classes;
  expect(first?.x.variance).toBe(second?.x.variance);
  expect(parameters.covariances).toEqual([[[first?.x.variance]], [[first?.x.variance]]]);
  expect(parameters.means).toEqual([[first?.x.mean], [second?.x.mean]]);
  const named = gaussianMixture({ components: 1, columns: { a: gaussian(), b: gaussian() }, latent: 'a+b' });
  expect(named.toJSON().features[0]?.name).toBe('a+b 2');
});

test('a mode is a whole count, a mean need not be', async () => {
  const columns = { visits, right, wait, words, smokes };
  const fitted = await mixture({ classes: 2, columns }).fit(
    rows.map(({ visits, right, wait, words, smokes }) => ({ visits, right, wait, words, smokes })),
    { starts: 2, maxIterations: 50 },
  );
  const [mode] = fitted.impute([{ smokes: 1 }]);
  for (const count of [mode?.visits, mode?.right, mode?.words]) expect(Number.isInteger(count)).toBe(true);
  const [mean] = fitted.impute([{ smokes: 1, wait: 0.25 }], 'mean');
  const posterior = fitted.predictProba([{ smokes: 1, wait: 0.25 }]).row(0);
  const rate = fitted.parameters.classes.reduce((sum, own, k) => sum + own.visits.rate * (posterior[k] as number), 0);
  expect(mean?.visits).toBeCloseTo(rate, 10);
  expect([mean?.smokes, mean?.wait]).toEqual([1, 0.25]);
});

test('two binomial columns may share their trials', async () => {
  const model = mixture({
    classes: 1,
    columns: { a: binomial({ trials: 'n' }), b: binomial({ trials: 'n' }), n: trials(), c: bernoulli() },
  });
  const fitted = await model.fit([
    { a: 1, b: 3, n: 4, c: 0 },
    { a: 2, n: 4, c: 1 },
  ]);
  expect(fitted.parameters.classes).toEqual([{ a: { probability: 3 / 8 }, b: { probability: 3 / 4 }, c: 0.5 }]);
  expect(fitted.impute([{ n: 8 }])).toEqual([{ a: 3, b: 6, n: 8, c: 0 }]);
});

test.each([
  ['another family', { x: exponential() }],
  ['another number of trials', { x: binomial({ trials: 9 }) }],
  ['levels', { x: sex }],
])('a schema with %s does not match', async (_, schema) => {
  const fitted = await mixture({ classes: 1, columns: { x: binomial({ trials: 10 }) } }).fit([{ x: 3 }, { x: 4 }]);
  expect(() => fromJSON(fitted.toJSON(), schema as Schema)).toThrow(
    expect.objectContaining({ code: 'SCHEMA_MISMATCH', message: expect.stringContaining('binomial with 10 trials') }),
  );
  expect(negativeBinomial().kind).toBe('negative-binomial');
});
