import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';
import { TWO_ITEMS, WORDS, WORDS_AND_THOUGHTS } from './models.ts';

/** Stouffer & Toby (1951). */
const STOUFFER_TOBY = `A,B,C,D,n
1,1,1,1,20
1,1,1,2,2
1,1,2,1,9
1,1,2,2,2
1,2,1,1,6
1,2,1,2,1
1,2,2,1,4
1,2,2,2,1
2,1,1,1,38
2,1,1,2,7
2,1,2,1,24
2,1,2,2,6
2,2,1,1,25
2,2,1,2,6
2,2,2,1,23
2,2,2,2,42
`;

describe('a fit', () => {
  test('shows its model and its figures; with --identifiability the directions in words', async () => {
    const data = file('values.csv', STOUFFER_TOBY);
    const fitted = await latent([
      'fit',
      data,
      '-k',
      '3',
      '--weights',
      'n',
      '--columns',
      'A,B,C,D',
      '-o',
      pathOf('fit.json'),
      '--quiet',
    ]);
    expect(fitted.code).toBe(0);
    const { code, stdout, stderr } = await latent(['inspect', pathOf('fit.json'), '--identifiability']);
    expect(code).toBe(0);
    expect(stdout).toContain('mixture with 3 classes of "class", 4 features, 14 free parameters');
    expect(stdout).toContain('log-likelihood -503.301');
    expect(stdout).toContain('16 rows of total weight 216, 16 different');
    expect(stdout).toContain('NOT identified, rank 13 of 14');
    expect(stdout).toMatch(/does not change along\n {2}P\(.+\) [+-]\d\.\d\d/);
    expect(stderr).toContain('warning[NOT_IDENTIFIED]');

    const json = (await latentJson(['inspect', pathOf('fit.json'), '--identifiability'])) as {
      freeParameters: number;
      classSizes: number[];
      fit: { logLikelihood: number; criteria: { bic: number } };
      identifiability: { rank: number; at: string };
    };
    expect(json).toMatchObject({ freeParameters: 14, identifiability: { rank: 13, at: 'estimate' } });
    expect(json.fit.logLikelihood).toBeCloseTo(-503.301137, 4);
    expect(json.fit.criteria.bic).toBeCloseTo(-2 * json.fit.logLikelihood + 14 * Math.log(216), 9);
    expect(json.classSizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(1, 12);

    // A document from elsewhere need not say which file its data were.
    const elsewhere = JSON.parse(readFileSync(pathOf('fit.json'), 'utf8'));
    delete elsewhere.data.sha256;
    const shown = await latent(['inspect', file('elsewhere.json', JSON.stringify(elsewhere))]);
    expect(shown).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(shown.stdout).toContain('16 rows of total weight 216, 16 different, 0 missing cells\n');
  });
});

describe('a model document', () => {
  test('shows classes, features and free parameters', async () => {
    const { code, stdout } = await latent([
      'inspect',
      file('model.json', { ...TWO_ITEMS, fixed: ['group'], prior: { pseudoCount: 0.5 } }),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('mixture with 2 classes of "group", 2 features, 6 free parameters');
    expect(stdout).toMatch(/^one +0\.6000$/m);
    expect(stdout).toMatch(/^B +categorical +3 +p q r$/m);
    expect(stdout).toMatch(/^item +level +one +two$/m);
    expect(stdout).toContain('pseudo-count 0.5');
    expect(stdout).toContain('fixed: group');
  });

  test('with --identifiability: words and thoughts, rank 1 of 3; three words, 7 of 7; from stdin', async () => {
    const one = (await latentJson(['inspect', file('words.json', WORDS_AND_THOUGHTS), '--identifiability'])) as {
      identifiability: { identified: boolean; rank: number; directions: number[][] };
    };
    expect(one.identifiability).toMatchObject({ identified: false, rank: 1 });
    expect(one.identifiability.directions).toHaveLength(2);
    const word = WORDS_AND_THOUGHTS.features[0];
    const three = {
      ...WORDS_AND_THOUGHTS,
      parameters: undefined,
      features: ['w1', 'w2', 'w3'].map((name) => ({ ...word, name })),
    };
    const { stdout } = await latent(
      ['inspect', '-', '--identifiability'],
      readFileSync(file('three.json', three), 'utf8'),
    );
    expect(stdout).toContain('identified, rank 7 of 7');
    expect(stdout).toContain('no parameters: a model to be fitted');
  });

  test.each([
    ['cut off', '{"format": "latent-model", "ver', 'NOT_JSON'],
    ['another format', { format: 'latent-selection', version: 1 }, 'NOT_A_DOCUMENT'],
    ['edited', { ...TWO_ITEMS, latent: { name: 'group', levels: 2 } }, 'SCHEMA'],
  ])('%s: exit code 3', async (name, content, code) => {
    const ran = await latent(['inspect', file(`${name}.json`, content)]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(`error[${code}]`);
  });
});

describe('a data file', () => {
  const rows = Array.from({ length: 30 }, (_, i) =>
    [`person ${i}`, i % 2 ? 'yes' : 'no', i % 3, i + 0.5, i % 5 ? (i % 4) + 1 : 'NA', i % 7 ? i % 25 : 'x'].join(','),
  );
  const content = `who,vote,trust,height,mood,odd\n${rows.join('\n')}\n`;

  test('shows every column with its family, levels, missing cells and the reason', async () => {
    const path = file('survey.csv', content);
    const { code, stdout } = await latent(['inspect', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('30 rows, 6 columns');
    expect(stdout).toMatch(/^who +refused +0 +ALL_DISTINCT$/m);
    expect(stdout).toMatch(/^vote +categorical +0 +text +2: no yes$/m);
    expect(stdout).toMatch(/^trust +categorical +0 +integers with at most 20 values +3: 0 1 2$/m);
    expect(stdout).toMatch(/^height +gaussian +0 +numbers with decimals$/m);
    expect(stdout).toMatch(/^mood +categorical +6 .* 4: 1 2 3 4$/m);
    expect(stdout).toMatch(/^odd +refused +0 +MIXED_COLUMN$/m);
    expect(stdout).toContain('Fix: ');
    const json = (await latentJson(['inspect', path, '--id', 'who'])) as {
      rows: number;
      columns: { name: string; family: string | null; missing: number }[];
    };
    expect(json.rows).toBe(30);
    expect(json.columns.map(({ name, family, missing }) => [name, family, missing])).toEqual([
      ['vote', 'categorical', 0],
      ['trust', 'categorical', 0],
      ['height', 'gaussian', 0],
      ['mood', 'categorical', 6],
      ['odd', null, 0],
    ]);
  });

  test('from stdin, with another delimiter and other missing tokens', async () => {
    const { stdout, stderr } = await latent(
      ['inspect', '-', '--missing', 'odd:x,NA', '--id', 'who'],
      content.replaceAll(',', ';'),
    );
    expect(stderr).toContain('delimiter');
    expect(stdout).toMatch(/^odd +gaussian +5 /m);
    expect((await latent(['inspect', '-'], WORDS)).stdout).toContain('100 rows, 1 column');
  });

  test.each([
    ['a file that is not there', [pathOf('nowhere.csv')], 3, 'FILE_UNREADABLE'],
    ['a file without rows', [file('empty.csv', 'a,b\n')], 3, 'NO_ROWS'],
    ['an empty file', [file('nothing.csv', '')], 3, 'NO_HEADER'],
    ['the identifiability of data', [file('some.csv', 'a\nx\ny\n'), '--identifiability'], 2, 'BAD_OPTION'],
    ['an id that is not there', [file('more.csv', 'name,b\nx,1\n'), '--id', 'nme'], 3, 'UNKNOWN_COLUMN'],
  ])('%s: refused', async (_, args, exitCode, code) => {
    const ran = await latent(['inspect', ...args]);
    expect(ran.code).toBe(exitCode);
    expect(ran.stderr).toContain(`error[${code}]`);
  });

  test('nothing on stdin: an error, no hanging', async () => {
    const { code, stderr } = await latent(['inspect', '-']);
    expect(code).toBe(3);
    expect(stderr).toContain('error[NO_HEADER]');
  });
});

test('JSON that is no document of latent is data', async () => {
  const rows = [
    { q: 'a', r: 1 },
    { q: 'b', r: 2 },
    { q: 'a', r: 1 },
  ];
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const wanted = { rows: 3, columns: [{ name: 'q' }, { name: 'r', levels: ['1', '2'] }] };
  expect(await latentJson(['inspect', file('data.ndjson', text)])).toMatchObject(wanted);
  expect(await latentJson(['inspect', file('rows.json', JSON.stringify(rows))])).toMatchObject(wanted);
  const piped = await latent(['inspect', '-', '--format', 'json'], text);
  expect(JSON.parse(piped.stdout)).toMatchObject({ ...wanted, file: '<stdin>' });
});

describe('a network', () => {
  test('shows its tables; very many numbers with --all only', async () => {
    const levels = ['a', 'b'];
    const node = (name: string, parents: readonly string[], rows: number) => ({
      node: { name, levels, parents },
      table: [name, nested(parents.length, rows)] as const,
    });
    const nested = (depth: number, value: number): unknown =>
      depth === 0 ? [value, 1 - value] : [nested(depth - 1, value), nested(depth - 1, value)];
    const names = 'ABCDEFGHI'.split('');
    const many = names.map((name, i) => node(name, names.slice(0, i), 0.25));
    const network = (nodes: typeof many) => ({
      format: 'latent-model',
      version: 1,
      kind: 'network',
      nodes: nodes.map((one) => one.node),
      parameters: Object.fromEntries(nodes.map((one) => one.table)),
    });
    const few = await latent(['inspect', file('few.json', network(many.slice(0, 2)))]);
    expect(few.stdout).toMatch(/^P\(B \| A\)\nA +a +b\na +0\.2500 +0\.7500\nb +0\.2500 +0\.7500$/m);
    const path = file('many.json', network(many));
    expect((await latent(['inspect', path])).stdout).toContain('tables of 1022 probabilities: --all shows them');
    expect((await latent(['inspect', path, '--all'])).stdout).toContain('P(C | A, B)');
  });
});

describe('a Parquet file with columns that no cell can hold', () => {
  const path = fileURLToPath(
    new URL('../../../packages/files/test/parquet/fixtures/pyarrow-zstd.parquet', import.meta.url),
  );

  test('shows them as refused, with the reason, among the others', async () => {
    const { code, stdout } = await latent(['inspect', path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^list +refused +- +UNREADABLE_COLUMN/m);
    expect(stdout).toMatch(/^b +categorical +1 +text +2: false true$/m);
    expect(stdout).toMatch(
      /^UNREADABLE_COLUMN .*column "st" cannot be read: its values are nested \(struct\)\n {2}Fix: Name/m,
    );
    const { columns } = (await latentJson(['inspect', path])) as {
      columns: { name: string; missing: number | null }[];
    };
    expect(columns.find(({ name }) => name === 'list')).toMatchObject({
      family: null,
      missing: null,
      problem: { code: 'UNREADABLE_COLUMN' },
    });
    expect(columns.find(({ name }) => name === 'b')).toMatchObject({ family: 'categorical', missing: 1 });
  });

  test('is fitted by its other columns, and refused with them', async () => {
    const fitted = await latent(['fit', path, '-k', '1', '--columns', 'b,s', '--quiet']);
    expect(fitted.code, fitted.stderr).toBe(0);
    const refused = await latent(['fit', path, '-k', '1', '--columns', 'b,list']);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toMatch(
      /^error\[UNREADABLE_COLUMN\] .*column "list" cannot be read: .*\n {2}Fix: Name the columns/,
    );
    expect((await latent(['inspect', path, '--id', 'list'])).stderr).toContain('error[UNREADABLE_COLUMN]');
  });
});
