import { expect, test } from 'vitest';
import { type ColumnReading, createTextTable, inferColumn } from '../../src/table/index.ts';

const infer = (cells: readonly string[], declared?: string, reading: ColumnReading = 'either') => {
  const builder = createTextTable(['x'], { columns: new Map([['x', reading]]), file: 'a.csv' });
  cells.forEach((cell, i) => {
    builder.add([cell], i + 2);
  });
  return inferColumn(builder.finish(), 'x', declared, false);
};
const fails = (code: string, where: object = {}) =>
  expect.objectContaining({ code, where: expect.objectContaining({ column: 'x', ...where }) });

test.each(['gaussian', 'poisson', 'exponential'])(
  'a column declared %s whose cells are text names the first one',
  (family) => {
    expect(() => infer(['1.5', '?', 'b'], family)).toThrow(fails('NOT_A_NUMBER', { file: 'a.csv', line: 3 }));
    expect(() => infer(['1.5', '?', 'b'], family, 'numbers')).toThrow(
      fails('NOT_A_NUMBER', { file: 'a.csv', line: 3 }),
    );
    expect(() => infer(['1,5', '2'], family)).toThrow(fails('DECIMAL_COMMA', { line: 2 }));
    expect(() => infer(['1', '1e999'], family)).toThrow(fails('NOT_FINITE', { line: 3 }));
  },
);

test('the remedy of an undeclared token is --missing', () => {
  expect(() => infer(['1.5', '?', 'b'], 'gaussian')).toThrow(
    expect.objectContaining({ fix: expect.stringContaining('--missing "x:?"') }),
  );
});

test('a column of numbers without any is refused', () => {
  expect(() => infer(['', 'NA'], 'gaussian')).toThrow(fails('COLUMN_ALL_MISSING'));
  expect(() => infer(['', 'NA'], 'gaussian', 'numbers')).toThrow(fails('COLUMN_ALL_MISSING'));
});

test('numbers cannot be declared as levels once they are read as numbers', () => {
  for (const declared of ['categorical', 'bernoulli'])
    expect(() => infer(['1', '2'], declared, 'numbers')).toThrow(fails('NOT_A_LABEL'));
});

test('other families than categorical and gaussian are never inferred', () => {
  const families = [
    ['0', '1', '0', '1'],
    ['3', '1', '4', '1'],
    ['0.5', '2.25', '1e3', '7'],
    Array.from({ length: 40 }, (_, i) => String((i * i) % 31)),
  ].map((cells) => infer(cells).family);
  expect(families).toEqual(['categorical', 'categorical', 'gaussian', 'categorical']);
  expect(infer(Array.from({ length: 80 }, (_, i) => String((i * 7) % 40))).family).toBe('gaussian');
});

test('different integers may be insisted on as levels or as numbers', () => {
  expect(() => infer(['1', '2', '3', '7'])).toThrow(
    expect.objectContaining({ code: 'ALL_DISTINCT', fix: expect.stringMatching(/x:categorical.*x:gaussian/) }),
  );
  expect(infer(['1', '2', '3', '7'], 'gaussian').family).toBe('gaussian');
});
