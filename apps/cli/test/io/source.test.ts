import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSource } from '../../src/io/source.ts';
import { errorOf, fileWith, program, READ_AND_PRINT, run, temporaryFolder } from './support.ts';

const reader = await program(READ_AND_PRINT);
// Root may read everything: the permission tests run as the user "nobody" then.
const plainUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

test('1: a missing file is named', async () => {
  const error = await errorOf(openSource('no/such/file.csv'));
  expect(error.code).toBe('FILE_UNREADABLE');
  expect(error.message).toBe('cannot read "no/such/file.csv": no such file or directory');
  expect(error.where.file).toBe('no/such/file.csv');
});

test('1: a directory is named', async () => {
  const folder = temporaryFolder();
  const error = await errorOf(openSource(folder));
  expect(error.code).toBe('FILE_UNREADABLE');
  expect(error.message).toContain(`"${folder}": it is a directory`);
});

test('1: a file without permission is named', async () => {
  const path = fileWith('a,b\n1,2\n');
  chmodSync(path, 0);
  const { code, stdout } = await run(process.execPath, [reader, path], plainUser);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'FILE_UNREADABLE',
    message: `cannot read "${path}": permission denied`,
    where: { file: path },
  });
});

test('- reads a pipe', async () => {
  const rows = '1,"é\n2"\n'.repeat(50_000);
  const { code, stdout } = await run(process.execPath, [reader, '-'], {}, `a,b\n${rows}`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).summary).toMatchObject({ rows: 50_000, bytes: 4 + 50_000 * 9 });
});

test('- reads a file that the shell redirects, and errors name <stdin>', async () => {
  const good = await run('sh', ['-c', '"$0" "$1" - < "$2"', process.execPath, reader, fileWith('a,b\n1,2\n')]);
  expect(JSON.parse(good.stdout).rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  const ragged = await run('sh', ['-c', '"$0" "$1" - < "$2"', process.execPath, reader, fileWith('a,b\n1\n')]);
  expect(JSON.parse(ragged.stdout)).toMatchObject({ code: 'RAGGED_ROW', where: { file: '<stdin>', line: 2 } });
});

test.each([
  ['closed', '"$0" "$1" - <&-', 'NO_HEADER'],
  ['/dev/null', '"$0" "$1" - < /dev/null', 'NO_HEADER'],
  ['a directory', '"$0" "$1" - < "$2"', 'FILE_UNREADABLE'],
])('- from %s is a clean error', async (_name, line, code) => {
  const ended = await run('sh', ['-c', line, process.execPath, reader, temporaryFolder()]);
  expect(ended.stderr).toBe('');
  expect(JSON.parse(ended.stdout).code).toBe(code);
});

test('a named pipe is read like a file', async () => {
  const line = 'mkfifo "$2/pipe" && { printf "a;b\\n1;2\\n" > "$2/pipe" & } && "$0" "$1" "$2/pipe"';
  const { stdout } = await run('sh', ['-c', line, process.execPath, reader, temporaryFolder()]);
  expect(JSON.parse(stdout)).toMatchObject({
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
    summary: { delimiter: ';' },
  });
});

test('reading stops early without waiting for the rest of an endless pipe', async () => {
  const line = '{ printf "a,b\\n1\\n"; yes 1,2; } | "$0" "$1" -';
  const { stdout } = await run('sh', ['-c', line, process.execPath, reader]);
  expect(JSON.parse(stdout).code).toBe('RAGGED_ROW');
});

test('a file can also be read at any place, whatever its chunks have come to; a pipe cannot', async () => {
  const source = await openSource(fileWith('0123456789'));
  const text = async (from: number, to: number) => new TextDecoder().decode(await source.slice?.(from, to));
  expect(await text(8, 10)).toBe('89');
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('0123456789');
  expect(await text(2, 5)).toBe('234');
  await expect(source.slice?.(8, 11)).rejects.toThrow('it ends too early');
  await source.close();
  await source.close();
  expect((await openSource('/dev/null')).slice).toBeUndefined();
});
