import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, folder, latent } from './cli.ts';
import { parquetColumns, survey, writeParquet, writeTexts } from './formats.ts';

const OPTIONS = [
  '-k',
  '2',
  '--columns',
  'A,B,C,x',
  '--weights',
  'n',
  '--id',
  'person',
  '--missing',
  'C:9',
  '--starts',
  '3',
];

/** A fit of a file, without the hash of its bytes, and the rows that it writes. */
async function fitOf(cwd: string, name: string, input?: Buffer) {
  const args = ['fit', name, ...OPTIONS, '-o', 'fit.json', '--rows', 'rows.csv', '--quiet'];
  const { code, stderr } = await latent(args, { cwd, ...(input ? { input } : {}) });
  expect(code, `${name}: ${stderr}`).toBe(0);
  const { data, ...fit } = JSON.parse(readFileSync(join(cwd, 'fit.json'), 'utf8'));
  const { sha256, ...facts } = data;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  return { fit, facts, rows: readFileSync(join(cwd, 'rows.csv'), 'utf8') };
}

describe('the same table', () => {
  test('gives the same fit and rows from every format, packed or not, and through a pipe', {
    timeout: 240_000,
  }, async () => {
    const cwd = folder({});
    const table = survey();
    const [csv = '', ...others] = writeTexts(cwd, table);
    const columns = parquetColumns(table);
    const parquets = (['SNAPPY', 'GZIP', 'ZSTD', 'UNCOMPRESSED'] as const).map((codec) =>
      writeParquet(cwd, codec, columns),
    );
    const wanted = await fitOf(cwd, csv);
    expect(wanted.facts).toMatchObject({ rows: 240, columns: ['A', 'B', 'C', 'x'] });
    expect(wanted.facts.missingCells).toBeGreaterThan(40);
    expect(wanted.rows.split('\n')[3]).toMatch(/^"p 2, ""2""",/);
    for (const name of [...others, ...parquets]) expect(await fitOf(cwd, name), name).toEqual(wanted);
    for (const name of ['data.ndjson', 'rows.json.gz', 'columns.json', 'snappy.parquet'])
      expect(await fitOf(cwd, '-', readFileSync(join(cwd, name))), `- < ${name}`).toEqual(wanted);
  });
});

describe('every command', () => {
  test('prints the same for CSV, NDJSON and Parquet', { timeout: 240_000 }, async () => {
    const cwd = folder({});
    const table = survey();
    writeTexts(cwd, table);
    writeParquet(cwd, 'SNAPPY', parquetColumns(table));
    await fitOf(cwd, 'data.csv');
    const own = ['--weights', 'n', '--missing', 'C:9'];
    const commands: readonly (readonly [string, ...string[]])[] = [
      ['predict', 'fit.json', 'DATA', '--id', 'person', '--format', 'csv', '--missing', 'C:9'],
      ['score', 'fit.json', 'DATA', ...own],
      ['impute', 'fit.json', 'DATA', '--how', 'draw', '--missing', 'C:9'],
      ['impute', 'fit.json', 'DATA', '--how', 'mode', '--format', 'json', '--missing', 'C:9'],
      ['explain', 'fit.json', 'DATA', '--row', '7', '--missing', 'C:9'],
      ['compare', 'fit.json', 'fit.json', '--data', 'DATA', ...own],
      ['select', 'DATA', '-k', '1..2', '--columns', 'A,B', '--starts', '2', ...own],
      ['fit', 'DATA', '--model', 'fit.json', '--known', 'B', '--dry-run', '--id', 'person', '--weights', 'n'],
      ['inspect', 'DATA', '--id', 'person'],
    ];
    for (const command of commands) {
      const printed = [];
      for (const data of ['data.csv', 'absent.jsonl.gz', 'snappy.parquet']) {
        const ended = await latent(
          command.map((word) => (word === 'DATA' ? data : word)),
          { cwd },
        );
        const tidy = (text: string) => text.replaceAll(data, 'DATA').replace(/ \(DATA:\d+\)/, ''); // lines differ
        printed.push({ ...ended, stdout: tidy(ended.stdout), stderr: tidy(ended.stderr) });
      }
      expect(printed[1], command.join(' ')).toEqual(printed[0]);
      expect(printed[2], command.join(' ')).toEqual(printed[0]);
    }
  });
});

