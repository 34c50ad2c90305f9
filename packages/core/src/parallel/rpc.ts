import { type ErrorData, errorData, errorFrom } from './errors.ts';

/** Two ends that send each other copies of plain data: a worker and who started it. */
export interface Port {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Who hears messages, and once that the other end is gone. */
  listen(hear: (message: unknown) => void, lost: (reason: string) => void): void;
  /** Whether the port keeps the process alive. */
  hold(awake: boolean): void;
  close(): void;
}

/** The calls that one end answers: by name what goes there, comes back, and is told on the way. */
export type Calls<Names extends string = string> = {
  readonly [Name in Names]: { readonly argument: unknown; readonly reply: unknown; readonly progress: unknown };
};

/** What goes along with a call. */
export interface CallOptions<Progress> {
  readonly transfer?: readonly ArrayBuffer[];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The end that calls. */
export interface Caller<C extends Calls<keyof C & string>> {
  /**
   * Calls the other end; several calls may be under way, and are answered in any order.
   *
   * @throws what the other end threw, a LatentError with its code, fix and where; `Lost` where it is gone
   */
  call<Name extends keyof C & string>(
    name: Name,
    argument: C[Name]['argument'],
    options?: CallOptions<C[Name]['progress']>,
  ): Promise<C[Name]['reply']>;
  /** The other end is gone. */
  readonly isLost: boolean;
  /** Closes the port; calls under way are rejected with `Lost`. */
  close(): void;
}

/** The other end of a call is gone. */
export class Lost extends Error {}

type Request =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly kind: 'abort'; readonly id: number };

type Answer = { readonly id: number } & (
  | { readonly kind: 'reply'; readonly value: unknown }
  | { readonly kind: 'progress'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ErrorData }
);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** The calling end of a port. It keeps the process alive while calls are under way. */
export function createCaller<C extends Calls<keyof C & string>>(port: Port): Caller<C> {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let gone: Lost | undefined;

  const settle = (id: number): Waiting | undefined => {
    const own = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) port.hold(false);
    return own;
  };
  const lose = (reason: string): void => {
    gone ??= new Lost(reason);
    for (const id of [...waiting.keys()]) settle(id)?.reject(gone);
  };
  port.listen((message) => {
    const answer = message as Answer;
    if (answer.kind === 'progress') waiting.get(answer.id)?.onProgress?.(answer.value as never);
    else if (answer.kind === 'reply') settle(answer.id)?.resolve(answer.value);
    else settle(answer.id)?.reject(errorFrom(answer.error));
  }, lose);
  port.hold(false);

  return {
    get isLost() {
      return gone !== undefined;
    },
    call(name, argument, { transfer = [], signal, onProgress } = {}) {
      if (gone) return Promise.reject(gone);
      const id = next++;
      const abort = () => port.post({ kind: 'abort', id } satisfies Request, []);
      const answered = new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onProgress });
      });
      port.hold(true);
      try {
        port.post({ kind: 'call', id, name, argument } satisfies Request, transfer);
      } catch (error) {
        settle(id)?.reject(error); // what cannot be copied
      }
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
      return answered.finally(() => signal?.removeEventListener('abort', abort));
    },
    close() {
      port.close();
      lose('the worker was ended');
    },
  };
}

/** What the answer to a call may use. */
export interface Answering<Progress> {
  readonly signal: AbortSignal;
  progress(value: Progress, transfer: readonly ArrayBuffer[]): void;
}

/** By name what answers calls. */
export type Answers<C extends Calls<keyof C & string>> = {
  readonly [Name in keyof C]: (
    argument: C[Name]['argument'],
    call: Answering<C[Name]['progress']>,
  ) => C[Name]['reply'] | Promise<C[Name]['reply']>;
};

/** The answering end of a port. */
export function answerCalls<C extends Calls<keyof C & string>>(port: Port, answers: Answers<C>): void {
  const running = new Map<number, AbortController>();
  const post = (answer: Answer, transfer: readonly ArrayBuffer[] = []): void => port.post(answer, transfer);
  const answer = async (id: number, name: string, argument: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    const call = {
      signal: controller.signal,
      progress: (value: unknown, transfer: readonly ArrayBuffer[]) => post({ kind: 'progress', id, value }, transfer),
    };
    try {
      if (!Object.hasOwn(answers, name)) throw new TypeError(`nobody answers "${name}"`);
      post({ kind: 'reply', id, value: await answers[name as keyof C](argument, call) });
    } catch (error) {
      post({ kind: 'error', id, error: errorData(error) });
    } finally {
      running.delete(id);
    }
  };
  port.listen(
    (message) => {
      const request = message as Request;
      if (request.kind === 'abort') running.get(request.id)?.abort();
      else void answer(request.id, request.name, request.argument);
    },
    () => {},
  );
}
