import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BINARY, folder, latent, latentProcess } from './cli.ts';
import { hasScript } from './terminal.ts';

/** What `latent complete` answers: possibilities, and whether files may stand there. In processes: the completer keeps what it was told. */
async function complete(...words: readonly string[]): Promise<{ values: string[]; files: boolean }> {
  const { code, stdout } = await latentProcess(['complete', '--', ...words]);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  const directive = lines.pop();
  expect([':0', ':4']).toContain(directive);
  return { values: lines.map((line) => line.split('\t')[0] as string), files: directive === ':0' };
}

describe('the protocol', () => {
  it.each<[string[], string[]]>([
    [['fi'], ['fit']],
    [['compl'], ['completion']],
    [['fit', 'a.csv', '--acc'], ['--accelerate']],
    [['fit', 'a.csv', '--se'], ['--seed']],
    [
      ['fit', 'a.csv', '--accelerate', ''],
      ['none', 'squarem'],
    ],
    [['fit', 'a.csv', '--format=j'], ['json']],
    [['fit', 'a.csv', '--covariance', 'f'], ['full']],
    [
      ['select', 'a.csv', '--criterion', ''],
      ['bic', 'aic', 'sabic', 'caic', 'icl'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['query', 'm.json', ''], []],
    [
      ['nothing', '--'],
      ['--format', '--json'],
    ],
  ])('%j', async (words, expected) => {
    const { values, files } = await complete(...words);
    if (words[0] === 'nothing') expect(values).toEqual(expect.arrayContaining(expected));
    else if (words[0] === 'completion') expect([...values].sort()).toEqual([...expected].sort());
    else expect(values).toEqual(expected);
    expect(files).toBe(false);
  });

  it('lists all commands but the hidden ones', async () => {
    const { values } = await complete('');
    const { stdout } = await latent(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) [^\n]* {2}\S/gm)].map(([, name]) => name);
    expect(values.length).toBeGreaterThan(10);
    expect([...values].sort()).toEqual([...new Set(commands)].filter((name) => values.includes(name as string)).sort());
    for (const name of ['fit', 'verify', 'doctor', 'lab', 'completion']) expect(values).toContain(name);
    expect(values).not.toContain('complete');
  });

  it.each([
    ['fit', ''],
    ['predict', 'fit.json', 'da'],
    ['fit', 'a.csv', '--model', 'm'],
    ['fit', 'a.csv', '-k', '2', '-o', ''],
    ['fit', 'a.csv', '--start=s'],
    ['verify', '--references', ''],
  ])('leaves files to the shell: %j', async (...words) => {
    expect(await complete(...words)).toEqual({ values: [], files: true });
  });
});