describe('keys that come later', () => {
  const ROWS = Array.from({ length: 40 }, (_, row) => ({
    A: row % 3 ? 'x' : 'y',
    ...(row > 20 ? { B: row % 2 ? 'u' : 'v', who: `p${row}` } : {}),
  }));
  const lines = ROWS.map((row) => JSON.stringify(row)).join('\n');
  const csv = `A,B,who\n${ROWS.map(({ A, B, who }) => `${A},${B ?? ''},${who ?? ''}`).join('\n')}\n`;

  test('are columns, whose earlier cells are missing, also as the id', { timeout: 60_000 }, async () => {
    const cwd = folder({ 'late.ndjson': lines, 'late.csv': csv });
    const rowsOf = async (name: string, ...more: string[]) => {
      const args = ['fit', name, '-k', '2', '--starts', '2', '--rows', 'rows.csv', '-o', 'fit.json', ...more];
      const { code, stderr } = await latent(args, { cwd });
      expect(code, stderr).toBe(0);
      return readFileSync(join(cwd, 'rows.csv'), 'utf8');
    };
    expect(await rowsOf('late.ndjson', '--id', 'who')).toBe(await rowsOf('late.csv', '--id', 'who'));
    expect(await rowsOf('late.ndjson', '--columns', 'A,B')).toBe(await rowsOf('late.csv', '--columns', 'A,B'));
    const impute = async (name: string) => (await latent(['impute', 'fit.json', name], { cwd })).stdout;
    expect(await impute('late.ndjson')).toBe(await impute('late.csv'));
  });

  test('a column that never comes is unknown, with the nearest name', async () => {
    await expectFailure(
      { 'late.ndjson': lines },
      ['fit', 'late.ndjson', '-k', '2', '--id', 'whom'],
      3,
      'UNKNOWN_COLUMN',
      'Did you mean "who"',
    );
  });
});

describe('what is refused', () => {
  const one = (name: string, content: string, code: string, ...pieces: (string | RegExp)[]) =>
    expectFailure({ [name]: content }, ['inspect', name], 3, code, ...pieces);

  test('JSON that is cut off, with the line', () =>
    one('a.ndjson', '{"A":1}\n{"A":2\n{"A":3}\n', 'NOT_JSON', 'a.ndjson:3'));
  test('NaN, with the remedy', () => one('a.json', '[{"A":1},\n{"A":NaN}]', 'NOT_JSON', 'a.json:2', 'Write null'));
  test('nested values, with row and column', () =>
    one('a.json', '[{"A":1},{"A":[1]}]', 'NESTED_VALUE', 'row 2', '"A" is a list'));
  test('nested values, with the line', () =>
    one('a.ndjson', '{"A":1}\n{"A":{}}', 'NESTED_VALUE', 'a.ndjson:2', '"A" is an object'));
  test('a key that comes twice', () => one('a.ndjson', '{"A":1,"A":2}', 'DUPLICATE_COLUMN', 'a.ndjson:1', 'twice'));
  test('an empty list', () => one('a.json', '[]', 'NO_ROWS'));
  test('an empty file', () => one('a.json', '', 'NOT_JSON', 'the file ends'));
  test('lists of different lengths', () => one('a.json', '{"A":[1,2],"B":[1]}', 'RAGGED_ROW', '"B" has 1'));
  test('text that UTF-8 cannot hold', () => one('a.json', '[{"A":"\\ud800"}]', 'NOT_UTF8', 'row 1 column "A"'));
  test('a column of numbers and text, as in CSV', () =>
    expectFailure(
      { 'a.json': '[{"A":1},{"A":"x"},{"A":1},{"A":2}]' },
      ['fit', 'a.json', '-k', '2'],
      3,
      'MIXED_COLUMN',
      '"x" (row 2)',
    ));
  test('a document in the place of data', () =>
    expectFailure({ 'fit.json': { format: 'latent-fit', version: 1 } }, ['fit', 'fit.json', '-k', '2'], 3, 'NOT_DATA'));
});
