import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { fileError } from '@latent/files';
import { type Chunks, gathered } from './gathered.ts';
import { removeOrphans, temporaryFor } from './orphans.ts';
import { errorCode, systemReason } from './reasons.ts';
import { writeStdout } from './stdout.ts';
import { temporaries } from './temporaries.ts';

/**
 * Writes a file whole or not at all: into a temporary file beside it, forced to the disk, then renamed. Whatever goes wrong,
 * the temporary file is removed (after a `kill -9`: by whoever writes the target next) and an existing target stays as it was.
 * Devices and pipes are written directly.
 *
 * @param path the target; `-` is standard output; a symbolic link is followed
 * @param chunks text (written as UTF-8) or bytes; what it throws is thrown on, after the cleaning up
 * @throws `OUTPUT_UNWRITABLE` with the path and the reason, also where `chunks` ends with an AbortError
 * @example
 * await writeFileAtomic('posteriors.csv', lines());
 */
export async function writeFileAtomic(path: string, chunks: Chunks): Promise<void> {
  if (path === '-') {
    await writeStdout(chunks);
    return;
  }
  try {
    const target = await existing(path);
    if (target === undefined || target.isFile) await replace(target?.path ?? path, target?.mode, chunks);
    else await withFile(await open(path, 'w').catch(unwritable), chunks);
  } catch (error) {
    if (error instanceof Unwritable) throw outputError(path, systemReason(error.cause), error.cause);
    if (error instanceof Error && error.name === 'AbortError')
      throw outputError(path, 'the writing was aborted', error);
    throw error;
  }
}

async function replace(target: string, mode: number | undefined, chunks: Chunks): Promise<void> {
  await removeOrphans(target);
  const temporary = temporaryFor(target);
  temporaries.add(temporary);
  try {
    const handle = await open(temporary, 'wx', mode).catch(unwritable);
    await withFile(handle, chunks, () => handle.sync());
    await rename(temporary, target).catch(unwritable);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first error counts
    throw error;
  } finally {
    temporaries.delete(temporary);
  }
}

async function withFile(handle: FileHandle, chunks: Chunks, finish?: () => Promise<void>): Promise<void> {
  try {
    for await (const bytes of gathered(chunks)) await handle.writeFile(bytes).catch(unwritable);
    await finish?.().catch(unwritable);
  } finally {
    await handle.close().catch(unwritable);
  }
}

interface Target {
  readonly path: string;
  readonly isFile: boolean;
  readonly mode: number;
}

/** The target as it stands; a rename would silently replace a write-protected file, so that is refused here. */
async function existing(path: string): Promise<Target | undefined> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
    await access(path, constants.W_OK);
    return { path: await realpath(path), isFile: status.isFile(), mode: status.mode & 0o777 };
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : unwritable(error);
  }
}

/** Marks a fault of the file system, to tell it from a fault of whoever makes the chunks. */
class Unwritable extends Error {}

function unwritable(cause: unknown): never {
  throw new Unwritable('unwritable', { cause });
}

function outputError(path: string, reason: string, cause: unknown): Error {
  const fix = 'Choose another path, or make room and check the permissions; - writes to standard output.';
  return Object.assign(fileError('OUTPUT_UNWRITABLE', `cannot write "${path}": ${reason}`, fix, { file: path }), {
    cause,
  });
}
