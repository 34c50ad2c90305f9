import { describe, expect, test } from 'vitest';
import { countingPool, large, small } from './support.ts';

const THREADS = [2, 3, 5];
const { calls, pool } = countingPool();
const made = (name: string): number => calls.get(name) ?? 0;

describe('whole starts side by side: the same bits and the same steps in the same order', () => {
  test.each(small)('%s', async (_, fit) => {
    const options = { starts: 8, seed: 2, maxIterations: 45 };
    const alone = await fit({ ...options, threads: 1 });
    for (const threads of THREADS) {
      const before = made('run');
      expect(await fit({ ...options, threads, sharing: { pool, sharing: 'starts' } })).toEqual(alone);
      expect(made('run') - before).toBeGreaterThan(0);
    }
  });

  test('without a kernel too', async () => {
    const [, fit] = small[0] as (typeof small)[number];
    const options = { starts: 6, seed: 2, maxIterations: 10, engine: 'reference' } as const;
    const alone = await fit({ ...options, threads: 1 });
    expect(await fit({ ...options, threads: 3, sharing: { pool, sharing: 'starts' } })).toEqual(alone);
  });
});

describe('the rows of every pass in shares: the same bits', () => {
  test.each(large)('%s', async (_, fit) => {
    const options = { starts: 2, seed: 3, maxIterations: 3, tolerance: 0 };
    const alone = await fit({ ...options, threads: 1 });
    for (const threads of THREADS) {
      const before = made('add');
      expect(await fit({ ...options, threads, sharing: { pool, sharing: 'rows' } })).toEqual(alone);
      expect(made('add') - before).toBeGreaterThanOrEqual(8); // two starts, each of four passes
    }
  });
});
