import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from '../../src/delimited/csv-line.ts';
import { read } from '../support.ts';

test('numbers are exact, missing values are empty', () => {
  expect(csvLine([0.1 + 0.2, -1, 1e300, Number.NaN, null, undefined, true])).toBe(
    '0.30000000000000004,-1,1e+300,,,,true\n',
  );
});

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+cmd', "'+cmd"],
  ['-2+3', "'-2+3"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
])('101: text that a spreadsheet would run, %j, is guarded', (text, cell) => expect(csvCell(text)).toBe(cell));

test.each(['-1', '+3.5', '-.5e-3', 'a=b', "'", '<img onerror=x>'])('text that it would not run, %j, stays', (text) => {
  expect(csvCell(text)).toBe(text);
});

test('what is written is read back, with LF for every newline', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '\uFEFF', '7'), maxLength: 5 });
  const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (values) => {
      const file = csvLine(['x', 'y']) + values.map((row) => csvLine(row)).join('');
      const guarded = values.map((row) =>
        row.map((cell) => (cell.startsWith('\r') && cell.length > 1 ? `'${cell}` : cell)),
      );
      const expected = guarded.map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n')));
      expect((await read(file, { delimiter: ',' })).rows).toEqual(expected);
    }),
    { seed: 5, numRuns: 100 },
  );
});
