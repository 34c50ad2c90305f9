import { exp, log, log1p, normalCdf } from '../math/index.ts';

/**
 * Total variation between two normal distributions, exact: the densities cross where a quadratic equation says so, and in between the
 * narrower one is the larger.
 *
 * @param meanA and its standard deviation, above 0
 * @returns from 0 to 1
 * @example normalVariation(0, 1, 2, 1) // 2Φ(1) − 1
 */
export function normalVariation(meanA: number, deviationA: number, meanB: number, deviationB: number): number {
  if (deviationA > deviationB) return normalVariation(meanB, deviationB, meanA, deviationA);
  const ratio = deviationA / deviationB;
  const away = Math.abs(meanB - meanA) / deviationA;
  if (ratio === 1 && away === 0) return 0;
  if (ratio === 0 || away === Number.POSITIVE_INFINITY) return 1; // out of the range of numbers
  // With z = (x − meanA) / deviationA: (1 − ratio²) z² + 2 ratio² away z − (ratio² away² − 2 log ratio) = 0.
  const leading = ((deviationB - deviationA) / deviationB) * (1 + ratio);
  const logRatio = ratio > 0.5 ? log1p((deviationA - deviationB) / deviationB) : log(ratio);
  const half = ratio * ratio * away;
  const rest = half * away - 2 * logRatio;
  const sum = half + Math.sqrt(half * half + leading * rest);
  const [left, right] = [-sum / leading, rest / sum]; // −∞ where the deviations are equal
  const own = normalCdf(right) - normalCdf(left);
  const other = normalCdf(ratio * (right - away)) - normalCdf(ratio * (left - away));
  return Math.min(1, Math.max(0, own - other));
}

/**
 * Total variation between two exponential distributions, in closed form: (1 − q) q^(q / (1 − q)) with q the smaller rate over the larger.
 *
 * @param a rate, above 0
 * @returns from 0 to 1
 * @example exponentialVariation(1, 2) // ¼
 */
export function exponentialVariation(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  const away = (large - small) / large;
  if (away === 0) return 0;
  const q = small / large;
  const logQ = q > 0.5 ? log1p(-away) : log(q);
  return away * exp((q / away) * logQ);
}
