import { afterEach, expect, inject, test } from 'vitest';
import { fitOnThreads } from '../../src/threads.ts';

const { Worker: Native } = globalThis;
afterEach(() => {
  globalThis.Worker = Native;
});

test('two threads of a browser give the bits of one thread in Node', async () => {
  let jobs = 0;
  globalThis.Worker = class extends Native {
    override postMessage(message: unknown, ...rest: unknown[]): void {
      if ((message as { readonly name?: string }).name === 'run') jobs++;
      super.postMessage(message, ...(rest as [Transferable[]]));
    }
  };
  // On a machine that is busy a fit may end before its worker stands: then once more.
  for (let times = 0; times === 0 || (jobs === 0 && times < 20); times++)
    expect(await fitOnThreads(2)).toBe(inject('onOneThread'));
  expect(jobs).toBeGreaterThan(0);
});

test('where workers are forbidden the fit goes on with one thread and says so', async () => {
  globalThis.Worker = class {
    constructor() {
      throw new DOMException('forbidden by the content security policy', 'SecurityError');
    }
  } as never;
  const { document, steps } = JSON.parse(await fitOnThreads(3));
  const alone = JSON.parse(inject('onOneThread'));
  expect(steps).toEqual(alone.steps);
  expect(document.model).toEqual(alone.document.model);
  expect(document.warnings.map(({ code }: { code: string }) => code)).toContain('WORKERS_UNAVAILABLE');
});
