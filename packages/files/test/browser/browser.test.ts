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

/** Semicolons, a byte order mark, CRLF, quotes: 60,000 rows, so that chunks end everywhere. */
const QUOTED = utf8(
  `\uFEFFperson;"A";x;n\r\n${Array.from(
    { length: 60_000 },
    (_, row) => `"p ""${row}""";${row % 3 ? 'yes' : '"no; né"'};${row % 5 ? row / 4 : ''};${1 + (row % 2)}\r\n`,
  ).join('')}`,
);
const NDJSON = utf8(
  '{"id":"a","A":"u","x":1.50}\n{"id":"b","A":null,"x":2}\n{"id":"c","A":"v","x":-3e2,"late":true}\n',
);
const halves = [QUOTED.subarray(0, 500_000), QUOTED.subarray(500_000)] as const;

/** As `cat a.gz b.gz` packs. */
const MEMBERS = new Uint8Array(Buffer.concat(halves.map((half) => gzipSync(half))));
const NUMBERS: Order['readings'] = [['x', 'numbers']];

const GOOD: readonly Order[] = [
  { name: 'plain.csv', bytes: utf8('A,B\n1,x\n2,y\n'), readings: [['A', 'either']] },
  { name: 'plain.tsv', bytes: utf8('A\tB\r1\tx\r2\t-9'), missing: 'B:-9' },
  { name: 'quoted.csv', bytes: QUOTED, readings: NUMBERS, id: 'person', weights: 'n' },
  { name: 'quoted.csv.gz', bytes: gzipSync(QUOTED), readings: NUMBERS, id: 'person', weights: 'n' },
  { name: 'members.csv.gz', bytes: MEMBERS, readings: NUMBERS, id: 'person', weights: 'n' },
  { name: 'tape.csv.gz', bytes: Buffer.concat([MEMBERS, Buffer.alloc(512)]), readings: NUMBERS },
  { name: 'rows.ndjson', bytes: NDJSON, readings: NUMBERS, id: 'id' },
  { name: 'lists.json', bytes: utf8('{"A":["u","v",null],"x":[1,2,3]}'), readings: NUMBERS },
  ...['pyarrow-zstd', 'pyarrow-v2'].map((name) => ({
    name: `${name}.parquet`,
    bytes: parquet(name),
    columns: ['i64', 's', 'date', 'big', 'f64'],
    readings: [['f64', 'numbers'] as const],
  })),
];

test('bundled for browsers, nothing of Node is left, and plain text loads neither csv-parse nor the other formats', async () => {
  const [plain] = GOOD as readonly [Order];
  await reader.read(plain);
  expect(reader.loaded).toHaveLength(new Set(reader.loaded).size);
  const names = [...reader.files.keys()];
  for (const later of [/^quoted/, /^gunzip/, /^json/, /^parquet/]) {
    expect(names).toContainEqual(expect.stringMatching(later));
    expect(reader.loaded).not.toContainEqual(expect.stringMatching(later));
  }
  for (const [name, code] of reader.files) expect(code, name).not.toMatch(/["'`]node:|\brequire\(/);
});

describe('a module worker of Chromium gives what Node gives', () => {
  test.each(GOOD.map((order) => [order.name, order] as const))('%s', async (_name, order) => {
    const inNode = await outcomeOf(order);
    const { bytes } = order;
    expect(inNode).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(await reader.read(order)).toEqual(inNode);
  });
});
