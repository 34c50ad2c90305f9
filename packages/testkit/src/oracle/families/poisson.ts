import { at, flat } from '../nested.ts';
import { between, count, near } from './draws.ts';
import type { FamilyOracle } from './family.ts';
import { logFactorial, ratios, sumsBy, timesLog } from './sums.ts';

/** p(x) = e^−λ λˣ / x! */
export const poisson: FamilyOracle = {
  blocks: (_, classes) => [{ key: 'rate', shape: [classes], kind: 'positive' }],
  logDensity(_, values, latent, [x = Number.NaN]) {
    const rate = at(values['rate'], latent);
    return Number.isNaN(x) ? 0 : timesLog(x, rate) - rate - logFactorial(x);
  },
  maximize: (task) => ({
    rate: ratios(
      sumsBy(task, ([x]) => x as number),
      sumsBy(task, () => 1),
      task.previous['rate'],
    ),
  }),
  draw(_, values, latent, dice) {
    const rate = at(values['rate'], latent);
    return [count(dice, Math.exp(-rate), (n) => rate / (n + 1))];
  },
  drawValues: (_, classes, dice) => ({
    rate: Array.from({ length: classes }, (_, k) => (1 + 4 * k) * between(dice, 0.7, 1.3)),
  }),
  nearby: (_, values, dice) => ({ rate: flat(values['rate'] as number[]).map((rate) => near(dice, rate)) }),
  moments(_, values, latent) {
    const rate = at(values['rate'], latent);
    return { mean: [rate], covariance: [[rate]] };
  },
};
