import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './reasons.ts';

/** A name for a temporary file beside a target, which says who writes it. */
export function temporaryFor(target: string): string {
  return join(dirname(target), `${prefixOf(target)}${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
}

/**
 * Removes the temporary files of a target whose writers are dead: a `kill -9` or a power cut in the middle of the writing gives
 * nobody else the chance. Those of other machines (a shared disk) stay.
 */
export async function removeOrphans(target: string): Promise<void> {
  const prefix = prefixOf(target);
  const names = await readdir(dirname(target)).catch(() => []); // a folder that may be written and not listed
  for (const name of names) {
    const [, writer] = name.startsWith(prefix)
      ? (/^(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name.slice(prefix.length)) ?? [])
      : [];
    if (writer !== undefined && !isAlive(Number(writer)))
      await rm(join(dirname(target), name), { force: true }).catch(() => undefined);
  }
}

/** Shortened, because a name has at most 255 bytes. */
function prefixOf(target: string): string {
  return `.${basename(target).slice(0, 50)}.${hostname().slice(0, 50)}.`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
