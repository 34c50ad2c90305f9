import { expect, test } from 'vitest';
import { MOST_UNREAD, startFit, type Work } from '../../src/api/run.ts';
import { bernoulli, lca } from './support.ts';

/** A fit whose steps the test reports itself, and its end. */
function puppet() {
  let handles: { work: Work<number>; end: (result: string) => void; fail: (error: unknown) => void } | undefined;
  const fit = startFit<string, number>(
    (work) =>
      new Promise((resolve, reject) => {
        handles = { work, end: resolve, fail: reject };
      }),
    undefined,
  );
  const started = async () => {
    await null;
    await null;
    if (!handles) throw new Error('the work has not begun');
    return handles;
  };
  return { fit, started, reader: fit[Symbol.asyncIterator]() };
}

test('calls of next() that wait together are answered in turn', async () => {
  const { reader, started } = puppet();
  const both = Promise.all([reader.next(), reader.next()]);
  const { work, end } = await started();
  work.report(() => 7, true);
  work.report(() => 8, true);
  expect(await both).toEqual([
    { done: false, value: 7 },
    { done: false, value: 8 },
  ]);
  const rest = Promise.all([reader.next(), reader.next(), reader.next()]);
  work.report(() => 9, true);
  end('done');
  expect((await rest).map(({ done }) => done)).toEqual([false, true, true]);
});

test('return() answers calls that still wait, whatever becomes of the fit', async () => {
  const { fit, reader, started } = puppet();
  const waiting = [reader.next(), reader.next()];
  await reader.return?.();
  const { fail } = await started();
  fail(new Error('later'));
  expect(await Promise.all(waiting)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  await expect(fit).rejects.toThrow('later');
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test('a failure rejects one call, and ends the others', async () => {
  const { fit, reader, started } = puppet();
  const waiting = [reader.next(), reader.next()];
  const { fail } = await started();
  fail(new Error('broken'));
  await expect(waiting[0]).rejects.toThrow('broken');
  expect(await waiting[1]).toEqual({ done: true, value: undefined });
  await expect(fit).rejects.toThrow('broken');
});

test('a failure without a waiting call is told by the next one, once, after the steps before it', async () => {
  const { fit, reader, started } = puppet();
  const { work, fail } = await started();
  work.report(() => 1, true);
  fail(new Error('broken'));
  await expect(fit).rejects.toThrow('broken');
  expect(await reader.next()).toEqual({ done: false, value: 1 });
  await expect(reader.next()).rejects.toThrow('broken');
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test('a reader that falls behind misses the oldest steps and nothing else', async () => {
  const { fit, reader, started } = puppet();
  const { work, end } = await started();
  for (let step = 0; step < MOST_UNREAD + 10; step++) work.report(() => step, true);
  end('done');
  await fit;
  const seen: number[] = [];
  for await (const step of { [Symbol.asyncIterator]: () => reader }) seen.push(step);
  expect(seen).toEqual(Array.from({ length: MOST_UNREAD }, (_, i) => i + 10));
});

test('a reader that waits for nothing else is seldom behind, and work is told to rest for it', async () => {
  const { reader, started } = puppet();
  const { work, end } = await started();
  const told: number[] = [];
  for (let step = 1; step <= MOST_UNREAD; step++) {
    work.report(() => step, true);
    if (work.isBehind()) told.push(step);
  }
  expect(told).toEqual([1, 2, 3, 4].map((quarter) => (quarter * MOST_UNREAD) / 4));
  for (let step = 1; step <= MOST_UNREAD; step++) expect((await reader.next()).value).toBe(step);
  work.report(() => 0, true);
  expect(work.isBehind()).toBe(false);
  end('done');
});

test('a reader that keeps up sees far more steps than are ever stored', async () => {
  const model = lca({ classes: 2, columns: { a: bernoulli(), b: bernoulli() } });
  const rows = [
    { a: 1, b: 1 },
    { a: 0, b: 0 },
    { a: 1, b: 0 },
  ] as const;
  const seen: number[] = [];
  const maxIterations = 4 * MOST_UNREAD;
  for await (const { iteration } of model.fit(rows, { starts: 1, tolerance: 0, maxIterations })) seen.push(iteration);
  expect(seen).toEqual(Array.from({ length: maxIterations + 1 }, (_, i) => i));
});

test.each([[{}], [5], [null], ['stop']])('the signal %j is refused', async (signal) => {
  const model = lca({ classes: 1, columns: { a: bernoulli() } });
  await expect(model.fit([{ a: 1 }], { signal: signal as never })).rejects.toMatchObject({
    code: 'BAD_OPTION',
    where: { option: 'signal' },
  });
});

test('a signal that aborts between the call and the first step counts', async () => {
  const controller = new AbortController();
  const model = lca({ classes: 1, columns: { a: bernoulli() } });
  const fit = model.fit([{ a: 1 }], { signal: controller.signal });
  controller.abort();
  await expect(fit).rejects.toMatchObject({ code: 'ABORTED' });
});
