// The file that the worker runs. As long as it lives it holds a lock: whoever gets that lock knows that the worker is gone.
import { expose } from 'comlink';
import { HELD } from './held.ts';
import { createLab } from './serve.ts';

const { name, postMessage } = globalThis as unknown as Worker & { readonly name: string };
navigator.locks?.request(name, () => {
  postMessage(HELD);
  return new Promise<never>(() => {});
});
expose(createLab());
