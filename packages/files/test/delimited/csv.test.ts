import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rowRules } from '../../src/delimited/rows.ts';
import { errorOf, read } from '../support.ts';

// The numbers are those of the list "Data file" of bad inputs.

test.each([
  ['', 'the file is empty'],
  ['\uFEFF', 'the file is empty'],
  ['\n\n', 'the first line is empty'],
  ['\na,b\n1,2\n', 'the first line is empty'],
])('2: no header in %j', async (content, message) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('NO_HEADER');
  expect(error.message).toBe(`no header: ${message}`);
});

test.each(['a,b', 'a,b\n', 'a,b\r\n\r\n', 'a'])('3: a header only, %j, has 0 rows', async (content) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('NO_ROWS');
  expect(error.message).toContain('0 rows');
});

test.each([
  ['a,b,c\n1,2,3\n4,5\n', 3, 2, 'empty ones'],
  ['a,b,c\n1,2,3\n"4\n4",5,6\n7,8,9,10\n', 5, 4, 'decimal commas'],
  ['a;b;c\n1;2;3;4\n', 2, 4, '--delimiter'],
  ['a,b,c\r\n1,2,3\r\n4', 3, 1, 'Add the cells'],
])('4: a ragged row in %j: line, expected and found', async (content, line, found, fix) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('RAGGED_ROW');
  expect(error.message).toBe(`expected 3 cells as in the header, found ${found}`);
  expect(error.where).toMatchObject({ line, expected: 3, found });
  expect(error.fix).toContain(fix);
});

test('4: an empty line between rows is ragged, empty lines at the end are not rows', async () => {
  const error = await errorOf(read('a,b\n1,2\n\n\n3,4\n'));
  expect(error.code).toBe('RAGGED_ROW');
  expect(error.where).toMatchObject({ line: 3, expected: 2, found: 0 });
  expect((await read('a,b\n1,2\n\n\r\n')).rows).toEqual([['1', '2']]);
});

test('4: an empty line in a file of one column is an empty cell', async () => {
  const { names, rows, lines, choice } = await read('a\n1\n\n3\n\n');
  expect({ names, rows, lines }).toEqual({ names: ['a'], rows: [['1'], [''], ['3'], ['']], lines: [2, 3, 4, 5] });
  expect(choice).toEqual({ delimiter: ',', how: 'none', said: undefined });
});

test('5: duplicate column names are an error that names both', async () => {
  const error = await errorOf(read('a,b, a\n1,2,3\n'));
  expect(error.code).toBe('DUPLICATE_COLUMN');
  expect(error.message).toBe('columns 1 and 3 have the same name "a"');
  expect(error.where).toMatchObject({ line: 1, column: 'a' });
});

test.each([',a\n1,2\n', '" ",a\n1,2\n'])(
  '6: an empty column name, %j, is an error with its position',
  async (content) => {
    const error = await errorOf(read(content));
    expect(error.code).toBe('EMPTY_COLUMN_NAME');
    expect(error.message).toBe('column 1 of 2 has no name');
    expect(error.fix).toContain('"id"');
  },
);

test('7: a byte order mark is accepted silently', async () => {
  const { names, rows, choice } = await read('\uFEFFa,b\n1,2\n');
  expect({ names, rows, said: choice.said }).toEqual({ names: ['a', 'b'], rows: [['1', '2']], said: undefined });
  expect((await read('\uFEFF"a",b\n1,2\n')).names).toEqual(['a', 'b']);
});

test('8: CRLF, CR, a mixture and no final newline give the same as LF', async () => {
  const records = ['a,b', '1,"x, y"', '3,', '"4",5'];
  const expected = await read(`${records.join('\n')}\n`);
  expect(expected.lines).toEqual([2, 3, 4]);
  const mixed = `${records[0]}\r\n${records[1]}\r${records[2]}\n${records[3]}`;
  for (const content of [records.join('\r\n'), `${records.join('\r')}\r`, records.join('\n'), mixed]) {
    const { names, rows, lines } = await read(content);
    expect({ names, rows, lines }).toEqual({ names: expected.names, rows: expected.rows, lines: expected.lines });
  }
});