describe('names of columns', () => {
  const DATA = 'id,A,Alter,"B b",n,$(touch made),é1\n1,x,30,y,2,z,w\n2,y,31,x,1,w,z\n';
  const FIT = { format: 'latent-fit', version: 1 };

  it.each<[string, string[], string[]]>([
    ['a name', ['fit', 'a.csv', '--id', ''], ['id', 'A', 'Alter', 'n', 'é1']],
    ['its beginning', ['select', 'a.csv', '-k', '1..3', '--weights', 'A'], ['A', 'Alter']],
    ['behind =', ['fit', 'a.csv', '--known=A'], ['A', 'Alter']],
    ['a list: what is taken is left out', ['fit', 'a.csv', '--columns', 'A,n,'], ['A,n,id', 'A,n,Alter', 'A,n,é1']],
    ['behind a family', ['fit', 'a.csv', '--columns', 'A:bernoulli,Al'], ['A:bernoulli,Alter']],
    ['a family', ['fit', 'a.csv', '--columns', 'A,n:po'], ['A,n:poisson']],
    ['in quotes', ['fit', '"a.csv"', '--columns', '"A,é'], ['A,é1']],
    ['the data behind a fit', ['predict', 'f.json', 'a.csv', '--id', 'i'], ['id']],
    ['--data', ['compare', 'f.json', 'f.json', '--data', 'a.csv', '--weights', 'n'], ['n']],
    ['JSON', ['fit', 'rows.json', '--columns', ''], ['A', 'q']],
    ['gzip', ['fit', 'a.csv.gz', '--id', ''], ['id', 'A', 'Alter', 'n', 'é1']],
    ['Parquet', ['fit', 'data.parquet', '--id', 'f'], ['f32', 'f64']],
    ['no data yet', ['fit', '--id', ''], []],
    ['no such file', ['fit', 'none.csv', '--id', ''], []],
    ['a file that is broken', ['fit', 'nul.csv', '--id', ''], []],
    ['a folder', ['fit', '.', '--id', ''], []],
    ['standard input', ['fit', '-', '--id', ''], []],
  ])('%s', async (_, words, expected) => {
    const cwd = folder({ 'a.csv': DATA, 'f.json': FIT, 'rows.json': [{ A: 1, q: 2 }], 'nul.csv': 'a,\0b\n' });
    writeFileSync(join(cwd, 'a.csv.gz'), gzipSync(DATA));
    copyFileSync(
      new URL('../../../packages/files/test/parquet/fixtures/pyarrow-zstd.parquet', import.meta.url),
      join(cwd, 'data.parquet'),
    );
    const { code, stdout, stderr } = await latentProcess(['complete', '--', ...words], { cwd });
    const isList = words.some((word) => word.startsWith('--columns'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe([...expected, isList ? ':38\n' : ':36\n'].join('\n'));
  });

  it('of a pipe nothing is read', async () => {
    const cwd = folder({});
    execFileSync(MKFIFO, [join(cwd, 'pipe')]);
    const { stdout } = await latentProcess(['complete', '--', 'fit', 'pipe', '--id', ''], { cwd });
    expect(stdout).toBe(':36\n');
  });
});

/** A folder with `latent` as a program, some files, and what else a test needs. */
function home(): string {
  const cwd = folder({ 'survey.csv': 'a,bb\n1,2\n1,2\n', 'other.csv': 'a\n1\n' });
  const program = join(cwd, 'latent');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`);
  chmodSync(program, 0o755);
  return cwd;
}

/** Programs that a machine may lack. */
const [SCRIPT, FISH, MKFIFO] = ['script', 'fish', 'mkfifo'] as const;

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** COMPREPLY of the function for a line that bash has broken into these words, the last being typed. */
function inBash(cwd: string, words: readonly string[]): Promise<string[]> {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `source <(latent completion bash); source <(latent completion bash)
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _latent latent
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${cwd}:${process.env['PATH']}` };
    execFile('bash', ['--norc', '--noprofile', '-c', script], { cwd, env }, (error, stdout, stderr) => {
      if (error || stderr !== '') reject(error ?? new Error(stderr));
      else resolve(stdout.split('\n').filter((line) => line !== ''));
    });
  });
}

describe.skipIf(!has('bash'))('bash (skipped where it is absent)', () => {
  it('completes commands, options and values, also behind =', async () => {
    const cwd = home();
    expect(await inBash(cwd, ['latent', 'ver'])).toEqual(['verify']);
    expect(await inBash(cwd, ['latent', 'fit', 'a.csv', '--max'])).toEqual(['--max-iterations']);
    expect(await inBash(cwd, ['latent', 'fit', 'a.csv', '--format', '=', 'j'])).toEqual(['json']);
    expect(await inBash(cwd, ['latent', 'fit', '--columns', 'A', ':', 'categorical', '--acc'])).toEqual([
      '--accelerate',
    ]);
    // Only what stands behind the last = or : is replaced.
    expect(await inBash(cwd, ['latent', 'fit', 'survey.csv', '--id', ''])).toEqual(['a', 'bb']);
    expect(await inBash(cwd, ['latent', 'fit', 'survey.csv', '--columns', '"a', ':', 'gaussian,'])).toEqual([
      'gaussian,bb',
    ]);
    expect(await inBash(cwd, ['latent', 'fit', 'survey.csv', '--columns', '=', 'a', ':', 'ca'])).toEqual([
      'categorical',
    ]);
  });

  it('runs nothing of what is typed', async () => {
    const cwd = home();
    writeFileSync(join(cwd, 'precious.csv'), 'kept');
    await inBash(cwd, ['latent', 'fit', '$(touch', 'made)', '>', 'precious.csv', '--se']);
    expect(existsSync(join(cwd, 'made)')) || existsSync(join(cwd, 'made'))).toBe(false);
    expect(execFileSync('cat', [join(cwd, 'precious.csv')], { encoding: 'utf8' })).toBe('kept');
  });

  it.skipIf(!hasScript())('works at a prompt: Tab', async () => {
    const cwd = home();
    const shown = await atPrompt(cwd, 'bash --norc --noprofile -i', [
      'source <(latent completion bash)',
      'latent doc\t--help | head -1',
      'latent inspect surv\t--quiet | head -1',
      'latent fit survey.csv -k 1 --id b\t--columns a --dry-run | head -1',
      // bash closes the quotes itself where one name is left
      'latent fit survey.csv -k 1 --columns "a,b\t --dry-run | grep ^bb',
    ]);
    expect(shown).toContain('Usage: latent doctor');
    expect(shown).toContain('survey.csv: 2 rows, 2 columns');
    expect(shown).toContain('survey.csv: 2 rows, 1 of 2 columns used');
    expect(shown).toMatch(/^bb +categorical/m);
  });
});

describe.skipIf(!has('zsh') || !hasScript())('zsh (skipped where it or script is absent)', () => {
  it('works at a prompt: Tab', async () => {
    const shown = await atPrompt(home(), 'zsh -f -i', [
      'autoload -U compinit; compinit -u -D; source <(latent completion zsh)',
      'latent doc\t--help | head -1',
      'latent inspect surv\t--quiet | head -1',
      'latent fit survey.csv -k 1 --id b\t--columns a --dry-run | head -1',
      'latent fit survey.csv -k 1 --columns "a,b\t" --dry-run | grep ^bb',
    ]);
    expect(shown).toContain('Usage: latent doctor');
    expect(shown).toContain('survey.csv: 2 rows, 2 columns');
    expect(shown).toContain('survey.csv: 2 rows, 1 of 2 columns used');
    expect(shown).toMatch(/^bb +categorical/m);
  });
});

describe.skipIf(!has(FISH))('fish (skipped where it is absent)', () => {
  it('completes', () => {
    const cwd = home();
    const env = { ...process.env, PATH: `${cwd}:${process.env['PATH']}`, HOME: cwd };
    const ask = (line: string) =>
      execFileSync(FISH, ['-c', `latent completion fish | source; complete -C '${line}'`], {
        cwd,
        env,
        encoding: 'utf8',
      });
    expect(ask('latent doc')).toMatch(/^doctor\t/);
    expect(ask('latent fit a.csv --accelerate ')).toMatch(/none[\s\S]*squarem/);
    expect(ask('latent inspect surv')).toContain('survey.csv');
    expect(ask('latent fit survey.csv --id ')).toBe('a\nbb\n');
    expect(ask('latent fit survey.csv --columns a,b')).toContain('a,bb');
  });
});

/** Types lines at a prompt on a pseudo-terminal, and returns what is shown. */
function atPrompt(cwd: string, shell: string, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${cwd}:${process.env['PATH']}`, TERM: 'dumb', PS1: '$ ' };
    const child = spawn(SCRIPT, ['-qec', shell, '/dev/null'], { cwd, env });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const isFirst = shown === '';
      shown += chunk.toString();
      if (isFirst) child.stdin.write(`${[...lines, 'exit'].join('\n')}\n`); // the prompt is there; the shell reads on when it can
    });
    child.on('error', reject);
    child.on('close', () => resolve(shown.replaceAll('\r', '')));
  });
}

describe('mistakes', () => {
  it.each([
    [['completion'], "missing required argument 'shell'"],
    [['completion', 'bsh'], 'Did you mean bash?'],
    [['completion', 'powershell'], 'Choose from: bash, zsh, fish.'],
  ])('%j', async (args, piece) => {
    const { code, stdout, stderr } = await latent(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(piece);
  });
});
