// bad-inputs.md, 55 and 56, through the built program: what is written where the disk, the folder, the reader or the program goes away.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, folder, latent, SURVEY } from '../cli.ts';
import { TWO_ITEMS } from '../models.ts';
import { PLAIN_USER, smallDisk, start, until } from './running.ts';

const LONG = [
  '--tolerance',
  '0',
  '--max-iterations',
  '100000000',
  '--starts',
  '1',
  '--accelerate',
  'none',
  '--seed',
  '3',
];
const fitting = ['fit', 'a.csv', '-k', '3', ...LONG];

describe('55. a full disk', () => {
  it.for<readonly [string, readonly string[]]>([
    ['the fit document', ['fit', 'a.csv', '-k', '2', '-o', 'disk/out']],
    ['the rows of a fit', ['fit', 'a.csv', '-k', '2', '--rows', 'disk/out']],
    ['predictions', ['predict', 'm.json', 'new.csv', '--rows', 'disk/out']],
    ['drawn rows', ['sample', 'm.json', '-n', '100000', '-o', 'disk/out']],
    ['a report', ['report', 'fit.json', '-o', 'disk/out.html']],
  ])('under %s: what was there stays, and no temporary file', async ([, args], { skip }) => {
    const cwd = folder({ 'a.csv': SURVEY, 'm.json': TWO_ITEMS, 'new.csv': `A,B\n${'y,p\n'.repeat(20_000)}` });
    if (args.includes('fit.json')) await latent(['fit', 'a.csv', '-k', '2', '-o', 'fit.json'], { cwd });
    const disk = join(cwd, 'disk');
    mkdirSync(disk);
    const takeAway = smallDisk(disk);
    if (takeAway === undefined) return skip('only root can mount a small disk');
    try {
      const out = (args.at(-1) as string).slice('disk/'.length);
      writeFileSync(join(disk, out), 'old');
      fill(join(disk, 'filler'));
      const { code, stderr } = await latent(args, { cwd });
      expect(stderr).toContain(`error[OUTPUT_UNWRITABLE] cannot write "disk/${out}": no space left on the device`);
      expect(stderr).toMatch(/\n {2}Fix: \S/);
      expect(code).toBe(3);
      expect(readdirSync(disk).sort()).toEqual(['filler', out].sort());
      expect(readFileSync(join(disk, out), 'utf8')).toBe('old');
    } finally {
      takeAway();
    }
  });
});

describe('55. an output that goes away', () => {
  it('a folder that is removed in the middle of the fit', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    mkdirSync(join(cwd, 'out'));
    const { child, ended } = start([...fitting, '-o', 'out/fit.json', '--rows', 'out/rows.csv'], { cwd });
    await halfway();
    rmSync(join(cwd, 'out'), { recursive: true });
    child.kill('SIGINT');
    const { stderr, code } = await ended;
    expect(stderr).toContain('error[OUTPUT_UNWRITABLE] cannot write "out/fit.json": no such file or directory');
    expect(code).toBe(3);
    expect(readdirSync(cwd)).toEqual(['a.csv']);
  });

  it('a folder without permission is refused before the fit', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    mkdirSync(join(cwd, 'closed'));
    for (const path of [cwd, join(cwd, 'closed')]) chmodSync(path, 0o555);
    const { stderr, code, stdout } = await start([...fitting, '-o', 'closed/fit.json'], { cwd, ...PLAIN_USER }).ended;
    expect(stderr).toContain('error[OUTPUT_UNWRITABLE] cannot write "closed/fit.json": permission denied');
    expect([code, stdout]).toEqual([3, '']);
    expect(readdirSync(join(cwd, 'closed'))).toEqual([]);
  });

  it.each([
    ['sample m.json -n 300000', 'A,B\n'],
    ['predict m.json new.csv --format csv', /^row,/],
  ])('a reader that goes away (latent %s | head -1) ends it quietly with 3', (line, first) => {
    const cwd = folder({ 'm.json': TWO_ITEMS, 'new.csv': `A,B\n${'y,p\n'.repeat(60_000)}` });
    const script = `{ "$0" "$1" --quiet ${line}; echo "code $?" >&2; } | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, BINARY], { cwd, encoding: 'utf8' });
    expect(stdout).toMatch(first);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe('code 3\n');
    expect(readdirSync(cwd).sort()).toEqual(['m.json', 'new.csv']);
  });
});

describe('55, 56. kill -9', () => {
  it('in the middle of a fit leaves nothing, and an old output as it was', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'fit.json': 'old' });
    const { child, ended } = start([...fitting, '-o', 'fit.json', '--rows', 'rows.csv'], { cwd });
    await halfway();
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(readdirSync(cwd).sort()).toEqual(['a.csv', 'fit.json']);
    expect(readFileSync(join(cwd, 'fit.json'), 'utf8')).toBe('old');
  });

  it('in the middle of the writing leaves no half output, and the next run takes the temporary file away', async () => {
    const cwd = folder({ 'm.json': TWO_ITEMS, 'out.csv': 'old' });
    const { child, ended } = start(['sample', 'm.json', '-n', '3000000', '-o', 'out.csv'], { cwd });
    await until(() => readdirSync(cwd).length === 3);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toBe('old');
    const temporary = readdirSync(cwd).find((name) => name.endsWith('.tmp')) as string;
    const [, pid] = /\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(temporary) as unknown as [string, string];
    const [alive, foreign] = [
      temporary.replace(pid, String(process.pid)),
      temporary.replace(`.${pid}.`, '.elsewhere.1.'),
    ];
    for (const name of [alive, foreign]) writeFileSync(join(cwd, name), 'of another that writes now');
    expect((await latent(['sample', 'm.json', '-n', '2', '-o', 'out.csv'], { cwd })).code).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual([alive, foreign, 'm.json', 'out.csv'].sort());
    expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toMatch(/^A,B\n/);
  });

  it('SIGTERM in the middle of the writing takes its temporary file away', async () => {
    const cwd = folder({ 'm.json': TWO_ITEMS });
    const { child, ended } = start(['sample', 'm.json', '-n', '3000000', '-o', 'out.csv'], { cwd });
    await until(() => readdirSync(cwd).length === 2);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(143);
    expect(readdirSync(cwd)).toEqual(['m.json']);
  });
});

/** A second into a fit that takes minutes. */
const halfway = () => new Promise((resolve) => setTimeout(resolve, 2500));

/** Writes until the disk is full. */
function fill(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(2 ** 20));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}
