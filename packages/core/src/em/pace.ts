import { Interrupted, type Pace } from './run.ts';

/** The event loop is never kept waiting for longer than this, in milliseconds. */
const SLICE = 12;

/** A pace by the clock, ended by an abort signal. Only *when* work rests depends on the clock, never its numbers. */
export function createPace(signal: AbortSignal): Pace {
  let restedAt = performance.now();
  const pace: Pace = {
    signal,
    slice: SLICE,
    get aborted() {
      return signal.aborted;
    },
    due: () => performance.now() - restedAt >= pace.slice,
    async rest() {
      await nextTask();
      restedAt = performance.now();
      if (signal.aborted) throw new Interrupted();
    },
  };
  return pace;
}

/** Lets timers, input and messages in: a macrotask, without the 4 ms floor of nested timers in browsers. */
function nextTask(): Promise<void> {
  const scope = globalThis as { setImmediate?: (done: () => void) => unknown };
  if (scope.setImmediate) return new Promise((done) => scope.setImmediate?.(done));
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}
