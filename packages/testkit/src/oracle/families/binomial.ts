import type { Feature } from '../feature.ts';
import { at, flat } from '../nested.ts';
import { between } from './draws.ts';
import type { FamilyOracle } from './family.ts';
import { logFactorial, ratios, sumsBy, timesLog } from './sums.ts';

/** Successes among trials; where the trials are a column, cells are successes and trials, and one of them missing is both missing. */
export const binomial: FamilyOracle = {
  blocks: (_, classes) => [{ key: 'probability', shape: [classes], kind: 'positive' }],
  columns: ({ name, trials }) => (typeof trials === 'string' ? [name, trials] : [name]),
  logDensity(feature, values, latent, cells) {
    if (cells.some(Number.isNaN)) return 0;
    const [x, n, p] = [cells[0] as number, trialsOf(feature, cells), at(values['probability'], latent)];
    const choices = logFactorial(n) - logFactorial(x) - logFactorial(n - x);
    return choices + timesLog(x, p) + timesLog(n - x, 1 - p);
  },
  maximize: (task) => ({
    probability: ratios(
      sumsBy(task, ([x]) => x as number),
      sumsBy(task, (cells) => trialsOf(task.feature, cells)),
      task.previous['probability'],
    ),
  }),
  draw(feature, values, latent, dice) {
    const own = typeof feature.trials === 'string' ? [3 + dice.below(10)] : [];
    const p = at(values['probability'], latent);
    const tosses = Array.from({ length: trialsOf(feature, [0, ...own]) }, () => (dice.uniform() < p ? 1 : 0));
    return [tosses.reduce<number>((sum, toss) => sum + toss, 0), ...own];
  },
  drawValues: (_, classes, dice) => ({
    probability: Array.from({ length: classes }, (_, k) => between(dice, k + 0.25, k + 0.75) / classes),
  }),
  nearby: (_, values, dice) => ({
    probability: flat(values['probability'] as number[]).map((p) => p + (0.5 - p) * between(dice, -0.1, 0.4)),
  }),
  moments(feature, values, latent) {
    const [n, p] = [trialsOf(feature, []), at(values['probability'], latent)];
    return { mean: [n * p], covariance: [[n * p * (1 - p)]] };
  },
};

const trialsOf = ({ trials }: Feature, cells: readonly number[]): number =>
  typeof trials === 'number' ? trials : (cells[1] as number);
