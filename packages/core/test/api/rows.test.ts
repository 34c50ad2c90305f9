import { expect, test } from 'vitest';
import { bernoulli, categorical, lca } from './support.ts';

const model = lca({ classes: 2, columns: { a: bernoulli(), d: categorical(['x', 'y']) } });
const fails = async (rows: unknown, expected: object) =>
  await expect(model.fit(rows as never, { starts: 1 })).rejects.toMatchObject(expected);

test('rows, columns and typed arrays give the same fit, bit for bit', async () => {
  const rows = [{ a: 1, d: 'x' }, { a: 0, d: 'y' }, { a: null, d: 'y' }, { a: 1 }, { a: 0, d: 'x' }] as const;
  const columns = { a: [true, 0, null, 1, false] as const, d: ['x', 'y', 'y', undefined, 'x'] as const };
  const typed = { a: Float64Array.of(1, 0, Number.NaN, 1, 0), d: Float32Array.of(0, 1, 1, Number.NaN, 0) };
  const [first, second, third] = await Promise.all(
    [rows, columns, typed].map((data) => model.fit(data as typeof rows)),
  );
  expect(second?.toJSON()).toEqual(first?.toJSON());
  expect(third?.toJSON()).toEqual(first?.toJSON());
});

test('input is not changed', async () => {
  const rows = Object.freeze([
    Object.freeze({ a: 1, d: 'x' }),
    Object.freeze({ a: 0, d: 'y' }),
    Object.freeze({ a: 0 }),
  ]);
  const typed = { a: Uint8Array.of(1, 0, 1), d: Uint8Array.of(0, 1, 1) };
  await model.fit(rows as never);
  await model.fit(typed);
  expect(typed).toEqual({ a: Uint8Array.of(1, 0, 1), d: Uint8Array.of(0, 1, 1) });
});

test.each([
  ['a Bernoulli 2', [{ a: 1 }, { a: 2 }], { code: 'BAD_CELL', where: { row: 2, column: 'a' } }],
  ['a Bernoulli 0.5', [{ a: 0.5 }], { code: 'BAD_CELL', where: { row: 1, column: 'a' } }],
  ['a Bernoulli string', [{ a: '1' }], { code: 'BAD_CELL' }],
  ['a BigInt', [{ a: 1n }], { code: 'BAD_CELL', message: expect.stringContaining('1n (bigint)') }],
  ['a categorical number', [{ d: 1 }], { code: 'BAD_CELL', where: { row: 1, column: 'd' } }],
  ['a categorical boolean', [{ d: true }], { code: 'BAD_CELL' }],
  ['a negative position', { d: Int8Array.of(0, -1) }, { code: 'BAD_CELL', where: { row: 2, column: 'd' } }],
  ['a fractional position', { d: Float64Array.of(0, 0.5) }, { code: 'BAD_CELL', where: { row: 2, column: 'd' } }],
  ['a position too large', { d: Uint8Array.of(0, 2) }, { code: 'BAD_CELL' }],
  ['an unknown column', [{ a: 1, b: 2 }], { code: 'UNKNOWN_COLUMN', where: { column: 'b', row: 1 } }],
  ['an unknown column of columns', { b: [1] }, { code: 'UNKNOWN_COLUMN', where: { column: 'b' } }],
  ['a hole in the rows', [{ a: 1 }, undefined], { code: 'BAD_ROWS', where: { row: 2 } }],
  ['nested arrays', [[1, 'x']], { code: 'BAD_ROWS', where: { row: 1 } }],
  ['no rows', [], { code: 'NO_ROWS' }],
  ['not data', 5, { code: 'BAD_ROWS' }],
  ['columns of unequal length', { a: [1, 0, 1], d: ['x'] }, { code: 'RAGGED_COLUMNS', where: { column: 'd' } }],
  ['all cells missing', [{}, {}], { code: 'ALL_MISSING' }],
  ['one column missing throughout', [{ a: 1 }, { a: 0 }], { code: 'COLUMN_ALL_MISSING', where: { column: 'd' } }],
  ['more classes than rows', [{ a: 1, d: 'x' }], { code: 'TOO_MANY_CLASSES' }],
])('%s is an error that names the place', async (_, rows, expected) => {
  await fails(rows, expected);
});

test.each([
  ['negative', [1, -1], 'is negative'],
  ['NaN', [1, Number.NaN], 'missing or not a number'],
  ['infinite', [1, Number.POSITIVE_INFINITY], 'infinite'],
  ['all zero', [0, 0], 'all weights are zero'],
  ['too large', [2 ** 53, 2 ** 53], 'more than 2^53'],
  ['too few', [1], '1 weights for 2 rows'],
])('%s weights are refused', async (_, weights, message) => {
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
  ] as const;
  await expect(model.fit(rows, { weights })).rejects.toMatchObject({
    code: 'BAD_WEIGHT',
    message: expect.stringContaining(message),
  });
});

