import { expect, test } from 'vitest';
import {
  bernoulli,
  binomial,
  exponential,
  gaussian,
  mixture,
  modelFromJSON,
  poisson,
  trials,
} from '../../src/index.ts';

const model = mixture({
  classes: 2,
  columns: { x: gaussian(), n: poisson(), h: binomial({ trials: 't' }), t: trials(), w: exponential() },
});
const good = [
  { x: 1.5, n: 2, h: 1, t: 3, w: 0.25 },
  { x: -0.5, n: 0, h: 0, t: 3, w: 1.5 },
  { x: 3.25, n: 7, h: 2, t: 2, w: 4 },
];

test.each([
  ['a string', { x: '1.5' }, 'BAD_CELL', 'x'],
  ['a BigInt', { n: 2n }, 'BAD_CELL', 'n'],
  ['a boolean', { w: true }, 'BAD_CELL', 'w'],
  ['an array', { x: [1] }, 'BAD_CELL', 'x'],
  ['a date', { x: new Date(0) }, 'BAD_CELL', 'x'],
  ['Infinity', { x: Number.POSITIVE_INFINITY }, 'NOT_FINITE', 'x'],
  ['−Infinity', { w: Number.NEGATIVE_INFINITY }, 'NOT_FINITE', 'w'],
  ['half a count', { n: 1.5 }, 'NOT_A_COUNT', 'n'],
  ['a negative count', { n: -1 }, 'NOT_A_COUNT', 'n'],
  ['a count above 2^53', { n: 2 ** 60 }, 'NOT_A_COUNT', 'n'],
  ['half a trial', { t: 2.5 }, 'NOT_A_COUNT', 't'],
  ['a negative duration', { w: -1 }, 'OUT_OF_RANGE', 'w'],
  ['more successes than trials', { h: 4 }, 'OUT_OF_RANGE', 'h'],
])('%s in a column of numbers is an error that names row and column', async (_, cell, code, column) => {
  const rows = [good[0], good[1], { ...good[2], ...cell }];
  await expect(model.fit(rows as never, { starts: 1 })).rejects.toMatchObject({ code, where: { row: 3, column } });
});

test('BigInts in a typed array are refused, also where it is empty', async () => {
  const columns = { x: [1, 2], n: new BigInt64Array(2), h: [0, 1], t: [1, 1], w: [1, 2] };
  await expect(model.fit(columns as never)).rejects.toMatchObject({ code: 'BAD_CELL', where: { row: 1, column: 'n' } });
  const none = { x: [], n: new BigInt64Array(0), h: [], t: [], w: [] };
  await expect(model.fit(none as never)).rejects.toMatchObject({ code: 'NO_ROWS' });
});

test('−0 is 0, null, undefined and NaN are missing, and typed arrays are not changed', async () => {
  const one = mixture({ classes: 1, columns: { x: gaussian(), n: poisson() } });
  const x = Float64Array.of(-0, 1, Number.NaN, 2);
  const typed = await one.fit({ x, n: Uint8Array.of(0, 3, 1, 2) });
  const plain = await one.fit([{ x: 0, n: -0 }, { x: 1, n: 3 }, { n: 1 }, { x: 2, n: 2 }]);
  const missing = await one.fit({ x: [0, 1, null, 2], n: [0, 3, 1, 2] });
  const undefinedCell = await one.fit({ x: [0, 1, undefined, 2], n: [-0, 3, 1, 2] });
  for (const other of [plain, missing, undefinedCell]) expect(other.toJSON()).toEqual(typed.toJSON());
  expect(typed.info.data.missingCells).toBe(1);
  expect(x).toEqual(Float64Array.of(-0, 1, Number.NaN, 2));
});

const columns = { a: gaussian(), b: gaussian(), c: gaussian(), d: poisson() };
const group =
  (blocks: object, latent = 'class') =>
  () =>
    mixture({ classes: 2, columns, blocks: blocks as never, latent });

