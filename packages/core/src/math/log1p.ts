import { log } from './log.ts';

/**
 * log(1 + x), within 3 ulp also where x is tiny.
 *
 * @returns −Infinity for −1, NaN below
 * @example log1p(1e-20) // 1e-20
 */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1 || sum === Number.POSITIVE_INFINITY) return x;
  if (sum === 0) return Number.NEGATIVE_INFINITY;
  // What rounding took from 1 + x counts with the slope 1 / (1 + x).
  return log(sum) - (sum - 1 - x) / sum;
}

/**
 * log(1 + t) − t ≤ 0, within 10 ulp also where t is tiny: the loss in units of a Poisson deviance.
 *
 * @param ratio 1 + t, where it is known better than the sum tells (t close to −1)
 * @example log1pMinus(1e-10) // −5e-21
 */
export function log1pMinus(t: number, ratio: number = 1 + t): number {
  const v = t / (2 + t);
  if (!(v > -0.3 && v < 0.3)) return log(ratio) - t;
  // log(1 + t) = 2·artanh v (Loader 2000), and 2v − t = −t·v.
  return 2 * v * artanhRest(v * v) - t * v;
}

/** artanh(v) / v − 1 = v²/3 + v⁴/5 + …, of v². */
export function artanhRest(square: number): number {
  let sum = 0;
  let power = 1;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (!(next > sum)) return next;
    sum = next;
  }
}
