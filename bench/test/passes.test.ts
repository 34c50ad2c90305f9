import { expect, test } from 'vitest';
import { nativeDiscrete, nativeGaussian, ourPass } from '../src/passes/contestants.ts';
import { drawDiscrete } from '../src/passes/discrete.ts';
import { drawGaussian } from '../src/passes/gaussian.ts';
import { withFile } from '../src/passes/problem.ts';
import { type RaceResult, runRace } from '../src/race.ts';

const COMPILING = 120_000;
const base = { title: 'a small one', unit: 'one EM iteration' };

/** Where there is no compiler, native contestants are named as absent; nobody else is. */
function expectAll({ contestants, absent }: RaceResult, count: number): void {
  expect(contestants.length + absent.length).toBe(count);
  for (const { name, why } of absent) expect(`${name}: ${why}`).toMatch(/^native .*: there is no g\+\+$/);
}

test(
  'native passes over latent classes reach what ours reach: weights, missing cells, merged items, all widths',
  async () => {
    for (const { classes, weighted, missing } of [
      { classes: 3, weighted: true, missing: 0.1 },
      { classes: 7, weighted: false, missing: 0 },
      { classes: 11, weighted: true, missing: 0.1 },
    ]) {
      const problem = drawDiscrete({
        name: 'small',
        rows: 700,
        items: 7,
        levels: 3,
        classes,
        missing,
        weighted,
        seed: 5,
      });
      const enter = () =>
        withFile(problem, async (path) => [
          ourPass('wasm', problem),
          ourPass('reference', problem),
          ...(await nativeDiscrete(path, classes)),
        ]);
      expectAll(await runRace({ ...base, name: `K = ${classes}`, enter }, 1), 6);
    }
  },
  COMPILING,
);

test(
  'native passes over Gaussian mixtures reach what ours reach: whatever is left of tiles and blocks',
  async () => {
    for (const [covariance, size] of [
      ['full', 2],
      ['full', 7],
      ['diagonal', 3],
    ] as const) {
      const problem = drawGaussian({ name: 'small', covariance, rows: 300, size, classes: 3, seed: 6 });
      const enter = () =>
        withFile(problem, async (path) => [
          ourPass('wasm', problem),
          ourPass('reference', problem),
          await nativeGaussian(path),
        ]);
      expectAll(await runRace({ ...base, name: `${covariance} ${size}`, enter }, 1), 3);
    }
  },
  COMPILING,
);
