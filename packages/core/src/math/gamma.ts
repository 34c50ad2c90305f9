import { log } from './log.ts';
import { artanhRest, log1p, log1pMinus } from './log1p.ts';

const HALF_LOG_2_PI = 0.9189385332046728;
/** From here on eight terms of Stirling's series are exact to rounding. */
const FAR = 10;

/**
 * log Γ(x) for x > 0, within 3e-15 · max(1, |log Γ(x)|).
 *
 * @example logGamma(5) // log 24
 */
export function logGamma(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  return (x - 0.5) * log(x) - x + HALF_LOG_2_PI + stirlingError(x);
}

/**
 * log Γ(size + count) − log Γ(size), the log of size · (size + 1) · … · (size + count − 1), within 1e-15 · max(1, |result|) · 4.
 *
 * @param size from 1e-6 to 1e10
 * @param count a whole number from 0 to 2^53
 * @example logRising(1e10, 1) // log 1e10, where the difference of two log-gammas has lost five digits
 */
export function logRising(size: number, count: number): number {
  let product = 1;
  let from = size;
  let left = count;
  for (; left > 0 && (from < FAR || left <= FAR); left--, from++) product *= from;
  const start = log(product);
  if (left === 0) return start;
  const to = from + left;
  const rest = (from - 0.5) * log1p(left / from) + left * (log(to) - 1);
  return start + rest + (stirlingSeries(to) - stirlingSeries(from));
}

/**
 * What Stirling's formula leaves of log Γ(x + 1): log Γ(x + 1) − (x + ½)·log x + x − ½·log 2π for x > 0.
 * Within 1e-15 · max(1, |result|); the stirlerr of Loader (2000).
 */
export function stirlingError(x: number): number {
  if (x >= FAR) return stirlingSeries(x);
  const known = WHOLE[x - 1];
  if (known !== undefined) return known;
  let sum = 0;
  let y = x;
  // The error at y less the one at y + 1 is (y + ½)·log(1 + 1/y) − 1, all of one sign.
  for (; y < FAR; y++) {
    const v = 1 / (2 * y + 1);
    sum += y < 1 ? (y + 0.5) * (log(y + 1) - log(y)) - 1 : artanhRest(v * v);
  }
  return sum + stirlingSeries(y);
}

/**
 * Digamma ψ(x), the derivative of log Γ, for x > 0, within 4e-15 · max(1, |ψ(x)|).
 *
 * @example digamma(1) // −0.5772156649015329
 */
export function digamma(x: number): number {
  return log(x) + digammaExcess(x);
}

/** ψ(x) − log x < 0 for x > 0, within 10 ulp: it does not cancel where x is large. */
export function digammaExcess(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < FAR; y++) sum += log1pMinus(1 / y);
  const z = 1 / (y * y);
  const far = 1 / 132 - z * (691 / 32760 - z * (1 / 12 - z * (3617 / 8160)));
  const series = 1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * far)));
  return sum - (0.5 / y + z * series);
}

/**
 * Trigamma ψ′(x), the second derivative of log Γ, for x > 0, within 10 ulp.
 *
 * @example trigamma(1) // π² / 6
 */
export function trigamma(x: number): number {
  return 1 / x + trigammaExcess(x);
}

/** ψ′(x) − 1/x > 0 for x > 0, within 10 ulp: it does not cancel where x is large. */
export function trigammaExcess(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < FAR; y++) sum += 1 / (y * y * (y + 1));
  const z = 1 / (y * y);
  const far = 5 / 66 - z * (691 / 2730 - z * (7 / 6 - z * (3617 / 510 - z * (43867 / 798))));
  const series = 1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * far)));
  return sum + z * (0.5 + series / y);
}

function stirlingSeries(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z / 156)))))) / x;
}

/** Stirling errors of 1 … 9. */
const WHOLE = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733,
];
