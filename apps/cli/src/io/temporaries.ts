import { rmSync } from 'node:fs';

/**
 * Removes, at once, every temporary file that is being written: to call in a signal handler just before the process ends.
 *
 * @example
 * process.on('SIGINT', () => { removeTemporaries(); process.exit(130); });
 */
export function removeTemporaries(): void {
  for (const path of paths) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The process is ending: the other files still have their turn.
    }
  }
  paths.clear();
}

/** The temporary files that exist now. */
export const temporaries = {
  add(path: string): void {
    paths.add(path);
    watcher(true);
  },
  delete(path: string): void {
    paths.delete(path);
    if (paths.size === 0) watcher(false);
  },
};

/** Calls a function whenever there are temporary files where there were none, or none any more. */
export function watchTemporaries(watch: (exist: boolean) => void): void {
  watcher = watch;
}

const paths = new Set<string>();
let watcher: (exist: boolean) => void = () => undefined;
