// The same operations in the same order as assembly/math: equal bits, so that nothing upstream of a result depends on an
// engine's Math.exp or Math.log. Derivation and sources of the coefficients stand there.

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const ROUND = 6755399441055744;
const LOG2_E = Math.LOG2E;
const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** √½ as the kernel has it, in its high word: adding 1 − √½ makes the exponent field turn over there and not at 1. */
const TURN_OVER_HIGH = 0x3ff00000 - 0x3fe6a09e;

// Scaling by a table of powers gives the bits that the kernel gets by writing the exponent field. Writing it here, through
// half of a typed array's number, stalls the read that follows: log took 31 ns so and takes 9 (Math.log: 7).
const power = powersOfTwo();
const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
/** Word order differs on big-endian machines. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * e^x within 1.5 ulp, bit for bit the kernel's `exp`.
 *
 * @param x any number
 * @returns 0 below −708 (subnormal results are flushed), Infinity above 709.782712893384, NaN for NaN
 * @example exp(0) // 1
 */
export function exp(x: number): number {
  if (!(x >= -708 && x <= 709.782712893384)) return outside(x);
  const t = x * LOG2_E + ROUND;
  const n = t - ROUND;
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 0.16666666666666413 * r + 0.5000000000000011 + (0.008333333333494461 * r + 0.041666666666530155) * r2;
  const high =
    0.00019841269506578723 * r +
    0.0013888888943630134 +
    (2.755758637378518e-6 * r + 2.480149309888739e-5) * r2 +
    (2.500006162553128e-8 * r + 2.763024838532302e-7) * r4;
  const p = (low + high * r4) * r2 + r + 1;
  // 2p·2^(n − 1): 2^n itself may be no double (n = 1024), and both products are exact.
  return (p + p) * (power[n + 1023] as number);
}

/**
 * Natural logarithm within 1.5 ulp, bit for bit the kernel's `log`.
 *
 * @param x any number, subnormal ones included
 * @returns −Infinity for 0, NaN below 0 and for NaN
 * @example log(1) // 0
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x <= Number.MAX_VALUE) return logOfNormal(x, 0);
  if (x > 0 && x < SMALLEST_NORMAL) return logOfNormal(x * TWO_54, 54);
  return x === 0 ? -Infinity : x > 0 ? x : Number.NaN;
}

/** log(x / 2^raised) for a normal x. */
function logOfNormal(x: number, raised: number): number {
  number[0] = x;
  const exponent = (((words[HIGH] as number) + TURN_OVER_HIGH) >> 20) - 1023;
  const k = exponent - raised;
  const f = x * (power[1024 - exponent] as number) - 1;
  const half = f * 0.5 * f;
  const s = f / (f + 2);
  const z = s * s;
  const w = z * z;
  const even = ((0.15313837699209373 * w + 0.22222198432149784) * w + 0.3999999999940942) * w;
  const odd = (((0.14798198605116586 * w + 0.1818357216161805) * w + 0.2857142874366239) * w + 0.6666666666666735) * z;
  const tail = (half + (even + odd)) * s + k * LN2_LOW;
  return k * LN2_HIGH - (half - tail - f);
}

function outside(x: number): number {
  return x < -708 ? 0 : x > 0 ? Infinity : Number.NaN;
}

/** 2^−1024 … 2^1023, by doubling and halving: exact, which engines do not promise of `**`. */
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2048);
  for (let i = 0, up = 1, down = 1; i < 1024; i++) {
    powers[1024 + i] = up;
    up *= 2;
    down /= 2;
    powers[1023 - i] = down;
  }
  return powers;
}
