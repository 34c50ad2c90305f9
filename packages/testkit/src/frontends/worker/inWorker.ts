import type { FrontEnd } from '../front.ts';
import type { NetworkFrontEnd } from '../network/front.ts';
import type { Asked, Told } from './messages.ts';

type FrontOf = { readonly mixtures: FrontEnd; readonly networks: NetworkFrontEnd };

/**
 * The library in a module worker of the page, where the lab runs it: problems and answers cross as messages.
 *
 * @param runs as `FrontEnd.runs`
 */
export function inWorker<Kind extends keyof FrontOf>(front: Kind, runs: number): FrontOf[Kind] {
  const worker = new Worker(new URL('./serve.ts', import.meta.url), { type: 'module' });
  const open = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  worker.addEventListener('message', ({ data: { id, value, error } }: MessageEvent<Told>) => {
    const asked = open.get(id);
    open.delete(id);
    if (error) asked?.reject(Object.assign(new Error(String(error['message'])), error));
    else asked?.resolve(value);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of open.values()) reject(new Error(`the worker failed: ${message}`));
    open.clear();
  });
  let last = 0;
  const ask = (call: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve, reject });
      worker.postMessage({ id, front, call, given } satisfies Asked);
    });
  const fixed: Readonly<Record<string, unknown>> = { name: 'chromium', runs };
  return new Proxy({} as FrontOf[Kind], {
    get: (_, call) =>
      call === 'then'
        ? undefined
        : (fixed[String(call)] ?? ((...given: readonly unknown[]) => ask(String(call), given))),
  });
}
