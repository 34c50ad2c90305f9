import { expect, test } from 'vitest';
import { createTextTable, fromJSON, type Warning } from '../../src/index.ts';
import { bernoulli, categorical, createRandomRows, lca } from './support.ts';

const rows = createRandomRows(60);
const model = lca({
  classes: 2,
  columns: { a: bernoulli(), b: bernoulli(), c: bernoulli(), d: categorical(['x', 'y', 'z']) },
});
const fitted = await model.fit(rows, { starts: 2 });

/** No class allows a = 1. */
const binary = lca({ classes: 2, columns: { a: bernoulli(), b: bernoulli() } });
const narrow = fromJSON(
  {
    ...(
      await binary.fit([
        { a: 0, b: 1 },
        { a: 0, b: 0 },
        { a: 0, b: 1 },
      ])
    ).toJSON(),
    model: {
      ...binary.toJSON(),
      parameters: {
        class: [0.4, 0.6],
        a: [
          [1, 0],
          [1, 0],
        ],
        b: [
          [0.3, 0.7],
          [0.6, 0.4],
        ],
      },
    },
  },
  binary.schema,
);
const impossible = [
  { a: 0, b: 1 },
  { a: 1, b: null },
] as const;
const named = expect.objectContaining({ code: 'IMPOSSIBLE_ROW', where: expect.objectContaining({ row: 2 }) });

test('a row of probability 0 has no prediction, and −Infinity as its log-likelihood', () => {
  expect(() => narrow.predict(impossible)).toThrow(named);
  expect(() => narrow.predictProba(impossible)).toThrow(named);
  for (const how of ['mode', 'draw'] as const) expect(() => narrow.impute(impossible, how)).toThrow(named);
  expect(() => narrow.impute(impossible, 'mean')).toThrow(named);
  expect(narrow.logProb(impossible)[1]).toBe(Number.NEGATIVE_INFINITY);
  expect(narrow.score(impossible)).toBe(Number.NEGATIVE_INFINITY);
  expect(narrow.predict(impossible.slice(0, 1))).toHaveLength(1);
});

test('an impossible row of a file is named by its line', () => {
  const builder = createTextTable(['a', 'b'], {
    columns: new Map([
      ['a', 'labels'],
      ['b', 'labels'],
    ]),
    file: 'd.csv',
  });
  builder.add(['0', '1'], 2);
  builder.add(['1', ''], 5);
  expect(() => narrow.predict(builder.finish())).toThrow(
    expect.objectContaining({ where: expect.objectContaining({ file: 'd.csv', line: 5, row: 2 }) }),
  );
});

test('unseen levels that count as missing are told, wherever rows are taken', () => {
  const odd = [{ a: 1, d: 'w' }] as never;
  const options = (heard: Warning[]) => ({
    unseen: 'missing' as const,
    onWarning: (warning: Warning) => heard.push(warning),
  });
  const calls = [
    fitted.predict,
    fitted.score,
    fitted.logProb,
    (...given: Parameters<typeof fitted.predictProba>) => fitted.predictProba(...given).data,
  ] as const;
  for (const call of calls) {
    const heard: Warning[] = [];
    expect(call(odd, options(heard))).toEqual(call([{ a: 1 }]));
    expect(heard).toMatchObject([{ code: 'UNSEEN_LEVEL', where: { column: 'd', level: 'w', cells: 1 } }]);
  }
  const heard: Warning[] = [];
  expect(fitted.impute(odd, 'mode', options(heard))).toEqual(fitted.impute([{ a: 1 }]));
  expect(heard).toHaveLength(1);
  expect(() => fitted.predict(odd)).toThrow(expect.objectContaining({ code: 'UNSEEN_LEVEL' }));
  expect(() => fitted.predict(odd, { unseen: 'ignore' as never })).toThrow(
    expect.objectContaining({ code: 'BAD_OPTION' }),
  );
});

test('few rows and many have the same posterior, whichever engine takes them', () => {
  const many = Array.from({ length: 2000 }, (_, i) => rows[(i * 7) % rows.length] as (typeof rows)[number]);
  const whole = fitted.predictProba(many);
  const logs = fitted.logProb(many);
  many.slice(0, 50).forEach((row, i) => {
    const own = fitted.predictProba([row]).row(0);
    own.forEach((probability, k) => {
      expect(Math.abs(probability - (whole.row(i)[k] as number))).toBeLessThan(1e-12);
    });
    expect(Math.abs((fitted.logProb([row])[0] as number) - (logs[i] as number))).toBeLessThan(1e-12);
  });
});

test('means are the posterior mixture of the probabilities, for missing cells only', async () => {
  const fit = await binary.fit([
    { a: 1, b: 1 },
    { a: 0, b: 0 },
    { a: 1, b: 1 },
    { a: 0, b: 1 },
  ]);
  const given = [{ a: 1 }, { a: null, b: 0 }, {}] as const;
  const posterior = fit.predictProba(given);
  const mean = (row: number, column: 'a' | 'b'): number =>
    fit.parameters.classes.reduce((sum, own, k) => sum + own[column] * (posterior.row(row)[k] as number), 0);
  const filled = fit.impute(given, 'mean');
  expect(filled).toEqual([
    { a: 1, b: expect.closeTo(mean(0, 'b'), 12) },
    { a: expect.closeTo(mean(1, 'a'), 12), b: 0 },
    { a: expect.closeTo(mean(2, 'a'), 12), b: expect.closeTo(mean(2, 'b'), 12) },
  ]);
  expect(() => (fitted.impute as (rows: unknown, how: string) => unknown)([{}], 'mean')).toThrow(
    expect.objectContaining({ code: 'NO_MEAN', where: { column: 'd' } }),
  );
});

test('the most probable level is found among very many', async () => {
  const levels = Array.from({ length: 130_001 }, (_, i) => `L${i}`);
  const broad = lca({ classes: 1, columns: { a: categorical(levels), b: bernoulli() } });
  const a = Float64Array.from({ length: 131_000 }, (_, i) => (i < 900 ? 130_000 : i % 130_001));
  const fit = await broad.fit({ a, b: Uint8Array.from(a, (position) => position & 1) });
  expect(fit.impute([{ b: 1 }])[0]?.a).toBe('L130000');
});

test.each([
  ['a fractional seed', () => fitted.sample(2, { seed: 1.5 })],
  ['a negative seed', () => fitted.sample(2, { seed: -1 })],
  ['NaN as the seed', () => fitted.sample(2, { seed: Number.NaN })],
  ['half a row', () => fitted.sample(0.5)],
  ['a share above 1', () => fitted.sample(2, { missingFraction: 1.1 })],
  ['a share in words', () => fitted.sample(2, { missingFraction: '0.5' as never })],
  ['an unknown way to impute', () => fitted.impute([{}], 'median' as never)],
  ['a fractional seed of a draw', () => fitted.impute([{}], 'draw', { seed: 0.5 })],
])('%s is refused', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});

test('a fit cannot be changed', () => {
  const { info, parameters, classNames } = fitted;
  const { model: document } = fitted.toJSON();
  for (const part of [info, info.trace, info.starts.objectives, info.warnings, info.identifiability, parameters])
    expect(Object.isFrozen(part)).toBe(true);
  for (const part of [parameters.classes[0], document, document.features[0]?.levels, document.parameters, classNames])
    expect(Object.isFrozen(part)).toBe(true);
  const before = fitted.logProb(rows);
  parameters.weights.fill(0);
  expect(fitted.logProb(rows)).toEqual(before);
});
