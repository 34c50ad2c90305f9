import { binomialLog, exp, log, log1p, poissonLog } from '../math/index.ts';
import { normal, type Random } from '../random/index.ts';

/** Below this expectation a count is found by walking up from 0, above by transformed rejection (Hörmann 1993: from 10 on). */
const FEW = 10;

/** A Poisson count: inversion for small rates, PTRS (Hörmann 1993, "The transformed rejection method") for others. */
export function drawPoisson(random: Random, rate: number): number {
  if (!(rate < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (rate < FEW) return walk(random, exp(-rate), (count) => rate / count);
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= quick) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= poissonLog(count, rate)) return count;
  }
}

/** A number of successes: inversion where few are expected, BTRS (Hörmann 1993, "The generation of binomial random variates") otherwise. */
export function drawBinomial(random: Random, trials: number, probability: number): number {
  if (!(probability <= 1)) return Number.NaN;
  if (probability > 0.5) return trials - drawBinomial(random, trials, 1 - probability);
  if (trials === 0 || probability === 0) return 0;
  const failure = 1 - probability;
  const expected = trials * probability;
  if (expected < FEW) {
    const odds = probability / failure;
    return walk(random, exp(trials * log1p(-probability)), (count) => (odds * (trials - count + 1)) / count);
  }
  const deviation = Math.sqrt(expected * failure);
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const quick = 0.92 - 4.2 / b;
  const atMode = binomialLog(Math.floor((trials + 1) * probability), trials, probability);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + expected + 0.5);
    if (us >= 0.07 && v <= quick) return count;
    if (count < 0 || count > trials) continue;
    if (log((v * alpha) / (a / (us * us) + b)) <= binomialLog(count, trials, probability) - atMode) return count;
  }
}

/** A number from the gamma distribution with mean and variance `shape` (Marsaglia & Tsang 2000). */
export function drawGamma(random: Random, shape: number): number {
  // A gamma of shape + 1 times u^(1 / shape).
  if (shape < 1) return drawGamma(random, shape + 1) * exp(-random.exponential() / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - random.uniform();
    if (u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v;
  }
}

/** A negative binomial count: Poisson with a rate that is gamma-distributed with this mean and shape `size`. */
export function drawNegativeBinomial(random: Random, mean: number, size: number): number {
  return drawPoisson(random, (drawGamma(random, size) * mean) / size);
}

/** Inversion from 0 on. @param ratio p(count) / p(count − 1) */
function walk(random: Random, first: number, ratio: (count: number) => number): number {
  let left = random.uniform();
  let probability = first;
  let count = 0;
  while (left >= probability) {
    const next = probability * ratio(count + 1);
    if (!(next > 0)) break;
    left -= probability;
    probability = next;
    count++;
  }
  return count;
}
