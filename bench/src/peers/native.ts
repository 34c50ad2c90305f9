import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inBench } from '../folder.ts';
import { peersFolder } from './process.ts';

const FLAGS = ['-std=c++17', '-O3', '-march=native', '-ffast-math'];
const SOURCES = inBench('native');
const run = promisify(execFile);

/**
 * Compiles a program of bench/native/ for this machine, once, into the folder of the peers.
 *
 * @returns its path, or why there is none
 */
export async function compileNative(
  source: 'discrete' | 'gaussian',
  defines: readonly string[] = [],
): Promise<{ readonly path: string } | { readonly why: string }> {
  const version = await run('g++', ['--version']).catch(() => undefined);
  if (!version) return { why: 'there is no g++' };
  const texts = await Promise.all(['common.h', `${source}.cpp`].map((name) => readFile(join(SOURCES, name))));
  const key = createHash('sha256').update(JSON.stringify([version.stdout, cpus()[0]?.model, FLAGS, defines]));
  for (const text of texts) key.update(text);
  const folder = join(peersFolder(), 'native');
  const path = join(folder, `${source}-${key.digest('hex').slice(0, 16)}`);
  if (existsSync(path)) return { path };
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  const parameters = [
    ...FLAGS,
    ...defines.map((define) => `-D${define}`),
    join(SOURCES, `${source}.cpp`),
    '-o',
    unfinished,
  ];
  const failed = await run('g++', parameters).then(
    () => undefined,
    (error: { stderr?: string }) => error.stderr?.split('\n').find((line) => line.includes('error')) ?? 'an error',
  );
  if (failed) return { why: `g++ cannot compile it: ${failed}` };
  await rename(unfinished, path);
  return { path };
}
