import type { Port } from './rpc.ts';

/** What is used of Node's `worker_threads`: no import, so that browsers and bundlers find none. */
interface NodeThreads {
  readonly Worker: new (file: URL, options: { readonly execArgv: readonly string[] }) => NodeWorker;
  readonly parentPort: NodeEnd | null;
}

interface NodeEnd {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  on(event: string, listener: (value: unknown) => void): void;
  ref(): void;
  unref(): void;
}

interface NodeWorker extends NodeEnd {
  terminate(): Promise<number>;
}

interface NodeSystem {
  availableParallelism?(): number;
}

interface Host {
  readonly process?: { getBuiltinModule?(name: string): unknown };
  readonly navigator?: { readonly hardwareConcurrency?: number };
}

const host = globalThis as Host;
const nodeThreads = (): NodeThreads | undefined =>
  host.process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined;

/** Threads that the machine runs at once. */
export function availableThreads(): number {
  const system = host.process?.getBuiltinModule?.('node:os') as NodeSystem | undefined;
  return system?.availableParallelism?.() ?? host.navigator?.hardwareConcurrency ?? 1;
}

/** The worker's file lies beside the one that this code is built into; bundlers know this pattern and take it along. */
const webWorker = (): Worker => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const FILE: string = 'worker.js'; // by name only: this is no file that a bundler should copy

/**
 * Starts a worker: a thread of Node or of the browser.
 *
 * @param file the worker's code in Node; by default that of this package
 * @throws where the host has no workers or forbids them; a file that is not there is found out later, as `lost`
 */
export function startWorker(file?: URL): Port {
  const threads = nodeThreads();
  if (threads) return nodePort(new threads.Worker(file ?? new URL(FILE, import.meta.url), { execArgv: [] }));
  if (typeof Worker !== 'function') throw new TypeError('this host has no workers');
  return webPort(webWorker());
}

/** The worker's own end. */
export function ownPort(): Port {
  const parent = nodeThreads()?.parentPort;
  const scope = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
  return {
    post: (message, transfer) =>
      parent ? parent.postMessage(message, transfer) : scope.postMessage(message, [...transfer]),
    listen(hear) {
      if (parent) parent.on('message', hear);
      else scope.addEventListener('message', ({ data }) => hear(data));
    },
    hold() {},
    close() {},
  };
}

function nodePort(worker: NodeWorker): Port {
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen(hear, lost) {
      worker.on('message', hear);
      worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
      worker.on('messageerror', () => lost('its message could not be read'));
      worker.on('exit', (code) => lost(`it ended with exit code ${code}`));
    },
    hold: (awake) => (awake ? worker.ref() : worker.unref()),
    close: () => void worker.terminate(),
  };
}

function webPort(worker: Worker): Port {
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen(hear, lost) {
      worker.addEventListener('message', ({ data }) => hear(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // it is dealt with: no report to the console
        lost(event.message || 'its file could not be loaded');
      });
      worker.addEventListener('messageerror', () => lost('its message could not be read'));
    },
    hold() {},
    close: () => worker.terminate(),
  };
}
