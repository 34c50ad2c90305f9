import { startWorker } from './ports.ts';
import type { WorkerCalls } from './protocol.ts';
import { type Caller, createCaller, type Port } from './rpc.ts';

/** A worker as a fit sees it. */
export type WorkerCaller = Caller<WorkerCalls>;

/** Workers to borrow: idle ones wait a while for the next fit, and keep no process alive. */
export interface Pool {
  /** @throws where the host has no workers or forbids them */
  take(): WorkerCaller;
  /** Takes back a worker that has closed its model. */
  giveBack(worker: WorkerCaller): void;
}

/** How long an idle worker waits, in milliseconds. */
const PATIENCE = 5000;

/** @param start starts a worker */
export function createPool(start: () => Port): Pool {
  const idle = new Set<WorkerCaller>();
  return {
    take() {
      for (const worker of idle) {
        idle.delete(worker);
        if (!worker.isLost) return worker;
      }
      return createCaller<WorkerCalls>(start());
    },
    giveBack(worker) {
      if (worker.isLost) return;
      idle.add(worker);
      const timer: unknown = setTimeout(() => {
        if (idle.delete(worker)) worker.close();
      }, PATIENCE);
      if (isUnrefable(timer)) timer.unref();
    },
  };
}

/** The workers of this package; one for the whole program. */
export const sharedPool: Pool = createPool(startWorker);

/** Node's timers, unlike a browser's, keep the process alive until told otherwise. */
function isUnrefable(timer: unknown): timer is { unref(): void } {
  return typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function';
}
