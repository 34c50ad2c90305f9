import { describe, expect, it } from 'vitest';
import { folder, latent, SURVEY } from './cli.ts';

describe('help and version', () => {
  it('prints help on stdout with exit code 0', async () => {
    const { code, stdout, stderr } = await latent(['--help']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const name of [
      'fit',
      'select',
      'predict',
      'score',
      'sample',
      'explain',
      'inspect',
      'verify',
      'doctor',
      'completion',
    ])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('prints the help of a command, the flags of all commands among them', async () => {
    const { code, stdout } = await latent(['fit', '--help']);
    expect(code).toBe(0);
    for (const flag of ['--classes', '--graph', '--repeat', '--dry-run', '--seed', '--format', '--no-color'])
      expect(stdout).toContain(flag);
  });

  it('prints its version', async () => {
    expect(await latent(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('mistakes in the command', () => {
  const usage = async (args: readonly string[], ...pieces: readonly string[]) => {
    const ended = await latent(args);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe('');
    for (const piece of pieces) expect(ended.stderr).toContain(piece);
    expect(ended.stderr).toMatch(/\n {2}Fix: \S/);
  };

  it('wants a command', () => usage([], 'no command is given', 'fit, select, predict'));
  it('names the nearest command', () => usage(['fti', 'x'], "unknown command 'fti'", 'Did you mean fit?'));
  it('52. names the nearest option', () =>
    usage(['fit', 'x.csv', '--clases', '2'], "unknown option '--clases'", 'Did you mean --classes?'));
  it('names the nearest option of all commands', () => usage(['fit', 'x.csv', '--sed', '2'], 'Did you mean --seed?'));
  it('wants all arguments', () => usage(['predict', 'fit.json'], "missing required argument 'data'"));
  it('refuses arguments that are too many', () => usage(['fit', 'a.csv', 'b.csv', '-k', '2'], 'too many arguments'));
  it('wants the value of an option', () => usage(['fit', 'a.csv', '-k'], 'argument missing'));
  it('refuses a format that a command lacks', () =>
    usage(['fit', 'a.csv', '-k', '2', '--format', 'csv'], 'no --format csv', 'table, json'));
  it('refuses an unknown format', () => usage(['fit', 'a.csv', '-k', '2', '--format', 'jsn'], 'Did you mean json?'));

  it('is JSON on stderr under --format json, wherever that stands', async () => {
    for (const args of [
      ['--format', 'json', 'fit', 'x.csv', '-k', '0'],
      ['fit', 'x.csv', '-k', '0', '--format=json'],
      ['fit', '--json', 'x.csv', '-k', '0'],
    ]) {
      const { code, stdout, stderr } = await latent(args);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(JSON.parse(stderr)).toEqual({
        error: {
          code: 'BAD_OPTION',
          message: '--classes is "0"',
          fix: expect.any(String),
          where: { option: 'classes' },
        },
      });
    }
  });
});

describe('flags before and after the command', () => {
  it('give the same result', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const after = await latent(['fit', 'a.csv', '-k', '2', '--seed', '3', '--format', 'json', '--quiet'], { cwd });
    expect(after.code, after.stderr).toBe(0);
    expect(JSON.parse(after.stdout).seed).toBe(3);
    for (const args of [
      ['--seed', '3', '--format', 'json', '--quiet', 'fit', 'a.csv', '-k', '2'],
      ['-k', '2', '--quiet', '--json', 'fit', '--seed', '3', 'a.csv'],
      ['--classes=2', '--quiet', 'fit', '--format=json', 'a.csv', '--seed=3'],
    ])
      expect(await latent(args, { cwd })).toEqual(after);
  });

  it('--quiet leaves stderr empty', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    expect((await latent(['fit', 'a.csv', '-k', '4', '--quiet', '-o', 'o.json'], { cwd })).stderr).toBe('');
  });

  it('colours only where they are asked for', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const args = ['fit', 'a.csv', '-k', '1'];
    const plain = await latent(args, { cwd });
    expect(plain.stdout).not.toContain('\u001B');
    expect((await latent(args, { cwd, env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001B[1m');
    expect(await latent([...args, '--no-color'], { cwd, env: { FORCE_COLOR: '1' } })).toEqual(plain);
    expect(await latent(args, { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).toEqual(plain);
  });
});
