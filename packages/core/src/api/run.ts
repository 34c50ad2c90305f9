import { LatentError } from '../error/index.ts';

/** A running fit: a promise of its result, and an async iterator over its steps. */
export interface Fit<Result, Step> extends Promise<Result>, AsyncIterable<Step> {
  /** The best step so far. */
  readonly partial: Step | undefined;
  /** Ends the fit; the promise resolves with the best so far. */
  abort(reason?: unknown): void;
}

/** What the work of a fit gets: a signal to end on, and where to report steps. */
export interface Work<Step> {
  readonly signal: AbortSignal;
  /** @param make makes the step; only called where somebody reads it */
  report(make: () => Step, isBest: boolean): void;
  /** True, once a while, where steps wait to be read: a rest lets a reader catch up that does no slow work of its own. */
  isBehind(): boolean;
}

/** Steps that a reader may be behind; of one that falls further behind the oldest unread steps are dropped. */
export const MOST_UNREAD = 1024;
/** Steps between two rests for readers that are behind. */
const PATIENCE = MOST_UNREAD / 4;

/**
 * Starts work in the next microtask, so that an iterator opened at once sees every step. Steps are kept for open iterators only, at
 * most `MOST_UNREAD` for each: a reader that does slow work between its turns misses the oldest ones (`iteration` tells). The
 * iterator throws what the promise rejects with; leaving it early ends the reading, not the fit.
 */
export function startFit<Result, Step>(
  work: (work: Work<Step>) => Promise<Result>,
  signal: AbortSignal | undefined,
): Fit<Result, Step> {
  const controller = new AbortController();
  const readers = new Set<Reader<Step>>();
  let partial: Step | undefined;
  let makeBest: (() => Step) | undefined;

  const promise = Promise.resolve().then(async () => {
    const stopListening = follow(signal, controller);
    try {
      return await work({
        signal: controller.signal,
        report(make, isBest) {
          if (isBest) makeBest = make;
          if (readers.size === 0) return;
          const step = make();
          for (const reader of readers) reader.push(step);
        },
        isBehind() {
          let isBehind = false;
          for (const reader of readers) if (reader.isBehind()) isBehind = true;
          return isBehind;
        },
      });
    } finally {
      stopListening();
    }
  });

  return Object.defineProperties(promise, {
    partial: {
      get() {
        partial = makeBest ? makeBest() : partial;
        makeBest = undefined;
        return partial;
      },
    },
    abort: { value: (reason?: unknown) => controller.abort(reason) },
    [Symbol.asyncIterator]: {
      value: () => {
        const reader = createReader<Step>(() => readers.delete(reader));
        readers.add(reader);
        promise.then(reader.end, reader.fail);
        return reader.iterator;
      },
    },
  }) as Fit<Result, Step>;
}

/** Aborts where the signal does; returns what ends that. */
function follow(signal: AbortSignal | undefined, controller: AbortController): () => void {
  if (signal === undefined) return () => {};
  if (typeof signal?.addEventListener !== 'function' || typeof signal.aborted !== 'boolean')
    throw new LatentError('BAD_OPTION', '"signal" is not an AbortSignal', 'Give the signal of an AbortController.', {
      option: 'signal',
    });
  const forward = () => controller.abort(signal.reason);
  if (signal.aborted) forward();
  else signal.addEventListener('abort', forward, { once: true });
  return () => signal.removeEventListener('abort', forward);
}

interface Reader<Step> {
  readonly iterator: AsyncIterableIterator<Step>;
  readonly push: (step: Step) => void;
  /** True where many steps wait and as many came since this was last true. */
  readonly isBehind: () => boolean;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

interface Waiter<Step> {
  readonly resolve: (result: IteratorResult<Step, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** Two queues between the fit and one reader, one of them always empty: steps that wait to be read, and calls that wait for steps. */
function createReader<Step>(leave: () => void): Reader<Step> {
  const unread: Step[] = [];
  const waiters: Waiter<Step>[] = [];
  let ended = false;
  let pushed = 0;
  let failure: { readonly error: unknown } | undefined;

  const finished: IteratorResult<Step, undefined> = { done: true, value: undefined };
  const close = () => {
    ended = true;
    leave();
    for (const waiter of waiters.splice(0)) waiter.resolve(finished);
  };
  const iterator: AsyncIterableIterator<Step> = {
    [Symbol.asyncIterator]: () => iterator,
    next() {
      if (unread.length > 0) return Promise.resolve({ done: false, value: unread.shift() as Step });
      if (failure) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (ended) return Promise.resolve(finished);
      return new Promise((resolve, reject) => {
        waiters.push({ resolve, reject });
      });
    },
    return() {
      unread.length = 0;
      failure = undefined;
      close();
      return Promise.resolve(finished);
    },
  };
  return {
    iterator,
    push(step) {
      pushed++;
      const waiter = waiters.shift();
      if (waiter) waiter.resolve({ done: false, value: step });
      else if (unread.push(step) > MOST_UNREAD) unread.shift();
    },
    isBehind() {
      if (unread.length < PATIENCE || pushed < PATIENCE) return false;
      pushed = 0;
      return true;
    },
    end: close,
    fail(error) {
      if (ended) return;
      const waiter = waiters.shift();
      if (waiter) waiter.reject(error);
      else failure = { error };
      close();
    },
  };
}
