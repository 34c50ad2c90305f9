import { exp } from './log.ts';

const SQRT_PI = 1.772453850905516;
const SQRT_HALF = Math.SQRT1_2;
/** Below, 1 − erf x loses no more than two bits; from here on the continued fraction needs at most 400 terms. */
const NEAR = 0.75;

/**
 * The complementary error function 2/√π ∫ₓ^∞ exp(−t²) dt, within 8 ulp also far out in the tail.
 *
 * @example erfc(0) // 1
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < 0) return 2 - erfc(-x);
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < NEAR ? 1 - erfNear(x) : tail(x);
}

/**
 * Φ(z), the probability that a standard normal number is at most z; to full precision also where it is tiny.
 *
 * @example normalCdf(0) // 0.5
 */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * SQRT_HALF);
}

/** 2/√π exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!, all terms of one sign (Abramowitz & Stegun 1964, 7.1.6). */
function erfNear(x: number): number {
  const square = 2 * x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; ; odd += 2) {
    term *= square / odd;
    const next = sum + term;
    if (next === sum) return (2 / SQRT_PI) * exp(-x * x) * sum;
    sum = next;
  }
}

/** exp(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (Abramowitz & Stegun 1964, 7.1.14), from the innermost term outwards. */
function tail(x: number): number {
  let fraction = x;
  for (let n = Math.ceil(20 + 200 / (x * x)); n > 0; n--) fraction = x + (0.5 * n) / fraction;
  // x² as the square of a short number and a rest: its rounding error would count x² times.
  const short = Math.fround(x);
  return (exp(-short * short) * exp((short - x) * (short + x))) / (SQRT_PI * fraction);
}
