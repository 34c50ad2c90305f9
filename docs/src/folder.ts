import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a reader of a page works: a folder with `examples/`, the package `latent` installed and the program `latent` on the path. */
export interface Folder {
  write(name: string, text: string): Promise<void>;
  /** Runs a line in the shell and gives all that it writes, to stdout and stderr in turns, in whole lines, as a terminal shows it. */
  shell(line: string): Promise<{ readonly output: string; readonly exitCode: number }>;
}

/** Uses a folder, and removes it. */
export async function inFolder<T>(use: (folder: Folder) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'latent-docs-'));
  try {
    await cp(join(root, 'examples'), join(path, 'examples'), { recursive: true });
    await symlink(join(root, 'node_modules'), join(path, 'node_modules'));
    await mkdir(join(path, '.bin'));
    const program = join(path, '.bin/latent');
    await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'apps/cli/dist/main.js')}" "$@"\n`);
    await chmod(program, 0o755);
    return await use({
      write: (name, text) => writeFile(join(path, name), text),
      shell: (line) => shell(path, line),
    });
  } finally {
    await rm(path, { recursive: true });
  }
}

/** Output goes to one file: writes to files are done at once, so that the two streams keep their order. */
async function shell(path: string, line: string): Promise<{ output: string; exitCode: number }> {
  const file = join(path, '.output');
  closeSync(openSync(file, 'w'));
  const exitCode = await new Promise<number>((resolve) => {
    const child = execFile(
      '/bin/sh',
      ['-c', `{ ${line}\n} >>.output 2>&1`],
      { cwd: path, env: { HOME: path, PATH: [join(path, '.bin'), process.env['PATH']].join(delimiter) } },
      () => resolve(child.exitCode ?? 1),
    );
  });
  const output = readFileSync(file, 'utf8').replaceAll(path, '.');
  return { output: output === '' || output.endsWith('\n') ? output : `${output}\n`, exitCode };
}
