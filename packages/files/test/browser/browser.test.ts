import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Order, outcomeOf } from './outcome.ts';
import { startBrowserReader } from './page.ts';

const reader = startBrowserReader();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parquet = (name: string): Uint8Array =>
  readFileSync(new URL(`../parquet/fixtures/${name}.parquet`, import.meta.url));

/** Semicolons, a byte order mark, CRLF, quotes: 15,000 rows, so that chunks end in the middle. */
const QUOTED = utf8(
  `\uFEFFperson;"A";x;n\r\n${Array.from(
    { length: 15_000 },
    (_, row) => `"p ""${row}""";${row % 3 ? 'yes' : '"no; né"'};${row % 5 ? row / 4 : ''};${1 + (row % 2)}\r\n`,
  ).join('')}`,
);
const NDJSON = utf8(
  '{"id":"a","A":"u","x":1.50}\n{"id":"b","A":null,"x":2}\n{"id":"c","A":"v","x":-3e2,"late":true}\n',
);

/** As `cat a.gz b.gz` packs. */
const MEMBERS = Buffer.concat([QUOTED.subarray(0, 300_000), QUOTED.subarray(300_000)].map((half) => gzipSync(half)));
const TAPE = Buffer.concat([MEMBERS, Buffer.alloc(2 ** 20)]);
const NUMBERS: Order['readings'] = [['x', 'numbers']];
const OF_SURVEY = { readings: NUMBERS, id: 'person', weights: 'n' } as const;

const PLAIN: Order = { name: 'plain.csv', bytes: utf8('A,B\n1,x\n2,y\n'), readings: [['A', 'either']] };
const SURVEY: Order = { name: 'quoted.csv', bytes: QUOTED, ...OF_SURVEY };

const GOOD: readonly Order[] = [
  PLAIN,
  { name: 'plain.tsv', bytes: utf8('A\tB\r1\tx\r2\t-9'), missing: 'B:-9' },
  { name: 'given', bytes: utf8('[a|b;c\n1|2;3\n'), delimiter: 'pipe' },
  SURVEY,
  { name: 'quoted.csv.gz', bytes: gzipSync(QUOTED), ...OF_SURVEY },
  { name: 'members.csv.gz', bytes: MEMBERS, ...OF_SURVEY },
  { name: 'tape.csv.gz', bytes: TAPE, ...OF_SURVEY },
  { name: 'rows.ndjson', bytes: NDJSON, readings: NUMBERS, id: 'id' },
  { name: 'lists.json', bytes: utf8('{"A":["u","v",null],"x":[1,2,3]}'), readings: NUMBERS },
  ...['pyarrow-zstd', 'pyarrow-v2'].map((name) => ({
    name: `${name}.parquet`,
    bytes: parquet(name),
    columns: ['i64', 's', 'date', 'big', 'f64'],
    readings: [['f64', 'numbers'] as const],
  })),
];