test.each([
  ['a column in two blocks', group({ p: { columns: ['a', 'b'] }, q: { columns: ['b', 'c'] } }), 'BAD_OPTION'],
  ['a column twice in a block', group({ p: { columns: ['a', 'a'] } }), 'BAD_OPTION'],
  ['a block without columns', group({ p: { columns: [] } }), 'BAD_OPTION'],
  ['a list of blocks', group([['a', 'b']]), 'BAD_OPTION'],
  ['null as a block', group({ p: null }), 'BAD_OPTION'],
  ['a block of counts', group({ p: { columns: ['a', 'd'] } }), 'BAD_OPTION'],
  ['a block named as a column', group({ c: { columns: ['a', 'b'] } }), 'DUPLICATE_NAME'],
  ['a block named as the classes', group({ class: { columns: ['a', 'b'] } }), 'DUPLICATE_NAME'],
  ['a column of a block named as the classes', group({ p: { columns: ['a', 'b'] } }, 'b'), 'DUPLICATE_NAME'],
  ['trials that nobody names', () => mixture({ classes: 2, columns: { a: gaussian(), t: trials() } }), 'BAD_OPTION'],
  ['no trials at all', () => binomial({ trials: 0 }), 'BAD_OPTION'],
  ['half a trial', () => binomial({ trials: 2.5 }), 'BAD_OPTION'],
])('%s is refused where the model is made', (_, make, code) => {
  expect(make).toThrow(expect.objectContaining({ code }));
});

test('a block stands where its first column stands, and may bear its name', () => {
  const { features } = group({ b: { columns: ['c', 'b'] } })().toJSON();
  expect(features.map(({ name, columns }) => [name, columns])).toEqual([
    ['a', undefined],
    ['b', ['c', 'b']],
    ['d', undefined],
  ]);
  expect(features[1]?.covariance).toBe('full');
});

const spread = mixture({ classes: 2, columns: { x: gaussian(), a: bernoulli() } });
const column = (cells: readonly (number | null)[]) => cells.map((x, i) => ({ x, a: (i % 2) as 0 | 1 }));

test('a constant Gaussian column is refused, with the remedy', async () => {
  const constant = column([4, null, 4, 4]);
  await expect(spread.fit(constant)).rejects.toMatchObject({
    code: 'CONSTANT_COLUMN',
    where: { column: 'x' },
    message: /is 4/,
    fix: /Leave the column out/,
  });
  const weights = [1, 1, 1, 1, 0];
  await expect(spread.fit(column([4, 4, 4, 4, 9]), { weights })).rejects.toMatchObject({ code: 'CONSTANT_COLUMN' });
  const scaled = mixture({ classes: 2, columns: { x: gaussian(), a: bernoulli() }, prior: { covariance: 1 } });
  await expect(scaled.fit(constant)).rejects.toMatchObject({ code: 'CONSTANT_COLUMN' });
});

test('a constant column beside others under one variance is allowed', async () => {
  const round = mixture({
    classes: 1,
    columns: { x: gaussian(), y: gaussian() },
    blocks: { xy: { columns: ['x', 'y'], covariance: 'spherical' } },
  });
  const rows = [1, 2, 4, 5].map((y) => ({ x: 3, y }));
  const { parameters } = await round.fit(rows);
  expect(parameters.classes[0]?.x).toEqual({ mean: 3, variance: expect.closeTo(1.25, 12) });
  await expect(round.fit(rows.map(({ x }) => ({ x, y: 2 })))).rejects.toMatchObject({ code: 'CONSTANT_COLUMN' });
});

test('fixed parameters need no spread', async () => {
  const document = {
    ...spread.toJSON(),
    fixed: ['x'],
    parameters: { x: { mean: [[3], [5]], variance: [[1], [1]] } },
  };
  const { info } = await modelFromJSON(document).fit([4, 4, 4].map((x) => ({ x, a: '1' })) as never, { starts: 1 });
  expect(info.logLikelihood).toBeLessThan(0);
});

test.each([
  ['too far apart', 1e200, /Divide the column by 1e200/],
  ['beyond the largest double', 1.5e308, /Divide the column by 1e308/],
  ['too near', 1e-170, /Divide the column by 1e-170/],
])('values %s for their squares are refused, with the remedy', async (_, unit, fix) => {
  const cells = column([-1, 0.5, 1, 0, -0.25].map((value) => value * unit));
  await expect(spread.fit(cells)).rejects.toMatchObject({ code: 'OUT_OF_SCALE', where: { column: 'x' }, fix });
});

test('values of 1e130 and 1e-130 are no trouble', async () => {
  const cells = [-1, 0.5, 1, 0, -0.25, 1.5, 2, 0.75];
  const one = mixture({ classes: 1, columns: { x: gaussian() } });
  const [small, large] = await Promise.all(
    [1e-130, 1e130].map((unit) => one.fit(cells.map((value) => ({ x: value * unit })))),
  );
  const variance = (unit: number, fitted = small) => (fitted?.parameters.classes[0]?.x.variance ?? 0) / unit / unit;
  expect(variance(1e-130)).toBeCloseTo(variance(1e130, large), 10);
});
