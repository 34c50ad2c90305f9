import { describe, expect, test } from 'vitest';
import { createPool, type Port, startWorker } from '../../src/parallel/index.ts';
import { countingPool, large, manyLevels, type Problem, small, startBuilt } from './support.ts';

const byName = (problems: typeof small, name: string): Problem =>
  problems.find(([own]) => own === name)?.[1] as Problem;
const slow = manyLevels(3000);
const endless = { starts: 8, seed: 1, tolerance: 0, maxIterations: 1e6, acceleration: 'none' } as const;
const codes = (said: Awaited<ReturnType<Problem>>): string[] => said.info.warnings.map(({ code }) => code);

/** Built workers that are ended when they get their n-th call of a name. */
function dyingPool(name: string, n: number) {
  let calls = 0;
  let died = 0;
  const pool = createPool((): Port => {
    const port = startBuilt();
    return {
      ...port,
      post(message, transfer) {
        port.post(message, transfer);
        if ((message as { readonly name?: string }).name !== name || ++calls !== n) return;
        died++;
        setTimeout(() => port.close(), 5); // a real end in the middle of the work: terminate()
      },
    };
  });
  return { pool, died: () => died };
}

describe.each(['starts', 'rows'] as const)('an abort, %s shared out', (sharing) => {
  test('ends all threads soon, with the best so far', async () => {
    const { calls, pool } = countingPool();
    const fit = sharing === 'starts' ? slow : byName(large, 'categorical');
    const controller = new AbortController();
    let abortedAt = 0;
    const onStep = (steps: number): void => {
      if (steps !== 5) return;
      abortedAt = performance.now();
      controller.abort();
    };
    const said = await fit(
      { ...endless, threads: 2, sharing: { pool, sharing } },
      { signal: controller.signal, onStep },
    );
    expect(performance.now() - abortedAt).toBeLessThan(1500); // 12 ms a slice, on a machine under load
    expect(said.info.stopReason).toBe('aborted');
    expect(said.info.trace.length).toBeGreaterThan(1);
    expect(calls.get(sharing === 'starts' ? 'run' : 'add')).toBeGreaterThan(0);
  });

  test('after which the same workers serve the next fit', async () => {
    const { pool } = countingPool();
    const fit = sharing === 'starts' ? byName(small, 'categorical') : byName(large, 'complete Gaussian columns');
    const options = { starts: 3, seed: 1, maxIterations: 3, tolerance: 0 };
    const controller = new AbortController();
    controller.abort();
    await expect(
      fit({ ...options, threads: 2, sharing: { pool, sharing } }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'ABORTED' });
    const alone = await fit({ ...options, threads: 1 });
    expect(await fit({ ...options, threads: 2, sharing: { pool, sharing } })).toEqual(alone);
  });
});

describe('98. a worker that is ended in the middle of its work', () => {
  test('loses nothing: its start runs again elsewhere, and the fit says so', async () => {
    const { pool, died } = dyingPool('run', 2);
    const options = { starts: 7, seed: 3, maxIterations: 40, tolerance: 0 };
    const alone = await slow({ ...options, threads: 1 });
    const said = await slow({ ...options, threads: 3, sharing: { pool, sharing: 'starts' } });
    expect(died()).toBe(1);
    expect(codes(said)).toContain('WORKER_LOST');
    expect(withoutLoss(said)).toEqual(alone);
  });

  test('loses nothing: its rows are done by the main thread', async () => {
    const { pool, died } = dyingPool('add', 3);
    const fit = byName(large, 'Gaussian columns with missing cells');
    const options = { starts: 2, seed: 3, maxIterations: 20, tolerance: 0 };
    const alone = await fit({ ...options, threads: 1 });
    const said = await fit({ ...options, threads: 3, sharing: { pool, sharing: 'rows' } });
    expect(died()).toBe(1);
    expect(codes(said)).toContain('WORKER_LOST');
    expect(withoutLoss(said)).toEqual(alone);
  });

  test('and where all are lost the main thread goes on alone', async () => {
    const pool = createPool((): Port => {
      const port = startBuilt();
      return {
        ...port,
        post(message, transfer) {
          port.post(message, transfer);
          if ((message as { readonly name?: string }).name === 'run') setTimeout(() => port.close(), 2);
        },
      };
    });
    const options = { starts: 5, seed: 3, maxIterations: 30, tolerance: 0 };
    const said = await slow({ ...options, threads: 3, sharing: { pool, sharing: 'starts' } });
    expect(codes(said).filter((code) => code === 'WORKER_LOST')).toHaveLength(2);
    expect(withoutLoss(said)).toEqual(await slow({ ...options, threads: 1 }));
  });
});

describe('workers that cannot be started', () => {
  const fit = byName(small, 'every kind of column');
  const options = { starts: 4, seed: 1, maxIterations: 20 };

  test.each([
    ['are forbidden', () => createPool(() => failing('workers are forbidden here'))],
    ['have no file', () => createPool(() => startWorker(new URL('nowhere.js', import.meta.url)))],
  ])('because they %s: a warning where they were asked for, and the same numbers', async (_, poolOf) => {
    const alone = await fit({ ...options, threads: 1 });
    const said = await fit({ ...options, threads: 2, sharing: { pool: poolOf(), sharing: 'starts' } });
    expect(codes(said)).toContain('WORKERS_UNAVAILABLE');
    expect(withoutLoss(said)).toEqual(alone);
  });

  test('no word where they were not asked for', async () => {
    const pool = createPool(() => failing('no'));
    const said = await fit({ ...options, threads: 'auto', sharing: { pool, sharing: 'starts' } });
    expect(said).toEqual(await fit({ ...options, threads: 1 }));
  });
});

test.each([0, 1.5, -1, 257, Number.NaN, 'all', {}])('threads: %j is no number of threads', async (threads) => {
  const fit = byName(small, 'categorical');
  await expect(fit({ threads: threads as number })).rejects.toMatchObject({
    code: 'BAD_OPTION',
    where: { option: 'threads' },
  });
});

test('what a listener throws ends the fit, whatever thread it was about', async () => {
  const fit = byName(small, 'complete Gaussian columns');
  const { pool } = countingPool();
  const onStep = (steps: number): void => {
    if (steps === 4) throw new RangeError('the listener has had enough');
  };
  const failed = fit({ starts: 6, seed: 1, threads: 2, sharing: { pool, sharing: 'starts' } }, { onStep });
  await expect(failed).rejects.toThrow('the listener has had enough');
});

function failing(message: string): never {
  throw new Error(message);
}

/** What a fit says, without that it went on with fewer threads. */
function withoutLoss(said: Awaited<ReturnType<Problem>>) {
  const warnings = said.info.warnings.filter(({ code }) => !code.startsWith('WORKER'));
  return { ...said, info: { ...said.info, warnings } };
}