test('bundled for browsers, nothing of Node is left; plain text loads neither csv-parse nor the other formats', async () => {
  await reader.read(PLAIN);
  const names = [...reader.files.keys()];
  for (const later of [/^quoted/, /^gunzip/, /^json/, /^parquet/]) {
    expect(names).toContainEqual(expect.stringMatching(later));
    expect(reader.loaded).not.toContainEqual(expect.stringMatching(later));
  }
  for (const [name, { code, imports }] of reader.files) {
    expect(code.match(/["'`]node:\w+["'`]/g), name).toBeNull();
    for (const imported of imports) expect(names, name).toContain(imported);
  }
});

describe('a module worker of Chromium gives what Node gives', () => {
  test.each(GOOD.map((order) => [order.name, order] as const))('%s', async (_name, order) => {
    const { bytes } = order;
    const inNode = await outcomeOf(order);
    expect(inNode).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(await reader.read(order)).toEqual(inNode);
  });

  test('and that is what stands in the file', async () => {
    const read = await reader.read(SURVEY);
    if ('code' in read) throw new Error(read.message);
    const rows = Array.from({ length: 15_000 }, (_, row) => row);
    expect(read.notes).toEqual(['delimiter ; (detected)']);
    expect(read.header).toEqual(['person', 'A', 'x', 'n']);
    expect(read.ids).toEqual(rows.map((row) => `p "${row}"`));
    expect(read.weights).toEqual(rows.map((row) => 1 + (row % 2)));
    const columns = new Map(read.table.columns.map((column) => [column.name, column]));
    expect(columns.get('A')).toMatchObject({ levels: ['no; né', 'yes'], codes: rows.map((row) => (row % 3 ? 2 : 1)) });
    expect(columns.get('x')).toMatchObject({ values: rows.map((row) => (row % 5 ? row / 4 : Number.NaN)) });
    expect(read.table.lines).toEqual(rows.map((row) => row + 2));
  });
});

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const cut = <Bytes extends Uint8Array>(bytes: Bytes, fewer: number) => bytes.subarray(0, bytes.length - fewer);
/** With one byte changed: number 21 of a short packed text is in its check sum. */
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? ~byte : byte));

type Broken = readonly [
  code: string,
  where: Readonly<Record<string, string | number>>,
  content: string | Uint8Array,
  more?: Partial<Order>,
];

const BROKEN: readonly Broken[] = [
  ['UNCLOSED_QUOTE', { line: 3, column: 'b' }, 'a,b\n1,2\n3,"x\n5,6\n'],
  ['UNCLOSED_QUOTE', { line: 2, column: 'b' }, 'a,b\n1,"x\n2,"y"\n'],
  ['BAD_QUOTE', { line: 3, column: 'b' }, 'a,b\n"é\n",5" pipe\n'],
  ['BAD_QUOTE', { line: 2, column: 'b' }, 'a,b\n1,"x"y\n'],
  ['CELL_TOO_LONG', { line: 2, column: 'b' }, `a,b\n1,"${'x'.repeat(3_500_000)}`],
  ['NOT_UTF8', { line: 3, byte: 12 }, latin1('a,b\n1,2\ncaf\u00E9,3\n')],
  ['NOT_UTF8', { line: 2, byte: 7 }, 'a,b\n1,\0\n'],
  ['RAGGED_ROW', { line: 3, expected: 2, found: 3 }, 'a,b\n1,2\n3,4,5\n'],
  ['NO_ROWS', { line: 1 }, 'a,b\n'],
  ['NO_HEADER', {}, ''],
  ['DUPLICATE_COLUMN', { line: 1, column: 'a' }, 'a,b, a\n1,2,3\n'],
  ['DECIMAL_COMMA', { line: 3, row: 2, column: 'x' }, 'x;y\n1;2\n1,5;3\n', { readings: NUMBERS }],
  ['UNKNOWN_COLUMN', { column: 'persn' }, 'person,a\np,1\n', { id: 'persn' }],
  ['BAD_WEIGHT', { line: 3, column: 'n' }, 'a,n\n1,2\n3,many\n', { weights: 'n' }],
  ['NOT_JSON', { line: 2, row: 2 }, '{"a":1}\n{"a":}\n', { name: 'rows.ndjson' }],
  ['NESTED_VALUE', { line: 1, column: 'a' }, '{"a":{"b":1}}\n', { name: 'rows.ndjson' }],
  ['FILE_UNREADABLE', {}, cut(gzipSync(QUOTED), 6), OF_SURVEY],
  ['FILE_UNREADABLE', {}, flipped(gzipSync('a,b\n1,2\n'), 21)],
  ['FILE_UNREADABLE', {}, Buffer.concat([gzipSync('a,b\n1,2\n'), utf8('and more')])],
  ['BAD_PARQUET', {}, cut(parquet('pyarrow-zstd'), 9), { name: 'data.parquet' }],
  ['BAD_PARQUET', {}, gzipSync(parquet('pyarrow-zstd')), { name: 'data.parquet.gz' }],
  ['UNREADABLE_COLUMN', { column: 'list' }, parquet('pyarrow-zstd'), { name: 'data.parquet' }],
  ['NOT_DATA', {}, '{"format":"latent-fit"}', { name: 'fit.json' }],
];

describe('what is wrong with a file, and where, is said in the same words', () => {
  const cases = BROKEN.map(([code, where, content, more]) => {
    const order: Order = { name: 'data.csv', bytes: typeof content === 'string' ? utf8(content) : content, ...more };
    return [code, where, order] as const;
  });
  test.each(cases)('%s %j', async (code, where, order) => {
    const inNode = await outcomeOf(order);
    expect(inNode).toMatchObject({ code, where: { file: order.name, ...where } });
    expect(await reader.read(order)).toEqual(inNode);
  });
});
