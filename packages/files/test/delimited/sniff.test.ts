import { expect, test } from 'vitest';
import { parseDelimiter } from '../../src/delimited/delimiter.ts';
import { givenDelimiter, sniffDelimiter } from '../../src/delimited/sniff.ts';

test.each([
  ['commas need no remark', 'a,b\n1,2\n', ',', undefined],
  ['semicolons with decimal commas', 'a;b\n1,5;2,5\n', ';', 'delimiter ; (detected)'],
  ['tabs with commas in cells', 'a\tb\nx, y\tz, w\n', '\t', 'delimiter tab (detected)'],
  ['pipes', 'a|b|c\n1|2|3\n', '|', 'delimiter | (detected)'],
  ['delimiters in quotes do not count', '"a;b;c","d;e;f"\n1,2\n', ',', undefined],
  ['quotes around every cell', '"a";"b"\n"1,2";"3"\n', ';', 'delimiter ; (detected)'],
  ['the regular one wins over the one with more columns', 'a, b, c;d\n1;2\n3;4\n', ';', 'delimiter ; (detected)'],
  ['a header alone', 'a\tb', '\t', 'delimiter tab (detected)'],
  ['two that fit are said', 'a,b;c\n1,2;3\n', ',', 'delimiter , (detected; ; fits too: --delimiter ";")'],
])('%s', async (_name, head, delimiter, said) => {
  expect(await sniffDelimiter(head, true)).toEqual({ delimiter, how: 'detected', said });
});

test('a last record that is cut off does not count against a delimiter', async () => {
  expect((await sniffDelimiter('a,b;c\n1,2;3\n1,2', false)).said).toContain('; fits too');
  expect((await sniffDelimiter('a,b;c\n1,2;3\n1,2', true)).said).toBeUndefined();
});

test('one column: no delimiter, even where rows have some', async () => {
  expect(await sniffDelimiter('comment\nx; y\nz\n', true)).toEqual({ delimiter: ',', how: 'none', said: undefined });
});

test('a given delimiter is taken, and its one giant column is said', async () => {
  expect(await givenDelimiter(';', 'a;b\n1;2\n', true)).toEqual({ delimiter: ';', how: 'given', said: undefined });
  expect((await givenDelimiter(':', 'a,b\n1,2\n', true)).said).toBe(
    'one column with delimiter :; delimiter , would give more',
  );
});

test.each([
  ['\\t', '\t'],
  ['tab', '\t'],
  ['TAB', '\t'],
  ['\t', '\t'],
  [';', ';'],
  ['semicolon', ';'],
  ['§', '§'],
  ['space', ' '],
])('--delimiter %j', (text, delimiter) => expect(parseDelimiter(text)).toBe(delimiter));

test.each(['', ',,', 't', '1', '"', '\n', '\r', '\0', '😀', '__proto__'])('--delimiter %j is refused', (text) => {
  expect(() => parseDelimiter(text)).toThrow(expect.objectContaining({ code: 'BAD_DELIMITER' }));
});
