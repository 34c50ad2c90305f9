import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { writeFileAtomic } from '../../src/io/write.ts';
import { ended, errorOf, program, run, temporaryFolder } from './support.ts';

// Root may write everywhere: the permission tests run as the user "nobody" then.
const plainUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function* endless(): AsyncGenerator<string> {
  for (;;) yield 'x'.repeat(1000);
}

test('text, bytes and asynchronous chunks are written in order, and nothing else is left', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'out.csv');
  await writeFileAtomic(path, ['a,', Buffer.from('é\n'), 'b'.repeat(200_000), Buffer.from('c')]);
  expect(readFileSync(path, 'utf8')).toBe(`a,é\n${'b'.repeat(200_000)}c`);
  await writeFileAtomic(
    path,
    (async function* () {
      yield 'new';
    })(),
  );
  expect(readFileSync(path, 'utf8')).toBe('new');
  await writeFileAtomic(join(folder, 'empty'), []);
  expect(statSync(join(folder, 'empty')).size).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['empty', 'out.csv']);
});

test('a replaced file keeps its mode; a symbolic link stays one', async () => {
  const folder = temporaryFolder();
  const target = join(folder, 'target');
  writeFileSync(target, 'old');
  chmodSync(target, 0o600);
  symlinkSync(target, join(folder, 'link'));
  await writeFileAtomic(join(folder, 'link'), ['new']);
  expect(readFileSync(target, 'utf8')).toBe('new');
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
});

test.each([
  ['a folder that does not exist', 'no/out.csv', 'no such file or directory'],
  ['a file as folder', 'file/out.csv', 'a part of the path is not a directory'],
  ['a folder as target', 'folder', 'it is a directory'],
  ['a name that is too long', 'x'.repeat(300), 'the name is too long'],
])('55: %s is named, with the reason', async (_name, relative, reason) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'file'), 'old');
  const path = join(folder, relative);
  const error = await errorOf(writeFileAtomic(path, ['new']));
  expect(error.code).toBe('OUTPUT_UNWRITABLE');
  expect(error.message).toBe(`cannot write "${path}": ${reason}`);
  expect(error.where.file).toBe(path);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
});

test('55: a folder or file without permission', async () => {
  const child = await program(`
    for (const path of process.argv.slice(2))
      await io.writeFileAtomic(path, ['new']).catch((error) => console.log(error.code + ' ' + error.message));`);
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'closed'));
  chmodSync(join(folder, 'closed'), 0o555);
  const open = join(folder, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  writeFileSync(join(open, 'kept.csv'), 'old');
  chmodSync(join(open, 'kept.csv'), 0o444);
  const paths = [join(folder, 'closed/out.csv'), join(open, 'kept.csv')];
  const { stdout } = await run(process.execPath, [child, ...paths], plainUser);
  expect(stdout).toBe(paths.map((path) => `OUTPUT_UNWRITABLE cannot write "${path}": permission denied\n`).join(''));
  expect(readFileSync(join(open, 'kept.csv'), 'utf8')).toBe('old');
  expect([...readdirSync(join(folder, 'closed')), ...readdirSync(open)]).toEqual(['kept.csv']);
});

describe('55: a full disk', () => {
  test('keeps the old file and leaves no temporary one', async ({ skip }) => {
    const disk = temporaryFolder();
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    if (mount.status !== 0) skip('only root can mount a small disk');
    try {
      const path = join(disk, 'out.csv');
      writeFileSync(path, 'old');
      const error = await errorOf(writeFileAtomic(path, endless()));
      expect(error).toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
        message: `cannot write "${path}": no space left on the device`,
      });
      expect(readdirSync(disk)).toEqual(['out.csv']);
      expect(readFileSync(path, 'utf8')).toBe('old');
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  test.skipIf(!existsSync('/dev/full'))('behind a device, which is not replaced by a file', async () => {
    const error = await errorOf(writeFileAtomic('/dev/full', endless()));
    expect(error.message).toBe('cannot write "/dev/full": no space left on the device');
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

test('a fault of whoever makes the chunks comes through as it is; an abort is OUTPUT_UNWRITABLE; nothing is left', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'out.csv');
  writeFileSync(path, 'old');
  async function* failing(error: Error): AsyncGenerator<string> {
    yield 'x'.repeat(100_000);
    throw error;
  }
  await expect(writeFileAtomic(path, failing(new RangeError('mine')))).rejects.toThrow(RangeError);
  const aborted = await errorOf(writeFileAtomic(path, failing(new DOMException('stop', 'AbortError'))));
  expect(aborted).toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    message: `cannot write "${path}": the writing was aborted`,
  });
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test('56: a signal handler removes what is being written, at once', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'out.csv');
  writeFileSync(path, 'old');
  const temporaries = fileURLToPath(new URL('../../src/io/temporaries.ts', import.meta.url));
  const child = await program(`
    import { removeTemporaries } from ${JSON.stringify(temporaries)};
    process.on('SIGINT', () => { removeTemporaries(); process.exit(130); });
    async function* slow() { for (;;) { yield 'x'.repeat(70_000); await new Promise((resolve) => setTimeout(resolve, 5)); } }
    await io.writeFileAtomic(process.argv[2], slow());`);
  const running = spawn(process.execPath, [child, path], { stdio: 'pipe' });
  const end = ended(running);
  for (let i = 0; i < 500 && readdirSync(folder).length === 1; i++) await sleep(10);
  expect(readdirSync(folder).length).toBe(2);
  running.kill('SIGINT');
  expect(await end).toEqual({ code: 130, stdout: '', stderr: '' });
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test('- is standard output', async () => {
  const child = await program(`await io.writeFileAtomic('-', ['a,b\\n', '1,2\\n']);`);
  expect(await run(process.execPath, [child])).toEqual({ code: 0, stdout: 'a,b\n1,2\n', stderr: '' });
});
