import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, latent as run } from '../cli.ts';
import { CHAIN, WORDS, WORDS_AND_THOUGHTS } from './chain.ts';

const read = (cwd: string, name: string): string => readFileSync(`${cwd}/${name}`, 'utf8');

describe('there and back', () => {
  test('JSON to BIF to JSON: the same network, bit for bit; forms by the extension of the output', async () => {
    const cwd = folder({ 'net.json': CHAIN });
    const there = await run(['convert', 'net.json', 'net.bif'], { cwd });
    expect(there).toMatchObject({ code: 0, stdout: '' });
    expect(there.stderr).toContain('wrote net.bif (a network of 3 nodes)');
    expect(read(cwd, 'net.bif')).toContain('variable H');
    expect((await run(['convert', 'net.bif', 'back.json'], { cwd })).code).toBe(0);
    const { $schema, ...back } = JSON.parse(read(cwd, 'back.json'));
    expect($schema).toBe('latent/schemas/latent-model.json');
    expect(back).toEqual(CHAIN);
  });

  test('what the input is, its content says; - is stdin and stdout, with --to', async () => {
    const cwd = folder({ 'net.txt': CHAIN });
    const { stdout, code } = await run(['convert', 'net.txt', '-', '--to', 'bif'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^network /);
    const back = await run(['convert', '-', '-', '--to', 'json'], { cwd, input: stdout });
    const { $schema: _, ...document } = JSON.parse(back.stdout);
    expect(document).toEqual(CHAIN);
  });

  test('a fit gives its model', async () => {
    const cwd = folder({ 'words.csv': WORDS, 'start.json': WORDS_AND_THOUGHTS });
    await run(['fit', 'words.csv', '--start', 'start.json', '-o', 'fit.json', '--quiet'], { cwd });
    await run(['convert', 'fit.json', 'fit.bif'], { cwd });
    const fit = JSON.parse(read(cwd, 'fit.json'));
    await run(['convert', 'fit.bif', 'model.json'], { cwd });
    expect(JSON.parse(read(cwd, 'model.json')).parameters).toEqual(fit.model.parameters);
    const answers = await Promise.all(
      ['fit.json', 'fit.bif', 'model.json'].map((path) => run(['query', path, 'Thoughts | Words=yes'], { cwd })),
    );
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
    expect(answers[0]?.code).toBe(0);
  });
});

test('remarks of reading are printed', async () => {
  const cwd = folder({
    'net.bif': `network x { property author "me"; }
variable A { type discrete [ 3 ] { a, b, c }; }
probability ( A ) { table 0.3333333, 0.3333333, 0.3333333; }
`,
  });
  const { code, stderr } = await run(['convert', 'net.bif', 'net.json'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('[BIF_PROPERTIES_LEFT_OUT]');
  expect(stderr).toContain('note[ROWS_NORMALISED]');
  expect((await run(['convert', 'net.bif', 'net.json', '--quiet'], { cwd })).stderr).toBe('');
});

describe('what cannot be converted', () => {
  test.each([
    ['an extension that says nothing', ['net.json', 'net.txt'], 2, 'BAD_OPTION', '--to'],
    ['stdout without --to', ['net.json', '-'], 2, 'BAD_OPTION', '--to'],
    ['onto itself', ['net.json', 'net.json'], 2, 'CONFLICTING_OPTIONS', 'input'],
    ['a mixture to BIF', ['mixture.json', 'out.bif'], 3, 'WRONG_KIND', 'mixture.json'],
    ['a network without tables to BIF', ['bare.json', 'out.bif'], 3, 'NO_PARAMETERS', ''],
    ['a spoilt BIF', ['spoilt.bif', 'out.json'], 3, 'BIF_SYNTAX', 'spoilt.bif:2'],
    ['a file that is not there', ['none.bif', 'out.json'], 3, 'FILE_UNREADABLE', 'none.bif'],
  ])('%s', async (_, paths, exit, code, piece) => {
    const files = {
      'net.json': CHAIN,
      'bare.json': { ...CHAIN, parameters: undefined },
      'spoilt.bif': 'network x {}\nvariable A type discrete',
      'mixture.json': {
        format: 'latent-model',
        version: 1,
        kind: 'mixture',
        latent: { name: 'H', levels: ['x', 'y'] },
        features: [{ name: 'A', family: 'categorical', levels: ['n', 'y'] }],
      },
    };
    const cwd = folder(files);
    const ended = await run(['convert', ...paths], { cwd });
    expect(ended.stderr).toContain(`error[${code}]`);
    expect(ended.stderr).toContain(piece);
    expect(ended).toMatchObject({ code: exit, stdout: '' });
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });

  test('a mixture stays JSON', async () => {
    const cwd = folder({
      'mixture.json': {
        format: 'latent-model',
        version: 1,
        kind: 'mixture',
        latent: { name: 'H', levels: ['x', 'y'] },
        features: [{ name: 'A', family: 'categorical', levels: ['n', 'y'] }],
      },
    });
    expect((await run(['convert', 'mixture.json', 'same.json'], { cwd })).stderr).toContain('a mixture of 1 feature');
  });
});