test.each([
  [{ starts: 0 }],
  [{ starts: 2.5 }],
  [{ seed: -1 }],
  [{ seed: 0.5 }],
  [{ tolerance: -1 }],
  [{ tolerance: Number.NaN }],
  [{ maxIterations: -1 }],
  [{ engine: 'gpu' as 'wasm' }],
])('the option %j is refused', async (options) => {
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
  ] as const;
  await expect(model.fit(rows, options)).rejects.toMatchObject({ code: 'BAD_OPTION' });
});

test('impossible numbers of classes are refused with the bytes, at once', () => {
  expect(() => lca({ classes: 1e12, columns: { a: bernoulli() } })).toThrow(
    expect.objectContaining({ code: 'OUT_OF_MEMORY', where: expect.objectContaining({ bytes: expect.any(Number) }) }),
  );
  for (const classes of [0, -1, 2.5, Number.NaN])
    expect(() => lca({ classes, columns: { a: bernoulli() } })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }),
    );
});

test('names such as __proto__ and constructor are plain names', async () => {
  const names = ['__proto__', 'constructor', 'toString'] as const;
  const odd = lca({
    classes: 2,
    columns: { ['constructor']: categorical(names), ['__proto__']: categorical(names), z: bernoulli() },
  });
  const rows = [
    Object.fromEntries([
      ['constructor', '__proto__'],
      ['__proto__', 'toString'],
      ['z', 1],
    ]),
    Object.fromEntries([
      ['constructor', 'toString'],
      ['__proto__', 'constructor'],
      ['z', 0],
    ]),
    Object.fromEntries([
      ['constructor', 'constructor'],
      ['__proto__', '__proto__'],
      ['z', 1],
    ]),
  ];
  const fitted = await odd.fit(rows as never);
  expect(Object.keys(fitted.toJSON().model.parameters ?? {})).toEqual(['class', 'constructor', '__proto__', 'z']);
  expect(fitted.info.data.columns).toContain('__proto__');
  expect(Object.hasOwn({}, 'z')).toBe(false);
});

test('zero weights are as if absent, also for levels that only they have', async () => {
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
    { a: 0, d: 'y' },
    { a: 1, d: 'y' },
    { a: 1, d: 'x' },
  ] as const;
  const whole = await model.fit(rows, { weights: [1, 1, 1, 1, 0] });
  const less = await model.fit(rows.slice(0, 4));
  expect(whole.info.logLikelihood).toBeCloseTo(less.info.logLikelihood, 9);
  expect(whole.info.criteria.bic).toBeCloseTo(less.info.criteria.bic, 9);
});

test('a start that makes a row impossible names the row', async () => {
  const start = {
    ...model.toJSON(),
    parameters: {
      class: [0.5, 0.5],
      a: [
        [0.5, 0.5],
        [0.4, 0.6],
      ],
      d: [
        [1, 0],
        [1, 0],
      ],
    },
  };
  await expect(model.fit([{ a: 1, d: 'x' }, { a: 0 }, { a: 1, d: 'y' }], { start })).rejects.toMatchObject({
    code: 'IMPOSSIBLE_ROW',
    where: { row: 3 },
  });
});

test.each([
  ['a sum that is off', { class: [0.5, 0.6] }, 'BAD_PROBABILITIES', /sums to 1.1/],
  ['a negative probability', { class: [1.5, -0.5] }, 'BAD_PROBABILITIES', /holds -0.5/],
  ['NaN', { class: [Number.NaN, 1] }, 'BAD_PROBABILITIES', /holds NaN/],
  ['no classes', { class: [] }, 'BAD_SHAPE', /shape \[2\], and is an array of 0/],
  ['a missing class', { a: [[0.5, 0.5]] }, 'BAD_SHAPE', /shape \[2\]\[2\], and is an array of 1/],
  ['a missing level', { a: [[0.5, 0.5], [1]] }, 'BAD_SHAPE', /shape \[2\], and is an array of 1/],
  ['a missing variable', { a: undefined }, 'BAD_SHAPE', /lack "a"/],
])('a start with %s is refused', async (_, change, code, message) => {
  const parameters = {
    class: [0.5, 0.5],
    a: [
      [0.5, 0.5],
      [0.4, 0.6],
    ],
    d: [
      [0.1, 0.9],
      [0.7, 0.3],
    ],
    ...change,
  };
  const start = {
    ...model.toJSON(),
    parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value)),
  };
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
  ] as const;
  await expect(model.fit(rows, { start: start as never })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('identical classes in a start are a symmetric point, and edges stay edges', async () => {
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
    { a: 1, d: 'y' },
  ] as const;
  const at = (a: number[][]) => ({
    ...model.toJSON(),
    parameters: {
      class: [0.3, 0.7],
      a,
      d: [
        [0.4, 0.6],
        [0.4, 0.6],
      ],
    },
  });
  const saddle = await model.fit(rows, {
    start: at([
      [0.5, 0.5],
      [0.5, 0.5],
    ]),
  });
  expect(saddle.info.warnings.map(({ code }) => code)).toContain('SYMMETRIC_SADDLE');
  const edge = await model.fit(rows, {
    start: at([
      [0, 1],
      [0.5, 0.5],
    ]),
  });
  expect(edge.info.warnings.map(({ code }) => code)).toContain('START_AT_BOUNDARY');
  expect(edge.parameters.classes[0]?.a).toBe(1);
});
