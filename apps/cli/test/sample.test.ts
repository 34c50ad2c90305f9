import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';
import { A_YES, SIZES, TWO_ITEMS } from './models.ts';

const model = file('model.json', TWO_ITEMS);

describe('rows drawn from a model', () => {
  test('are CSV with the names of the features', async () => {
    const { code, stdout, stderr } = await latent(['sample', model, '-n', '50']);
    expect(code).toBe(0);
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe('A,B');
    expect(lines).toHaveLength(50);
    for (const line of lines) expect(line).toMatch(/^[ny],[pqr]$/);
    expect(stderr).toContain('seed 1');
  });

  test('the same seed gives the same rows, another seed others; -o writes them to a file', async () => {
    const [one, two, other] = await Promise.all(
      [['--seed', '1'], [], ['--seed', '2']].map((seed) => latent(['sample', model, '-n', '200', ...seed])),
    );
    expect(one?.stdout).toBe(two?.stdout);
    expect(one?.stdout).not.toBe(other?.stdout);
    const written = await latent(['sample', model, '-n', '200', '-o', pathOf('out.csv')]);
    expect(written.stdout).toBe('');
    expect(written.stderr).toContain('out.csv');
    expect(readFileSync(pathOf('out.csv'), 'utf8')).toBe(one?.stdout);
  });

  test('follow the model: shares within five standard errors', async () => {
    const n = 20000;
    const { stdout } = await latent(['sample', model, '-n', String(n), '--with-latent', '--seed', '7']);
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe('group,A,B');
    const rows = lines.map((line) => line.split(','));
    const ones = rows.filter(([group]) => group === 'one');
    const near = (hits: number, of: number, p: number): void =>
      expect(Math.abs(hits / of - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / of));
    near(ones.length, n, SIZES[0]);
    near(ones.filter(([, a]) => a === 'y').length, ones.length, A_YES[0]);
    near(rows.filter(([group, a]) => group === 'two' && a === 'y').length, n - ones.length, A_YES[1]);
    near(ones.filter(([, , b]) => b === 'r').length, ones.length, 0.2);
  });

  test('leave cells out: empty in CSV, null in JSON, the same ones', async () => {
    const flags = ['sample', model, '-n', '2000', '--missing-fraction', '0.3'];
    const { stdout } = await latent(flags);
    const json = (await latentJson(flags)) as Record<string, string | null>[];
    const rows = stdout.trimEnd().split('\n').slice(1);
    expect(json.map(({ A, B }) => `${A ?? ''},${B ?? ''}`)).toEqual(rows);
    const empty = json.flatMap((row) => Object.values(row)).filter((cell) => cell === null).length;
    expect(Math.abs(empty / 4000 - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 4000));
  });

  test('can be read back, also one column with missing cells', async () => {
    const narrow = {
      ...TWO_ITEMS,
      features: [TWO_ITEMS.features[0]],
      parameters: { group: SIZES, A: TWO_ITEMS.parameters.A },
    };
    const path = file('narrow.json', narrow);
    await latent(['sample', path, '-n', '300', '--missing-fraction', '0.5', '-o', pathOf('narrow.csv')]);
    expect(await latentJson(['score', path, pathOf('narrow.csv')])).toMatchObject({ rows: 300 });
  });
});

test('none at all: only the header', async () => {
  expect((await latent(['sample', model, '-n', '0'])).stdout).toBe('A,B\n');
});

test.each([
  ['no number of rows', []],
  ['a negative number', ['-n', '-5']],
  ['half a row', ['-n', '2.5']],
  ['a share above 1', ['-n', '2', '--missing-fraction', '1.5']],
  ['a seed that is no whole number', ['-n', '2', '--seed', '1.5']],
])('%s: exit code 2', async (_, flags) => {
  const { code, stdout } = await latent(['sample', model, ...flags]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
});
