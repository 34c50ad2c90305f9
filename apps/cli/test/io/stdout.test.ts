import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, run, temporaryFolder } from './support.ts';

// Writes 40 MB, says on stderr how that ended and how far it came, then writes a file.
const writer = await program(`
let made = 0;
function* lines() { for (; made < 400_000; made++) yield io.csvLine([made, 'x'.repeat(90)]); }
try {
  const end = await io.writeStdout(lines());
  process.stderr.write(end + ' ' + made);
  if (process.argv[2]) await io.writeFileAtomic(process.argv[2], ['done']);
} catch (error) {
  process.stderr.write(error.code + ' ' + error.message);
  process.exitCode = 3;
}`);

test('55: EPIPE: a reader that goes away ends the writing quietly, with exit code 3; other files are still written', async () => {
  const file = join(temporaryFolder(), 'rest.txt');
  const line = '{ "$0" "$1" "$2"; echo " code $?" >&2; } | head -n 1';
  const { stdout, stderr } = await run('sh', ['-c', line, process.execPath, writer, file]);
  expect(stdout).toBe(`0,${'x'.repeat(90)}\n`);
  expect(stderr).toMatch(/^closed \d+ code 3\n$/);
  expect(Number(stderr.split(' ')[1])).toBeLessThan(100_000);
  expect(readFileSync(file, 'utf8')).toBe('done');
});

test('a slow reader gets everything, and the writer waits for it', async () => {
  const child = await program(`
    let made = 0;
    function* lines() { for (; made < 400_000; made++) yield io.csvLine([made, 'x'.repeat(90)]); }
    setTimeout(() => process.stderr.write(String(made < 100_000)), 150);
    await io.writeStdout(lines());`);
  const line = '"$0" "$1" | { sleep 1; wc -l; }';
  const { stdout, stderr } = await run('sh', ['-c', line, process.execPath, child]);
  expect(Number(stdout)).toBe(400_000);
  expect(stderr).toMatch(/^(true)?$/);
});

test.skipIf(!existsSync('/dev/full'))('55: a full disk behind > file is an error', async () => {
  const { code, stderr } = await run('sh', ['-c', '"$0" "$1" > /dev/full', process.execPath, writer]);
  expect(stderr).toBe('OUTPUT_UNWRITABLE cannot write to standard output: no space left on the device');
  expect(code).toBe(3);
});
