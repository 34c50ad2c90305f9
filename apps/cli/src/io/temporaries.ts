import { rmSync } from 'node:fs';

/**
 * Removes, at once, every temporary file that is being written: to call in a signal handler just before the process ends.
 *
 * @example
 * process.on('SIGINT', () => { removeTemporaries(); process.exit(130); });
 */
export function removeTemporaries(): void {
  for (const path of temporaries) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The process is ending: the other files still have their turn.
    }
  }
  temporaries.clear();
}

/** Paths of the temporary files that exist now. */
export const temporaries = new Set<string>();
