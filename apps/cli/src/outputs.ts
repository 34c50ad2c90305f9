import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LatentError } from 'latent';
import { UsageError } from './errors.ts';
import { errorCode, systemReason } from './io/reasons.ts';

/** The files that a command reads and writes beside its data. */
export interface Files {
  readonly model?: string | undefined;
  readonly start?: string | undefined;
  readonly repeat?: string | undefined;
  readonly output?: string | undefined;
  readonly rows?: string | undefined;
}

/** Refuses, before the work begins, outputs that cannot be written or would overwrite an input. */
export async function assertOutputs(data: string, { output, rows, model, start, repeat }: Files): Promise<void> {
  const inputs = [data, model, start, repeat]
    .filter((path) => path !== undefined && path !== '-')
    .map((path) => resolve(path as string));
  const outputs = [
    ['--output', output],
    ['--rows', rows],
  ] as const;
  for (const [flag, path] of outputs) {
    if (path === undefined) continue;
    if (path === '-')
      throw new UsageError(
        'CONFLICTING_OPTIONS',
        `${flag} - would mix two results on stdout`,
        flag === '--rows' ? 'Name a file.' : 'Name a file, or use --format json.',
      );
    if (inputs.includes(resolve(path)))
      throw new UsageError(
        'CONFLICTING_OPTIONS',
        `${flag} "${path}" is an input of this command`,
        'Name another file.',
      );
    await assertDirectory(path);
  }
  if (output !== undefined && rows !== undefined && resolve(output) === resolve(rows))
    throw new UsageError('CONFLICTING_OPTIONS', `--output and --rows both write "${output}"`, 'Name two files.');
}

async function assertDirectory(path: string): Promise<void> {
  const directory = dirname(resolve(path));
  try {
    if ((await stat(resolve(path)).catch(() => undefined))?.isDirectory()) throw new Error('it is a directory');
    if (!(await stat(directory)).isDirectory()) throw new Error(`"${directory}" is not a directory`);
    await access(directory, constants.W_OK);
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    const reason = missing ? `there is no directory "${directory}"` : systemReason(error);
    throw new LatentError(
      'OUTPUT_UNWRITABLE',
      `cannot write "${path}": ${reason}`,
      missing ? 'Choose another path, or create the directory.' : 'Choose another path, or check the permissions.',
      { file: path },
    );
  }
}
