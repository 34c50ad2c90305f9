import { expect, test } from 'vitest';
import { createTextTable, dropUnweightedLevels } from '../../src/table/index.ts';

const table = (() => {
  const builder = createTextTable(['A', 'B'], {
    columns: new Map([
      ['A', 'labels'],
      ['B', 'labels'],
    ]),
  });
  for (const cells of [
    ['no', 'x'],
    ['yes', 'y'],
    ['maybe', 'x'],
  ])
    builder.add(cells);
  return builder.finish();
})();
const weights = Float64Array.of(1, 0, 0);

test('levels that only rows of weight 0 have become missing, with a warning a column', () => {
  const { columns, warnings } = dropUnweightedLevels(table, weights);
  expect(columns.get('A')).toMatchObject({ levels: ['no'], codes: Uint8Array.of(1, 0, 0) });
  expect(columns.get('B')).toMatchObject({ levels: ['x'], codes: Uint8Array.of(1, 0, 1) });
  expect(warnings).toMatchObject([
    { code: 'UNSEEN_LEVEL', where: { column: 'A' } },
    { code: 'UNSEEN_LEVEL', where: { column: 'B' } },
  ]);
});

test('levels that a model declares stay', () => {
  const declared = new Map([
    ['A', ['yes', 'no']],
    ['B', ['x', 'y']],
  ]);
  const { columns, warnings } = dropUnweightedLevels(table, weights, declared);
  expect(columns.get('A')).toMatchObject({ levels: ['no', 'yes'], codes: Uint8Array.of(1, 2, 0) });
  expect(columns.get('B')).toBe(table.columns.get('B'));
  expect(warnings).toMatchObject([{ code: 'UNSEEN_LEVEL', where: { column: 'A' }, message: /"maybe"/ }]);
});

test('columns of numbers, and columns that a model does not have, stay as they are', () => {
  const declared = new Map([['A', ['no', 'yes']]]);
  const { columns, warnings } = dropUnweightedLevels(table, weights, declared);
  expect(columns.get('B')).toBe(table.columns.get('B'));
  expect(columns.get('A')).not.toBe(table.columns.get('A'));
  expect(warnings).toHaveLength(1);
  const numbers = { kind: 'numbers', name: 'x', values: Float64Array.of(1.5, 2.5, 3.5) } as const;
  const wide = { ...table, columns: new Map([...table.columns, ['x', numbers]]) };
  expect(dropUnweightedLevels(wide, weights).columns.get('x')).toBe(numbers);
});
