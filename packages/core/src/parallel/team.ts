import type { Parted } from '../engine/index.ts';
import type { Warning } from '../error/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { VERSION } from '../version.ts';
import { type Pool, sharedPool, type WorkerCaller } from './pool.ts';
import { availableThreads } from './ports.ts';
import type { Setup } from './protocol.ts';
import { allPatterns, buffersOf, patternsOf, type Share, sharesOf } from './share.ts';

/** What other threads need to take part in a fit. */
export interface Crew {
  /** Threads in all, the main one among them; `auto`: as many as the machine runs at once, where the fit is long enough. */
  readonly threads: number | 'auto';
  /** Plain data that the worker's code makes the model of. */
  readonly recipe: unknown;
  readonly kernel: WebAssembly.Module | undefined;
  readonly parted: Parted | undefined;
  readonly patterns: Patterns;
  /** Where workers come from; by default those of this package. */
  readonly pool?: Pool | undefined;
  /** How work is shared out, decided beforehand: then nothing begins before all workers are there. */
  readonly sharing?: Sharing | undefined;
}

/** Whole starts side by side, or the rows of every pass. */
export type Sharing = 'starts' | 'rows';

/** A worker that holds some chunks. */
export interface Helper {
  readonly worker: WorkerCaller;
  readonly share: Share;
}

/** The workers of a fit, from their start until they are given back. */
export interface Team {
  readonly warnings: readonly Warning[];
  /** Starts workers that hold all patterns. @param most workers that can be of use */
  startWhole(most: number, ready: (worker: WorkerCaller) => void): Promise<void>;
  /** Starts workers that hold a share each; the main thread has the chunks that nobody else holds. */
  startShares(ready: (own: readonly Share[], helpers: readonly Helper[]) => void): Promise<void>;
  /** Notes that a worker was lost while it worked. */
  lose(reason: string): void;
  end(): void;
}

/** More threads than this are asked for by number only. */
const MOST = 8;

export function createTeam(crew: Crew, closedForm: boolean): Team {
  const { recipe, kernel, parted, patterns, pool = sharedPool } = crew;
  const count = (crew.threads === 'auto' ? Math.min(MOST, availableThreads()) : crew.threads) - 1;
  const taken = new Set<WorkerCaller>();
  const warnings: Warning[] = [];
  const missing: string[] = [];
  let ended = false;

  const tried = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      missing.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const enlist = (): Promise<WorkerCaller | undefined> =>
    tried(async () => {
      const worker = pool.take();
      taken.add(worker);
      const version = await worker.call('hello', undefined);
      if (version !== VERSION) throw new Error(`its code is of version ${version}, and not ${VERSION}`);
      return worker;
    });
  const open = async (worker: WorkerCaller, own: Patterns): Promise<boolean> => {
    const setup: Setup<unknown> = { recipe, closedForm, kernel, plan: parted?.plan, patterns: own };
    const opened = await tried(async () => {
      await worker.call('open', setup, { transfer: buffersOf(own) });
      return !ended;
    });
    return opened === true;
  };
  const noteMissing = (): void => {
    if (missing.length > 0 && crew.threads !== 'auto') warnings.push(unavailable(missing, count));
  };

  return {
    warnings,
    async startWhole(most, ready) {
      await Promise.all(
        Array.from({ length: Math.min(count, most) }, async () => {
          const worker = await enlist();
          if (worker && !ended && (await open(worker, allPatterns(patterns)))) ready(worker);
        }),
      );
      noteMissing();
    },
    async startShares(ready) {
      if (!parted) return;
      const { chunks } = parted;
      const asked = Math.min(count, chunks.length - 1);
      const found = await Promise.all(Array.from({ length: asked }, enlist));
      const workers = found.filter((worker) => worker !== undefined);
      const [first, ...shares] = sharesOf(chunks.length, workers.length + 1);
      const own: Share[] = [first as Share];
      const helpers: Helper[] = [];
      await Promise.all(
        workers.map(async (worker, i) => {
          const share = shares[i] as Share;
          if (!ended && (await open(worker, patternsOf(patterns, chunks, share)))) helpers.push({ worker, share });
          else own.push(share);
        }),
      );
      noteMissing();
      if (helpers.length > 0 && !ended) ready(own, helpers);
    },
    lose(reason) {
      warnings.push({
        code: 'WORKER_LOST',
        level: 'warning',
        message: `a worker was lost while it worked (${reason}): its work was done again on another thread`,
        fix: 'The result is complete. Where this happens again, free memory, or use one thread.',
        where: {},
      });
    },
    end() {
      ended = true;
      for (const worker of taken)
        worker.call('close', undefined).then(
          () => pool.giveBack(worker),
          () => worker.close(),
        );
    },
  };
}

function unavailable(reasons: readonly string[], count: number): Warning {
  return {
    code: 'WORKERS_UNAVAILABLE',
    level: 'warning',
    message: `${reasons.length} of ${count} workers could not be started (${reasons[0]}): the fit ran on fewer threads`,
    fix: "Put latent's worker.js beside the bundle and allow workers in the content security policy, or use one thread: the numbers are the same.",
    where: {},
  };
}
