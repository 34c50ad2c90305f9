import { removeTemporaries, watchTemporaries } from './io/temporaries.ts';

/** Ctrl-C, for commands that have something to finish. */
export interface Interrupts {
  /** Aborted by the first Ctrl-C. A command that never asks for it is ended at once. */
  signal(): AbortSignal;
  /** From here on Ctrl-C ends the program at once, also in the middle of a long computation, where no handler would run. */
  release(): void;
}

/**
 * The first Ctrl-C aborts the signal, so that a command can write its best so far; where no command asked for the signal, at the
 * second, and at a request to terminate, the program ends at once, temporary files removed. Where there are none the system ends it: that
 * does not wait for a computation.
 */
export function listenForInterrupts(): Interrupts {
  const controller = new AbortController();
  let [asked, released, areTemporary] = [false, false, false];
  const interrupt = (): void => {
    if (!asked || released || controller.signal.aborted) end(130);
    controller.abort();
  };
  const terminate = (): void => end(143);
  const listen = (): void => {
    heed('SIGINT', interrupt, !released || areTemporary);
    heed('SIGTERM', terminate, areTemporary);
  };
  watchTemporaries((exist) => {
    areTemporary = exist;
    listen();
  });
  listen();
  return {
    signal() {
      asked = true;
      return controller.signal;
    },
    release() {
      released = true;
      listen();
    },
  };
}

function heed(signal: NodeJS.Signals, listener: () => void, isOn: boolean): void {
  process.removeListener(signal, listener);
  if (isOn) process.on(signal, listener);
}

function end(code: number): never {
  removeTemporaries();
  process.exit(code);
}
