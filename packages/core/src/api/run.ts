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
  report(step: Step, isBest: boolean): void;
}

/**
 * Starts work in the next microtask, so that an iterator opened at once sees every step. Steps that nobody reads are not stored.
 * The iterator throws what the promise rejects with; leaving it early ends the reading, not the fit.
 */
export function startFit<Result, Step>(
  work: (work: Work<Step>) => Promise<Result>,
  signal: AbortSignal | undefined,
): Fit<Result, Step> {
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  if (signal?.aborted) forward();
  else signal?.addEventListener('abort', forward, { once: true });
  const readers = new Set<Reader<Step>>();
  let partial: Step | undefined;

  const promise = Promise.resolve()
    .then(() =>
      work({
        signal: controller.signal,
        report(step, isBest) {
          if (isBest) partial = step;
          for (const reader of readers) reader.push(step);
        },
      }),
    )
    .finally(() => signal?.removeEventListener('abort', forward));

  return Object.defineProperties(promise, {
    partial: { get: () => partial },
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

interface Reader<Step> {
  readonly iterator: AsyncIterableIterator<Step>;
  readonly push: (step: Step) => void;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

/** A queue between the fit and one `for await`. */
function createReader<Step>(leave: () => void): Reader<Step> {
  const queue: Step[] = [];
  let waiting:
    | { resolve: (result: IteratorResult<Step, undefined>) => void; reject: (error: unknown) => void }
    | undefined;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;

  const finished: IteratorResult<Step, undefined> = { done: true, value: undefined };
  const close = () => {
    ended = true;
    leave();
  };
  const iterator: AsyncIterableIterator<Step> = {
    [Symbol.asyncIterator]: () => iterator,
    next() {
      const step = queue.shift();
      if (step !== undefined) return Promise.resolve({ done: false, value: step });
      if (failure) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (ended) return Promise.resolve(finished);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    return() {
      queue.length = 0;
      failure = undefined;
      close();
      return Promise.resolve(finished);
    },
  };
  return {
    iterator,
    push(step) {
      if (waiting) {
        waiting.resolve({ done: false, value: step });
        waiting = undefined;
      } else queue.push(step);
    },
    end() {
      close();
      waiting?.resolve(finished);
      waiting = undefined;
    },
    fail(error) {
      if (ended) return;
      close();
      if (waiting) waiting.reject(error);
      else failure = { error };
      waiting = undefined;
    },
  };
}
