import { expect, test } from 'vitest';
import { createTextTable, inferModel, mixture, type Schema } from '../../src/index.ts';
import { processorTime } from '../processorTime.ts';
import { bernoulli, categorical, lca } from './support.ts';

const table = createTextTable(['a'], { columns: new Map([['a', 'labels']]) }).finish();

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

test('105. input is not changed, frozen or typed', async () => {
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
  ['an asynchronous iterable', (async function* () {})(), { code: 'BAD_ROWS', message: /asynchronous/ }],
  ['null as a column', { a: null, d: ['x'] }, { code: 'BAD_ROWS', where: { column: 'a' } }],
  ['a number as a column', { a: 5, d: ['x'] }, { code: 'BAD_ROWS', where: { column: 'a' } }],
  ['a string as a column', { a: [1], d: 'x' }, { code: 'BAD_ROWS', where: { column: 'd' } }],
  ['a DataView as a column', { a: new DataView(new ArrayBuffer(1)), d: ['x'] }, { code: 'BAD_ROWS' }],
  ['BigInts in a typed array', { a: new BigInt64Array(1), d: ['x'] }, { code: 'BAD_CELL', where: { row: 1 } }],
  ['an absent column', { a: [1, 0] }, { code: 'COLUMN_ABSENT', where: { column: 'd' } }],
  // biome-ignore lint/suspicious/noSparseArray: holes are the point
  ['a hole in a column', { a: [1, , 0], d: ['x', 'y', 'x'] }, { code: 'BAD_CELL', message: /hole at row 2/ }],
  ['an array as a cell', { a: [[1], [1, 0]], d: ['x', 'y'] }, { code: 'BAD_CELL', where: { row: 1, column: 'a' } }],
  ['an object as a cell', [{ a: Object.create(null) }], { code: 'BAD_CELL', message: /an object/ }],
  ['columns of unequal length', { a: [1, 0, 1], d: ['x'] }, { code: 'RAGGED_COLUMNS', where: { column: 'd' } }],
  ['all cells missing', [{}, {}], { code: 'ALL_MISSING' }],
  ['one column missing throughout', [{ a: 1 }, { a: 0 }], { code: 'COLUMN_ALL_MISSING', where: { column: 'd' } }],
  ['more classes than rows', [{ a: 1, d: 'x' }], { code: 'TOO_MANY_CLASSES' }],
])('106, 107. %s is an error that names the place', async (_, rows, expected) => {
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

test.each([[-0.5], [Number.NaN], [Number.POSITIVE_INFINITY], ['1'], [undefined]])(
  'the pseudo-count %s is refused',
  (pseudoCount) => {
    const prior = { pseudoCount: pseudoCount as number };
    expect(() => lca({ classes: 2, columns: { a: bernoulli() }, prior })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION', where: { option: 'prior' } }),
    );
    if (pseudoCount !== undefined)
      expect(() => inferModel(table, { classes: 2, columns: new Map([['a', undefined]]), ...prior })).toThrow(
        expect.objectContaining({ code: 'BAD_OPTION', where: { option: 'prior' } }),
      );
  },
);

test('the prior is copied', () => {
  const prior = { pseudoCount: 1 };
  const own = lca({ classes: 2, columns: { a: bernoulli() }, prior });
  prior.pseudoCount = 2;
  expect(own.toJSON().prior).toEqual({ pseudoCount: 1 });
});

test.each([
  ['one level', () => categorical(['a'] as string[]), 'BAD_LEVELS'],
  ['no levels', () => categorical([] as string[]), 'BAD_LEVELS'],
  ['a level twice', () => categorical(['a', 'b', 'a']), 'BAD_LEVELS'],
  ['a number as a level', () => categorical(['a', 1] as string[]), 'BAD_LEVELS'],
  ['a word for levels', () => categorical('ab' as never), 'BAD_LEVELS'],
  ['a class twice', () => lca({ classes: ['a', 'a'], columns: { a: bernoulli() } }), 'BAD_LEVELS'],
  ['no columns', () => mixture({ classes: 2, columns: {} as Schema }), 'NO_COLUMNS'],
  ['null as columns', () => mixture({ classes: 2, columns: null as never }), 'BAD_OPTION'],
  ['null as a column', () => mixture({ classes: 2, columns: { a: null as never } }), 'BAD_OPTION'],
  ['an unknown family', () => mixture({ classes: 2, columns: { a: { kind: 'weibull' } as never } }), 'BAD_OPTION'],
  [
    'a word for the number of classes',
    () => lca({ classes: 'two' as never, columns: { a: bernoulli() } }),
    'BAD_OPTION',
  ],
  ['a column named as the classes', () => lca({ classes: 2, columns: { class: bernoulli() } }), 'DUPLICATE_NAME'],
])('%s is refused where the model is made', (_, make, code) => {
  expect(make).toThrow(expect.objectContaining({ code }));
});

test('80,000 levels are checked in time that grows with their number', () => {
  const levels = Array.from({ length: 80_000 }, (_, i) => `level ${i}`);
  expect(processorTime(() => mixture({ classes: 2, columns: { a: categorical(levels) } }))).toBeLessThan(2000);
});

test.each([
  ['numbers', [1, 2], 'BAD_CELL'],
  ['a word', '12', 'BAD_ROWS'],
  ['a number', 2, 'BAD_ROWS'],
  ['too few', ['1'], 'BAD_ROWS'],
])('known classes given as %s are refused', async (_, known, code) => {
  const rows = [
    { a: 1, d: 'x' },
    { a: 0, d: 'y' },
  ] as const;
  await expect(model.fit(rows, { known: known as never })).rejects.toMatchObject({ code });
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
  ['NaN', { class: [Number.NaN, 1] }, 'SCHEMA', /class\/0 must be number \(it is NaN\)/],
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
