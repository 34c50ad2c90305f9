import { describe, expect, test } from 'vitest';
import { type InferOptions, inferModel } from '../../src/api/infer.ts';
import { type ColumnReading, createTextTable } from '../../src/table/index.ts';

const HEADER = ['A', 'n', 'x', 'y', 'z', 'w', 'h'];
const ROWS = ['a;1;0.5;1.5;2.5;3.5;2', 'b;2;1.5;2.5;3.5;4.5;1', 'a;2;2.5;3.0;4.5;5.5;0', 'b;1;0.1;0.2;0.3;0.4;2'];

const table = (readings: Readonly<Record<string, ColumnReading>> = {}) => {
  const columns = new Map(HEADER.map((name) => [name, readings[name] ?? 'either'] as const));
  const builder = createTextTable(HEADER, { columns });
  ROWS.forEach((row, i) => {
    builder.add(row.split(';'), i + 2);
  });
  return builder.finish();
};
/** `x:gaussian` declares. */
const infer = (columns: string, options: Partial<InferOptions> = {}, source = table()) =>
  inferModel(source, {
    classes: 2,
    columns: new Map(columns.split(' ').map((item) => item.split(':') as [string, string | undefined])),
    ...options,
  });

describe('declared families', () => {
  test.each(['poisson', 'exponential', 'negative-binomial', 'gaussian'])('%s', (family) => {
    const { document, columns } = infer(`n:${family} A`);
    expect(document.features[0]).toEqual({ name: 'n', family });
    expect(columns[0]).toMatchObject({ name: 'n', family, levels: [], reason: 'declared' });
  });

  test('binomial takes trials: a number, or a column that is no item then', () => {
    const of = (trials: number | string, columns = 'h:binomial n A') =>
      infer(columns, { trials: new Map([['h', trials]]) }).document.features.map(({ name, trials }) => [name, trials]);
    expect(of(10)).toEqual([
      ['h', 10],
      ['n', undefined],
      ['A', undefined],
    ]);
    expect(of('n')).toEqual([
      ['h', 'n'],
      ['A', undefined],
    ]);
    expect(of('n', 'h:binomial n:poisson')).toEqual([
      ['h', 'n'],
      ['n', undefined],
    ]);
  });

  test('binomial without trials, or with those of a column that there is not', () => {
    expect(() => infer('h:binomial')).toThrow(expect.objectContaining({ code: 'NO_TRIALS' }));
    expect(() => infer('h:binomial', { trials: new Map([['h', 'none']]) })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_COLUMN' }),
    );
  });

  test('of a name that there is not', () => {
    expect(() => infer('x:cauchy')).toThrow(expect.objectContaining({ code: 'NOT_AVAILABLE' }));
  });

  test('numbers read as labels and as numbers make the same model', () => {
    const read = infer('x:gaussian n:gaussian', {}, table({ x: 'numbers', n: 'numbers' }));
    expect(read.document).toEqual(infer('x:gaussian n:gaussian').document);
  });
});