test('9: quoted commas, quotes and newlines, by RFC 4180; lines count the newlines inside', async () => {
  const { rows, lines } = await read('a,b\n"x, y","say ""yes"""\n"two\r\nlines\r!",""\n1,2\n');
  expect(rows).toEqual([
    ['x, y', 'say "yes"'],
    ['two\nlines\n!', ''], // a newline in a cell is LF, whichever the file has
    ['1', '2'],
  ]);
  expect(lines).toEqual([2, 3, 6]);
});

test.each([
  ['a,b\n1,"x\n2,y\n3,z\n', 2, 'the quote is never closed'],
  ['a,b\n"p\nq","x\n2,y\n', 3, 'the quote is never closed'],
  ['a,b\n1,"x\n2,"y"\n', 2, 'the next quote stands in line 3 and closes nothing'],
])('10: an unclosed quote in %j: the line where it begins', async (content, line, detail) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('UNCLOSED_QUOTE');
  expect(error.message).toBe(`a quoted cell begins here, but ${detail}`);
  expect(error.where).toMatchObject({ line, column: 'b' });
});

test.each([
  ['a,b\n1,"x"y\n', 'the closing quote is followed by "y"'],
  ['a,b\n1,5" pipe\n', 'a quote stands inside a cell that does not begin with one'],
])('10: a misplaced quote in %j', async (content, message) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('BAD_QUOTE');
  expect(error.message).toBe(message);
  expect(error.where).toMatchObject({ line: 2, column: 'b' });
});

test('11: semicolons and tabs are detected and said, --delimiter overrides', async () => {
  const semicolons = await read('a;b\n1,5;2\n');
  expect(semicolons).toMatchObject({ rows: [['1,5', '2']], choice: { said: 'delimiter ; (detected)' } });
  const tabs = await read('a\tb\n1, 2\t3\n');
  expect(tabs).toMatchObject({ rows: [['1, 2', '3']], choice: { said: 'delimiter tab (detected)' } });
  const given = await read('a|b;c\n1|2;3\n', { delimiter: ';' });
  expect(given).toMatchObject({ names: ['a|b', 'c'], rows: [['1|2', '3']], summary: { delimiter: ';' } });
});

test('11: one giant column is never silent', async () => {
  const given = await read('a;b\n1;2\n', { delimiter: ',' });
  expect(given.choice.said).toBe('one column with delimiter ,; delimiter ; would give more');
  // A header that could be cut, over rows that cannot: an error, not one column.
  expect((await errorOf(read('weight; kg\n1\n2\n'))).code).toBe('RAGGED_ROW');
  expect((await read('"weight; kg"\n1\n2\n')).names).toEqual(['weight; kg']);
});

