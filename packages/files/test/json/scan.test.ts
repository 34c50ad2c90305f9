import { expect, test } from 'vitest';
import { readTable } from '../../src/read.ts';
import { errorOf, fileWith } from '../support.ts';

/** The rows of a file, by name. */
async function rowsOf(content: string, name = 'data.ndjson'): Promise<Record<string, string>[]> {
  let header: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  await readTable(fileWith(content, name), {
    onHeader: (names) => {
      header = names;
      return new Set(names);
    },
    onColumns: (names) => {
      header = names;
    },
    onRow: (cells) => rows.push(cells),
  });
  return rows.map((cells) => Object.fromEntries(header.map((key, index) => [key, cells[index] ?? ''])));
}

let state = 3;
const below = (limit: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const one = <T>(values: readonly T[]): T => values[below(values.length)] as T;
const PIECES = ['a', '"', '\\', '\n', '{', '}', '[', ',', ':', 'é', '😀', '\u2028', '/', '\t', ' '];
const text = (): string => Array.from({ length: below(6) }, () => one(PIECES)).join('');
const value = () =>
  one([text, () => below(1e6), () => below(1e6) / 997, () => -below(9) / 1e9, () => 1e21, () => true, () => null])();

test('reads what JSON.parse reads, whatever is in the strings and wherever a chunk ends', async () => {
  const keys = ['k', '10', '2', '__proto__', 'a "quoted" key', 'é'];
  const rows = Array.from({ length: 20_000 }, () => {
    const entries = keys.filter(() => below(4) > 0).map((key) => [key, value()] as const);
    return Object.fromEntries([['k', 'first'], ...entries]);
  });
  const wanted = rows.map((row) =>
    keys.map((key) => (Object.hasOwn(row, key) && row[key] !== null ? String(row[key]) : '')),
  );
  const taken = (read: Record<string, string>[]) => read.map((row) => keys.map((key) => row[key]));
  const lines = rows.map((row) => JSON.stringify(row));
  expect(lines.join('').length).toBeGreaterThan(3 * 2 ** 18);
  expect(taken(await rowsOf(lines.join('\r\n')))).toEqual(wanted);
  expect(taken(await rowsOf(JSON.stringify(rows, null, 2), 'data.json'))).toEqual(wanted);
  const lists = Object.fromEntries(
    keys.map((key) => [key, rows.map((row) => (Object.hasOwn(row, key) ? row[key] : null))]),
  );
  expect(taken(await rowsOf(JSON.stringify(lists), 'data.json'))).toEqual(wanted);
});

test('refuses what JSON.parse refuses', async () => {
  const valid = '[{"a":-1.5e3,"b":"x\\u00e9\\n","c":null},{"a":true,"b":""}]';
  let refused = 0;
  for (let round = 0; round < 400; round++) {
    const at = below(valid.length);
    const broken =
      valid.slice(0, at) + one(['', '"', '}', ']', ',', '0', 'x', '\\', '.', '-', '\u0001']) + valid.slice(at + 1);
    let isJson = true;
    try {
      JSON.parse(broken);
    } catch {
      isJson = false;
    }
    if (isJson) continue;
    refused++;
    expect((await errorOf(rowsOf(broken, 'data.json'))).code, broken).toBe('NOT_JSON');
  }
  expect(refused).toBeGreaterThan(200);
});

test('numbers are their shortest text; long whole numbers keep every digit', async () => {
  expect(
    await rowsOf(
      '{"a":1.0,"b":1e2,"c":9007199254740993,"d":-0,"e":0.10,"f":1E-7,"g":1e999,"h":false,"i":123456789012345678901234567890}',
    ),
  ).toEqual([
    {
      a: '1',
      b: '100',
      c: '9007199254740993',
      d: '0',
      e: '0.1',
      f: '1e-7',
      g: '1e999',
      h: 'false',
      i: '123456789012345678901234567890',
    },
  ]);
});

test.each([
  ['data.ndjson', '', 'NO_ROWS', '0 rows: the file is empty'],
  ['data.jsonl', '\r\n \n', 'NO_ROWS', '0 rows: the file is empty'],
  ['data.ndjson', '{}\n{}\n', 'NO_HEADER', 'no columns: the objects have no keys'],
  ['data.json', '[]', 'NO_ROWS', '0 rows: the list is empty'],
  ['data.json', '{"a":[]}', 'NO_ROWS', '0 rows: the lists are empty'],
  ['data.json', '{}', 'NO_HEADER', 'no columns: the objects have no keys'],
  ['data.json', ' ', 'NOT_JSON', 'expected JSON, which begins with { or [, the file ends (character 2 of the line)'],
])('nothing in %s, %j, is said by what it lacks', async (name, content, code, message) => {
  expect(await errorOf(rowsOf(content, name))).toMatchObject({ code, message });
});
