// bad-inputs.md, 1, 6, 12, 17 and what else a file can be, through the built program.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, expectFailure, folder, latent, SURVEY } from '../cli.ts';
import { TWO_ITEMS } from '../models.ts';
import { PLAIN_USER, start } from './running.ts';

const fit = ['fit', 'a.csv', '-k', '2', '-o', 'out.json'];

describe('1. a file that cannot be read', () => {
  it.each([
    ['data', ['fit', 'secret', '-k', '2', '-o', 'out.json']],
    ['a model', ['predict', 'secret', 'a.csv', '--rows', 'out.csv']],
    ['a start', ['fit', 'a.csv', '--start', 'secret', '-o', 'out.json']],
    ['a configuration', ['inspect', 'a.csv', '--config', 'secret']],
  ])('%s without permission', async (_name, args) => {
    const cwd = folder({ 'a.csv': SURVEY, secret: SURVEY });
    chmodSync(cwd, 0o777);
    chmodSync(join(cwd, 'secret'), 0);
    const { code, stdout, stderr } = await start(args, { cwd, ...PLAIN_USER }).ended;
    expect(stderr).toMatch(/^error\[[A-Z_]+\] .*secret.*permission denied\n {2}Fix: \S/);
    expect(code).toBe(args.includes('--config') ? 2 : 3);
    expect(stdout).toBe('');
    expect(readdirSync(cwd).sort()).toEqual(['a.csv', 'secret']);
  });

  it('a folder, as data and as a model', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    mkdirSync(join(cwd, 'dir'));
    for (const args of [
      ['inspect', 'dir'],
      ['score', 'dir', 'a.csv'],
      ['fit', 'dir', '-k', '2'],
      ['convert', 'dir', 'x.bif'],
    ]) {
      const { code, stdout, stderr } = await latent(args, { cwd });
      expect(stderr).toMatch(/^error\[FILE_UNREADABLE\] cannot read "dir": .*directory/);
      expect([code, stdout]).toEqual([3, '']);
    }
    expect(readdirSync(cwd).sort()).toEqual(['a.csv', 'dir']);
  });

  it.each([
    ['at once', ':', 'NO_HEADER'],
    ['in the middle of a row', 'printf "A,B\\nx,y\\nx"', 'RAGGED_ROW'],
  ])('a pipe whose writer closes it %s', (_name, writer, code) => {
    const cwd = folder({});
    const script = `mkfifo pipe && { ${writer} > pipe & } && "$0" "$1" fit pipe -k 2 -o out.json`;
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, BINARY], { cwd, encoding: 'utf8' });
    expect(stderr).toMatch(new RegExp(`^error\\[${code}\\] .*pipe`));
    expect(status).toBe(3);
    expect(readdirSync(cwd)).toEqual(['pipe']);
  });
});

it('6. an empty column name', () =>
  expectFailure({ 'a.csv': 'A,,B\nx,y,z\n' }, fit, 3, 'EMPTY_COLUMN_NAME', 'a.csv', '2'));

it.each([
  ['UTF-16', Buffer.from('\uFEFFA,B\nx,y\n', 'utf16le'), 'UTF-16'],
  ['Latin-1', Buffer.from('A,B\ncaf\u00E9,y\n', 'latin1'), '0xE9'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not UTF-8 text'],
])('12. %s is no text', async (_name, bytes, piece) => {
  const cwd = folder({});
  writeFileSync(join(cwd, 'a.csv'), bytes);
  const { code, stdout, stderr } = await latent(fit, { cwd });
  expect(stderr).toContain('error[NOT_UTF8] ');
  expect(stderr).toContain(piece);
  expect([code, stdout]).toEqual([3, '']);
  expect(readdirSync(cwd)).toEqual(['a.csv']);
});

it('54. an output over the model that is read', () =>
  expectFailure(
    { 'm.json': TWO_ITEMS, 'a.csv': 'A,B\ny,p\n' },
    ['predict', 'm.json', 'a.csv', '--rows', 'm.json'],
    2,
    'CONFLICTING_OPTIONS',
    'm.json',
  ));
