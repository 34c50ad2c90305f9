import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LatentError } from 'latent';
import { rolldown } from 'rolldown';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the tests of a file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latent-io-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** A real file with these contents. */
export function fileWith(content: string | Uint8Array, name = 'data.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** The error that something must end with. */
export async function errorOf(promise: Promise<unknown>): Promise<LatentError> {
  try {
    await promise;
  } catch (error) {
    return error as LatentError;
  }
  throw new Error('there was no error');
}

/** A program for Node that can use the folder io/ and `@latent/files` as `io` (and `fs` of Node): the path of its bundle. */
export async function program(body: string): Promise<string> {
  const folder = temporaryFolder();
  const entry = join(folder, 'entry.ts');
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  writeFileSync(
    entry,
    `import * as own from ${JSON.stringify(here('../../src/io/index.ts'))};\nimport * as files from '@latent/files';\nimport * as fs from 'node:fs';\nconst io = { ...own, ...files };\n${body}`,
  );
  const alias = { '@latent/files': here('../../../../packages/files/src/index.ts') };
  const bundle = await rolldown({ input: entry, platform: 'node', resolve: { alias } });
  const file = join(folder, 'program.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program (a bundle, or a shell line with `sh`) to its end. */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
  input?: string | Uint8Array,
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: 'pipe' });
  child.stdin?.on('error', () => undefined); // a program that stops reading early closes its end
  child.stdin?.end(input ?? '');
  return ended(child);
}

export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += String(data);
  });
  child.stderr?.on('data', (data) => {
    stderr += String(data);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Lines for a program that prints what `io.readTable` gives for its first argument, or the error. */
export const READ_AND_PRINT = `
const rows = [];
let delimiter;
try {
  const { bytes } = await io.readTable(await io.openSource(process.argv[2]), {
    onDelimiter: (choice) => { delimiter = choice.delimiter; },
    onHeader: (names) => { rows.push(names); return new Set(names); },
    onRow: (cells) => rows.push(cells),
  });
  await io.writeStdout(JSON.stringify({ rows, summary: { rows: rows.length - 1, bytes, delimiter } }));
} catch (error) {
  await io.writeStdout(JSON.stringify({ code: error.code, message: error.message, fix: error.fix, where: error.where }));
  process.exitCode = 3;
}`;