test.each<[string, Uint8Array, number, string]>([
  ['a NUL byte', Buffer.from('a,b\n1,\0\n'), 2, 'a NUL byte at byte 7'],
  ['binary', Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256), 1, 'a NUL byte at byte 1'],
  ['UTF-16 with a mark', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 1, 'this looks like UTF-16'],
  ['UTF-16 without a mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 1, 'this looks like UTF-16'],
  ['UTF-16 big endian', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le').swap16(), 1, 'this looks like UTF-16'],
  ['Latin-1', Buffer.from('a,b\n1,2\ncaf\u00E9,3\n', 'latin1'), 3, 'byte 0xE9 at byte 12'],
])('12: %s is not UTF-8 text', async (_name, content, line, message) => {
  const error = await errorOf(read(content));
  expect(error.code).toBe('NOT_UTF8');
  expect(error.message).toBe(`not UTF-8 text: ${message}`);
  expect(error.where.line).toBe(line);
});

test('12: the line of a bad byte is right far into the file, after the first chunks', async () => {
  const rows = 'x,"é\n2"\r\n'.repeat(100_000);
  const error = await errorOf(read(Buffer.concat([Buffer.from(`a,b\n${rows}1,`), Buffer.of(0xff, 0x0a)])));
  expect(error.where.line).toBe(200_002);
  expect(error.where.byte).toBe(4 + 100_000 * 10 + 3);
});

test('19: a cell longer than 1 MB is an error with line and column; one of 1 MB is not', async () => {
  const longest = 'x'.repeat(1_000_000);
  expect((await read(`a,b\n1,"${longest}"\n2,${longest}`)).rows[1]?.[1]?.length).toBe(1_000_000);
  for (const cell of [`${longest}x`, `"${longest}x"`, `"${'x'.repeat(5_000_000)}`]) {
    const error = await errorOf(read(`a,b\n1,2\n"3\n",${cell}\n`));
    expect(error.code).toBe('CELL_TOO_LONG');
    expect(error.where).toMatchObject({ line: 4, column: 'b' });
  }
});

test('19: a file without newlines is refused, not kept in memory', async () => {
  expect((await errorOf(read('1,'.repeat(1_100_000)))).code).toBe('NO_HEADER');
  const error = await errorOf(read(`a,b\n${'1,'.repeat(1_100_000)}`));
  expect(error).toMatchObject({ code: 'RAGGED_ROW', where: { line: 2, found: 'more than 1000000' } });
});

test('19: a record that is too long is named by its line, a header as the missing header that it is', () => {
  const rules = rowRules('data.csv', ',', { onHeader: () => undefined, onRow: () => undefined });
  const fail = (line: number) => rules.fail({ code: 'RECORD_TOO_LONG', line, cell: 0, detail: '' });
  const message = 'no header: the first line is longer than 64000000 characters';
  expect(() => fail(1)).toThrow(expect.objectContaining({ code: 'NO_HEADER', message }));
  rules.onRecord(['a', 'b'], 1, false);
  const where = { file: 'data.csv', line: 2 };
  expect(() => fail(2)).toThrow(expect.objectContaining({ code: 'RECORD_TOO_LONG', where }));
});

test('20: prototype names are plain names', async () => {
  const { names, rows } = await read('__proto__,constructor,toString\nconstructor,__proto__,hasOwnProperty\n');
  expect(names).toEqual(['__proto__', 'constructor', 'toString']);
  expect(rows).toEqual([['constructor', '__proto__', 'hasOwnProperty']]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect((await errorOf(read('__proto__,__proto__\n1,2\n'))).code).toBe('DUPLICATE_COLUMN');
});

test('the summary: rows, bytes and SHA-256 of the file as it stands; progress reaches its size', async () => {
  const content = `\uFEFFa,b\r\n${'1,"x"\r\n'.repeat(100_000)}`;
  const bytes = Buffer.from(content);
  const progress: [number, number | undefined][] = [];
  const { summary } = await read(content, { onProgress: (done, size) => progress.push([done, size]) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(summary).toEqual({ delimiter: ',', rows: 100_000, bytes: bytes.length, sha256 });
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.at(-1)).toEqual([bytes.length, bytes.length]);
});

test('gzip is unpacked; damaged gzip is an error', async () => {
  const packed = gzipSync('a,b\n1,2\n');
  const { rows, summary } = await read(packed);
  expect(rows).toEqual([['1', '2']]);
  expect(summary).toMatchObject({ bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') });
  const error = await errorOf(read(packed.subarray(0, packed.length - 6)));
  expect(error).toMatchObject({ code: 'FILE_UNREADABLE', message: 'the gzip data are damaged or cut off' });
});

test('an abort stops the reading between two chunks', async () => {
  const content = `a,b\n${'1,2\n'.repeat(500_000)}`;
  const controller = new AbortController();
  let rows = 0;
  const onRow = () => {
    rows++;
    controller.abort(new Error('stopped'));
  };
  await expect(read(content, { signal: controller.signal, onRow })).rejects.toThrow('stopped');
  expect(rows).toBeLessThan(200_000);
});

test('an error of a handler comes through as it is', async () => {
  const onRow = () => {
    throw new RangeError('mine');
  };
  await expect(read('a,b\n1,2\n', { onRow })).rejects.toThrow(RangeError);
});
