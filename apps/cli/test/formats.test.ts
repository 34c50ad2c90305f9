import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, latent } from './cli.ts';
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
