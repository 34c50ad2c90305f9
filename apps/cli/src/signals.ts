import { removeTemporaries } from './io/temporaries.ts';

/** Ctrl-C, for commands that have something to finish. */
export interface Interrupts {
  /** Aborted by the first Ctrl-C. A command that never asks for it is ended at once. */
  signal(): AbortSignal;
  /** From here on Ctrl-C ends the program at once, also in the middle of a long computation, where no handler would run. */
  release(): void;
}

/**
 * The first Ctrl-C aborts the signal, so that a command can write its best so far; where no command asked for the signal, at the
 * second, and at a request to terminate, the program ends at once, temporary files removed.
 */
export function listenForInterrupts(): Interrupts {
  const controller = new AbortController();
  let asked = false;
  process.on('SIGINT', () => {
    if (!asked || controller.signal.aborted) end(130);
    controller.abort();
  });
  process.on('SIGTERM', () => end(143));
  return {
    signal() {
      asked = true;
      return controller.signal;
    },
    release: () => void process.removeAllListeners('SIGINT'),
  };
}

function end(code: number): never {
  removeTemporaries();
  process.exit(code);
}
