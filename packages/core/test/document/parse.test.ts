import { expect, test } from 'vitest';
import { parseDocument } from '../../src/document/index.ts';

test('a byte order mark does not matter, brackets in strings do not nest', () => {
  expect(parseDocument(`\uFEFF{"a": "${'['.repeat(100)}\\""}`)).toEqual({ a: `${'['.repeat(100)}"` });
});

test.each([
  ['nested 65 deep', '['.repeat(65) + ']'.repeat(65), 'DOCUMENT_TOO_DEEP'],
  ['cut off', '{"a": 1', 'NOT_JSON'],
  ['empty', '', 'NOT_JSON'],
])('a text that is %s is refused', (_, text, code) => {
  expect(() => parseDocument(text, 'm.json')).toThrow(
    expect.objectContaining({ code, where: expect.objectContaining({ file: 'm.json' }) }),
  );
});
