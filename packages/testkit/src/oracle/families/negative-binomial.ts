import { at, flat } from '../nested.ts';
import { between, count, near } from './draws.ts';
import type { FamilyOracle } from './family.ts';
import { logFactorial, ratios, sumsBy, timesLog } from './sums.ts';

/** Counts of mean m and variance m + m²/s: p(x) = s(s + 1)…(s + x − 1)/x! · (s/(s + m))ˢ (m/(s + m))ˣ */
export const negativeBinomial: FamilyOracle = {
  blocks: (_, classes) => [
    { key: 'mean', shape: [classes], kind: 'positive' },
    { key: 'size', shape: [classes], kind: 'positive', improvedOnly: true },
  ],
  logDensity(_, values, latent, [x = Number.NaN]) {
    if (Number.isNaN(x)) return 0;
    const [mean, size] = [at(values['mean'], latent), at(values['size'], latent)];
    let rising = 0; // log Γ(s + x)/Γ(s) for a whole x
    for (let i = 0; i < x; i++) rising += Math.log(size + i);
    return rising - logFactorial(x) - size * Math.log1p(mean / size) + timesLog(x, mean / (size + mean));
  },
  // ∂Q/∂m = Σ r s(x − m)/(m(s + m)): the mean does not depend on the size.
  maximize: (task) => ({
    mean: ratios(
      sumsBy(task, ([x]) => x as number),
      sumsBy(task, () => 1),
      task.previous['mean'],
    ),
    size: task.previous['size'] as readonly number[],
  }),
  draw(_, values, latent, dice) {
    const [mean, size] = [at(values['mean'], latent), at(values['size'], latent)];
    const q = mean / (size + mean);
    return [count(dice, (1 - q) ** size, (n) => (q * (size + n)) / (n + 1))];
  },
  drawValues: (_, classes, dice) => ({
    mean: Array.from({ length: classes }, (_, k) => (2 + 8 * k) * between(dice, 0.7, 1.3)),
    size: Array.from({ length: classes }, () => between(dice, 2, 6)),
  }),
  nearby: (_, values, dice) => ({
    mean: flat(values['mean'] as number[]).map((mean) => near(dice, mean)),
    size: flat(values['size'] as number[]).map((size) => near(dice, size)),
  }),
  moments(_, values, latent) {
    const [mean, size] = [at(values['mean'], latent), at(values['size'], latent)];
    return { mean: [mean], covariance: [[mean + (mean * mean) / size]] };
  },
  iterates: () => true,
};
