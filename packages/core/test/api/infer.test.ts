import { describe, expect, test } from 'vitest';
import type { Covariance } from '../../src/api/blocks.ts';
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
const features = (columns: string, covariance?: Covariance) => infer(columns, { covariance }).document.features;

describe('the covariance of gaussian columns', () => {
  test('is one full block where all columns are gaussian, inferred or declared', () => {
    expect(features('x y')).toEqual([{ name: 'x+y', family: 'gaussian', columns: ['x', 'y'], covariance: 'full' }]);
    expect(features('x n:gaussian')).toEqual([
      { name: 'x+n', family: 'gaussian', columns: ['x', 'n'], covariance: 'full' },
    ]);
    expect(infer('x y').covariance).toEqual({ kind: 'full', reason: 'all columns gaussian' });
  });

  test('is a variance a column otherwise', () => {
    expect(features('A x y')).toEqual([
      { name: 'A', family: 'categorical', levels: ['a', 'b'] },
      { name: 'x', family: 'gaussian' },
      { name: 'y', family: 'gaussian' },
    ]);
    expect(infer('A x').covariance?.kind).toBe('diagonal');
    expect(features('x')).toEqual([{ name: 'x', family: 'gaussian' }]);
    expect(infer('A n').covariance).toBeUndefined();
  });

  test.each(['full', 'tied', 'spherical'] as const)(
    '%s, asked for: one block at the place of the first',
    (covariance) => {
      const [first, ...others] = features('x A y n', covariance);
      expect(first).toEqual({ name: 'x+y', family: 'gaussian', columns: ['x', 'y'], covariance });
      expect(others.map(({ name, family }) => [name, family])).toEqual([
        ['A', 'categorical'],
        ['n', 'categorical'],
      ]);
    },
  );

  test('diagonal needs no block; of one column only tied does', () => {
    expect(features('x y', 'diagonal')).toEqual([
      { name: 'x', family: 'gaussian' },
      { name: 'y', family: 'gaussian' },
    ]);
    expect(features('A x', 'full')[1]).toEqual({ name: 'x', family: 'gaussian' });
    expect(features('A x', 'spherical')[1]).toEqual({ name: 'x', family: 'gaussian' });
    expect(features('A x', 'tied')[1]).toEqual({ name: 'x', family: 'gaussian', columns: ['x'], covariance: 'tied' });
  });

  test('asked for without a gaussian column, or by a name that there is not, is refused', () => {
    for (const [columns, covariance] of [
      ['A n', 'full'],
      ['x y', 'round' as Covariance],
    ] as const)
      expect(() => infer(columns, { covariance })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('a block of many columns has a short name, and never that of another variable', () => {
    expect(features('x y z w')[0]?.name).toBe('gaussian');
    expect(infer('x y z w', { latent: 'gaussian' }).document.features[0]?.name).toBe('gaussian 2');
    expect(infer('x y', { latent: 'x+y' }).document.features[0]?.name).toBe('x+y 2');
  });
});
