import { expect, test } from 'vitest';
import { codesFor, createNumberBuilder, createTextTable, roomFor, trimmed } from '../../src/table/index.ts';

test('what there is no room for is refused with the bytes', () => {
  const length = 2 ** 50;
  const refused = (bytes: number) => expect.objectContaining({ code: 'OUT_OF_MEMORY', where: { bytes } });
  expect(() => roomFor(Float64Array, length, 'numbers')).toThrow(refused(8 * length));
  expect(() => codesFor(300, length)).toThrow(refused(2 * length));
  expect(() => createNumberBuilder('x', length)).toThrow(/numbers of column "x" need 9007199254740992 bytes/);
  const columns = new Map([['A', 'labels' as const]]);
  expect(() => createTextTable(['A'], { columns, expectedRows: length })).toThrow(refused(length));
});

test('room that is hardly left over stays, more is given back', () => {
  const values = Uint8Array.from({ length: 800 }, (_, i) => i % 256);
  expect(trimmed(values, 720)).toEqual(values.slice(0, 720));
  expect(trimmed(values, 720).buffer).toBe(values.buffer);
  expect(trimmed(values, 700)).toEqual(values.slice(0, 700));
  expect(trimmed(values, 700).buffer).not.toBe(values.buffer);
});

test.each([0, 3, 2000, 5000])('expecting %i rows changes nothing about a table of 3000', (expectedRows) => {
  const builder = createTextTable(['a', 'b', 'c'], {
    columns: new Map([
      ['a', 'labels'],
      ['b', 'numbers'],
      ['c', 'either'],
    ]),
    expectedRows,
  });
  const cells = (row: number) => [row % 7 === 0 ? 'NA' : ` ${row % 300} `, String(row / 4), row % 5 === 0 ? '' : 'x'];
  for (let row = 0; row < 3000; row++) builder.add(cells(row));
  const { rows, columns, warnings } = builder.finish();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => columns.get(name));
  if (a?.kind !== 'labels' || b?.kind !== 'numbers' || c?.kind !== 'labels') throw new Error('read as something else');
  expect([rows, a.codes.length, b.values.length, c.codes.length]).toEqual([3000, 3000, 3000, 3000]);
  for (let row = 0; row < 3000; row++) {
    expect(a.levels[(a.codes[row] as number) - 1]).toBe(row % 7 === 0 ? undefined : String(row % 300));
    expect(b.values[row]).toBe(row / 4);
    expect(c.codes[row]).toBe(row % 5 === 0 ? 0 : 1);
  }
  expect(warnings).toMatchObject([{ code: 'MISSING_TOKENS', where: { tokens: { NA: 429 } } }]);
});
