import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Source } from '../../src/bytes/source.ts';
import { readTable } from '../../src/read.ts';
import { errorOf, fileWith } from '../support.ts';

/* Five rows of every type, two a group, written by pyarrow 21+: with dictionaries and Zstandard, and with pages of version 2, deltas and
 * split bytes. The cells are what was given to pyarrow. */
const ZSTD = readFileSync(new URL('fixtures/pyarrow-zstd.parquet', import.meta.url));
const VERSION_2 = readFileSync(new URL('fixtures/pyarrow-v2.parquet', import.meta.url));

/** The same through a pipe: nothing can be read at any place. */
function piped({ slice, ...source }: Source): Source {
  expect(slice).toBeDefined();
  return source;
}

const CELLS: Readonly<Record<string, readonly string[]>> = {
  i8: ['1', '2', '', '4', '5'],
  u64: ['18446744073709551615', '2', '', '4', '5'],
  u32: ['4294967295', '2', '', '4', '5'],
  i64: ['9007199254740993', '-2', '', '4', '5'],
  f32: ['0.1', '2.5', '', 'NaN', '1e-7'],
  f64: ['0.1', '2', '', '4', '1e+300'],
  b: ['true', 'false', '', 'true', 'true'],
  s: ['é', '', 'x', '', 'x'],
  ls: ['a', 'b', 'x', '', 'x'],
  dict: ['u', 'v', '', 'u', 'v'],
  date: ['1960-02-29', '2024-01-31', '', '2024-01-31', '2024-01-31'],
  ts: ['1960-02-29T01:02:03.456789Z', '', ...Array.from({ length: 3 }, () => '2024-01-31T00:00:00Z')],
  tns: ['1970-01-01T00:00:00.000000001Z', '', ...[2, 3, 4].map((n) => `1970-01-01T00:00:00.00000000${n}Z`)],
  dec: ['1.5', '-0.05', '', '2', '12345678.9'],
  big: ['-12345678901234567890123456789.5', '', '0', '1', '2'],
  nul: ['', '', '', '', ''],
};
const UNREADABLE = ['list', 'st', 'time', 'bin'];

/** The cells of these columns, column by column. */
async function columnsOf(file: Source, needed = Object.keys(CELLS)) {
  const rows: (readonly string[])[] = [];
  let names: readonly string[] = [];
  const { bytes } = await readTable(file, {
    onHeader: (header) => {
      names = header;
      return new Set(needed);
    },
    onColumns: () => undefined,
    onRow: (cells) => rows.push(cells),
  });
  return {
    names,
    bytes,
    cells: Object.fromEntries(needed.map((name) => [name, rows.map((row) => row[names.indexOf(name)])])),
  };
}

test('every type becomes the text that CSV would hold, whatever the encoding', async () => {
  for (const content of [ZSTD, VERSION_2])
    for (const file of [fileWith(content, 'data.parquet'), piped(fileWith(content, 'data'))]) {
      const { cells, bytes } = await columnsOf(file);
      expect(cells).toEqual(CELLS);
      expect(bytes).toBe(content.length);
    }
});

test('columns that no cell can hold are refused by name where they are needed, and only there', async () => {
  const { names } = await columnsOf(fileWith(ZSTD), ['s']);
  expect(names).toEqual(expect.arrayContaining(UNREADABLE));
  for (const column of UNREADABLE)
    expect(await errorOf(columnsOf(fileWith(ZSTD), [column]))).toMatchObject({
      code: 'UNREADABLE_COLUMN',
      where: { column },
    });
});

test('damaged files are refused', async () => {
  const refused = async (bytes: Uint8Array) => (await errorOf(columnsOf(fileWith(bytes, 'data.parquet')))).code;
  expect(await refused(ZSTD.subarray(0, ZSTD.length - 9))).toBe('BAD_PARQUET');
  expect(await refused(ZSTD.subarray(0, 30))).toBe('BAD_PARQUET');
  expect(await refused(Buffer.from('id,PAR1\n'))).toBe('BAD_PARQUET');
  const hole = Buffer.from(ZSTD);
  hole.fill(0xff, 8, 60);
  expect(await refused(hole)).toBe('BAD_PARQUET');
});

test('a CSV file may have a column PAR1', async () => {
  const file = fileWith('PAR1,é\n1,2\n', 'data');
  expect((await columnsOf(file, ['PAR1', 'é'])).cells).toEqual({ PAR1: ['1'], é: ['2'] });
});
