import { at, flat } from '../nested.ts';
import { between, near } from './draws.ts';
import type { FamilyOracle } from './family.ts';
import { ratios, sumsBy } from './sums.ts';

/** f(x) = λ e^−λx */
export const exponential: FamilyOracle = {
  blocks: (_, classes) => [{ key: 'rate', shape: [classes], kind: 'positive' }],
  logDensity(_, values, latent, [x = Number.NaN]) {
    const rate = at(values['rate'], latent);
    return Number.isNaN(x) ? 0 : Math.log(rate) - rate * x;
  },
  maximize: (task) => ({
    rate: ratios(
      sumsBy(task, () => 1),
      sumsBy(task, ([x]) => x as number),
      task.previous['rate'],
    ),
  }),
  draw: (_, values, latent, dice) => [-Math.log(1 - dice.uniform()) / at(values['rate'], latent)],
  drawValues: (_, classes, dice) => ({
    rate: Array.from({ length: classes }, (_, k) => 0.25 * 6 ** k * between(dice, 0.8, 1.25)),
  }),
  nearby: (_, values, dice) => ({ rate: flat(values['rate'] as number[]).map((rate) => near(dice, rate)) }),
  moments(_, values, latent) {
    const mean = 1 / at(values['rate'], latent);
    return { mean: [mean], covariance: [[mean * mean]] };
  },
};
