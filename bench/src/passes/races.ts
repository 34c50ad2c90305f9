import type { Bar } from '../bars.ts';
import type { Race } from '../race.ts';
import { mclustPass, nativeDiscrete, nativeGaussian, ourPass, sklearnPass } from './contestants.ts';
import { type DiscretePass, discretePasses, drawDiscrete } from './discrete.ts';
import { drawGaussian, type GaussianPass, gaussianPasses } from './gaussian.ts';
import { withFile } from './problem.ts';

const UNIT = 'one EM iteration: tables, E-step, statistics, M-step; rows not collapsed, one thread unless said';
const [OURS, REFERENCE] = ['latent (WASM)', 'latent (TypeScript reference)'];

/** Races of single passes over latent classes. */
export const discreteRaces: readonly Race[] = discretePasses.map((pass) => ({
  name: `pass-${pass.name}`,
  title: titleOf(pass),
  unit: UNIT,
  bars: [
    ...(pass.items > 100 ? [] : [{ who: OURS, against: 'native', most: 2 }]),
    { who: OURS, against: REFERENCE, most: 1 / 8 },
  ],
  enter: async () => {
    const problem = drawDiscrete(pass);
    return withFile(problem, async (path) => [
      ourPass('wasm', problem),
      ourPass('reference', problem),
      ...(await nativeDiscrete(path, pass.classes)),
    ]);
  },
}));

function titleOf({ rows, items, levels, classes, missing, weighted }: DiscretePass): string {
  const cells = missing > 0 ? `, ${100 * missing}% missing` : '';
  return `${rows} rows × ${items} items × ${levels} levels, K = ${classes}${cells}${weighted ? ', weighted' : ''}`;
}

/** How many times faster than scikit-learn a pass must be. */
const FULL: Readonly<Record<number, number>> = { 2: 8, 8: 4, 32: 1.8 };
const DIAGONAL = 1.3;

/** Races of single passes over Gaussian mixtures. */
export const gaussianRaces: readonly Race[] = gaussianPasses.map((pass) => ({
  name: `pass-${pass.name}`,
  title: `${pass.covariance} covariances: ${pass.rows} rows × ${pass.size} columns, K = ${pass.classes}`,
  unit: UNIT,
  bars: barsOf(pass),
  enter: async () => {
    const problem = drawGaussian(pass);
    return withFile(problem, async (path) => [
      ourPass('wasm', problem),
      ourPass('reference', problem),
      await nativeGaussian(path),
      ...(await sklearnPass(path)),
      ...(pass.covariance === 'full' ? [await mclustPass(path)] : []),
    ]);
  },
}));

function barsOf({ covariance, size }: GaussianPass): Bar[] {
  const sklearn = {
    who: OURS,
    against: 'scikit-learn',
    most: 1 / (covariance === 'full' ? (FULL[size] as number) : DIAGONAL),
  };
  return covariance === 'full' && size > 2 ? [{ who: OURS, against: 'native', most: 2.2 }, sklearn] : [sklearn];
}
