import { expect, test } from 'vitest';
import { createTextTable, inferColumn, type TextTableOptions } from '../../src/table/index.ts';

const read = (text: string, options: Partial<TextTableOptions> = {}) => {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(';'));
  const builder = createTextTable(header, { columns: new Map(header.map((name) => [name, 'either'])), ...options });
  rows.forEach((cells, i) => {
    builder.add(cells, i + 2);
  });
  return builder.finish();
};
const labels = (table: ReturnType<typeof read>, name: string): (string | null)[] => {
  const column = table.columns.get(name);
  if (column?.kind !== 'labels') throw new Error(`${name} holds numbers`);
  return Array.from(column.codes, (code) => (code === 0 ? null : (column.levels[code - 1] as string)));
};
const infer = (cells: readonly string[], declared?: string, weighted = false) =>
  inferColumn(read(['x', ...cells].join('\n')), 'x', declared, weighted);

test('missing tokens are the default ones, counted', () => {
  const table = read('x\nNA\nN/A\nNaN\nnull\nNULL\n\n \n.\n?\n-99\nna');
  expect(labels(table, 'x')).toEqual([null, null, null, null, null, null, null, '.', '?', '-99', 'na']);
  expect(table.warnings).toMatchObject([
    { code: 'MISSING_TOKENS', where: { tokens: { NA: 1, 'N/A': 1, NaN: 1, null: 1, NULL: 1 } } },
  ]);
});

test('declared tokens replace the default ones, for a column they add', () => {
  expect(labels(read('x;y\nNA;9\n9;9\n.;NA', { missing: '.,y:9' }), 'x')).toEqual(['NA', '9', null]);
  expect(labels(read('x;y\nNA;9\n9;9\n.;NA', { missing: 'y:9|8' }), 'y')).toEqual([null, null, null]);
  expect(labels(read('x\nNA\n\nnull', { missing: '' }), 'x')).toEqual(['NA', null, 'null']);
  expect(() => read('x\n1', { missing: 'q:' })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});

test('numbers lose the white space around them, text keeps it', () => {
  expect(labels(read('x\n 1\n1 \n a'), 'x')).toEqual(['1', '1', ' a']);
});

test('leading zeros and signs make different labels, in the order of numbers', () => {
  expect(infer(['01', '1', '10', '2', '1'], 'categorical').levels).toEqual(['01', '1', '2', '10']);
});

test('more than 4096 different numbers become a column of numbers, exactly', () => {
  const cells = Array.from({ length: 6000 }, (_, i) => (i % 7 === 0 ? 'NA' : String(i / 8)));
  const column = read(['x', ...cells].join('\n')).columns.get('x');
  expect(column?.kind).toBe('numbers');
  if (column?.kind === 'numbers')
    expect(Array.from(column.values)).toEqual(cells.map((cell) => (cell === 'NA' ? Number.NaN : Number(cell))));
});

test('an undeclared token in a column of numbers is named with its line', () => {
  expect(() => read('w\n1.5\n?', { columns: new Map([['w', 'numbers']]) })).toThrow(
    expect.objectContaining({
      code: 'NOT_A_NUMBER',
      where: expect.objectContaining({ line: 3, column: 'w' }),
      fix: expect.stringContaining('--missing "w:?"'),
    }),
  );
});

test.each([
  [['a', 'b', 'a'], 'categorical', ['a', 'b']],
  [['2', '1', '2', '10'], 'categorical', ['1', '2', '10']],
  [['1', '4', '1', '4'], 'categorical', ['1', '4']],
  [['1.5', '2', '1.5'], 'gaussian', []],
  [[...Array(2)].flatMap(() => Array.from({ length: 21 }, (_, i) => String(i))), 'gaussian', []],
  [
    [...Array(2)].flatMap(() => Array.from({ length: 20 }, (_, i) => String(i))),
    'categorical',
    Array.from({ length: 20 }, (_, i) => String(i)),
  ],
])('%j is %s', (cells, family, levels) => {
  expect(infer(cells)).toMatchObject({ family, levels });
});

test.each([
  [['1', '2', 'two', '1', '2'], 'MIXED_COLUMN', { line: 4 }],
  [['1,5', '2,5', '1,5', '2,5'], 'DECIMAL_COMMA', { line: 2 }],
  [['1', 'Infinity', '1'], 'NOT_FINITE', { line: 3 }],
  [['1', '1e999', '1'], 'NOT_FINITE', { line: 3 }],
  [['1', '2', '-99', '1', '2'], 'NEGATIVE_CODE', { line: 4 }],
  [['a1', 'a2', 'a3'], 'ALL_DISTINCT', {}],
  [['101', '102', '103'], 'ALL_DISTINCT', {}],
  [['NA', '', 'NA'], 'COLUMN_ALL_MISSING', {}],
])('%j is refused: %s', (cells, code, where) => {
  expect(() => infer(cells)).toThrow(
    expect.objectContaining({ code, where: expect.objectContaining({ column: 'x', ...where }) }),
  );
});

test('what was refused can be declared', () => {
  expect(infer(['1', '2', 'two'], 'categorical').levels).toEqual(['1', '2', 'two']);
  expect(infer(['-1', '0', '-1'], 'categorical').levels).toEqual(['-1', '0']);
  expect(infer(['a1', 'a2', 'a3'], 'categorical').warnings).toMatchObject([{ code: 'ALL_DISTINCT' }]);
  expect(infer(['a1', 'a2', 'a3'], undefined, true).family).toBe('categorical');
});

test('a Bernoulli column holds 0 and 1', () => {
  expect(infer(['0', '0', ''], 'bernoulli').levels).toEqual(['0', '1']);
  expect(() => infer(['1', '2', '1'], 'bernoulli')).toThrow(
    expect.objectContaining({ code: 'NOT_BERNOULLI', where: expect.objectContaining({ line: 3, level: '2' }) }),
  );
  expect(() => infer(['1', '0.5', '1'], 'bernoulli')).toThrow(expect.objectContaining({ code: 'NOT_BERNOULLI' }));
});

test('a constant column is kept with a warning', () => {
  expect(infer(['a', 'a', ''])).toMatchObject({ levels: ['a'], warnings: [{ code: 'CONSTANT_COLUMN' }] });
});

test('lines are remembered where cells span several', () => {
  const builder = createTextTable(['x'], { columns: new Map([['x', 'labels']]) });
  [2, 3, 7, 8].forEach((line, i) => {
    builder.add([`v${i}`], line);
  });
  const { lineOf } = builder.finish();
  expect([0, 1, 2, 3].map(lineOf)).toEqual([2, 3, 7, 8]);
});

test('columns that come later are missing in the rows before, and lie behind the others', () => {
  const builder = createTextTable(['A'], { columns: new Map([['A', 'labels']]) });
  builder.add(['a'], 1);
  builder.add(['b'], 2);
  builder.widen(['left', 'x', 'B'], new Map([['x', 'numbers'] as const, ['B', 'either'] as const]));
  builder.add(['a', 'out', '1.5', 'u'], 4);
  const table = builder.finish();
  expect(table.rows).toBe(3);
  expect([...table.columns.keys()]).toEqual(['A', 'x', 'B']);
  expect(table.skipped).toEqual(['left']);
  expect(table.columns.get('x')).toMatchObject({ values: Float64Array.from([Number.NaN, Number.NaN, 1.5]) });
  expect(table.columns.get('B')).toMatchObject({ levels: ['u'], firstRow: [2] });
  expect(table.lineOf(2)).toBe(4);
});
