// log x with x = 2^k·m, m in [√½, √2), and s = (m − 1)/(m + 1): scheme and coefficients of fdlibm, e_log.c (Sun, 1993).
// The scalar form, the two-lane form and src/math.ts give the same bits: change all three or none.
import { LN2_HIGH, LN2_LOW, multiplyAdd, ONE, one, two } from './constant';

const L1: usize = memory.data<f64>([0.6666666666666735]);
const L2: usize = memory.data<f64>([0.3999999999940942]);
const L3: usize = memory.data<f64>([0.2857142874366239]);
const L4: usize = memory.data<f64>([0.22222198432149784]);
const L5: usize = memory.data<f64>([0.1818357216161805]);
const L6: usize = memory.data<f64>([0.15313837699209373]);
const L7: usize = memory.data<f64>([0.14798198605116586]);
const HALF: usize = memory.data<f64>([0.5]);
const TWO: usize = memory.data<f64>([2.0]);
const SMALLEST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308]);
const TWO_54: usize = memory.data<f64>([18014398509481984.0]);
/** 2^52 + 1023, and + 54 for arguments that were raised by 2^54. 2^52's bits turn a small integer into a double. */
const BIAS: usize = memory.data<f64>([4503599627371519.0]);
const BIAS_RAISED: usize = memory.data<f64>([4503599627371573.0]);
const TWO_52_BITS: i64 = 0x4330000000000000;
/** The bits of √½ (high word). Adding 1 − √½ makes the exponent field turn over at √½ and not at 1. */
const SQRT_HALF_BITS: i64 = 0x3fe6a09e00000000;
const TURN_OVER: i64 = 0x3ff0000000000000 - SQRT_HALF_BITS;
const MANTISSA: i64 = 0x000fffffffffffff;
// The same in static memory, for both lanes: see constant.ts.
const TWO_52_BITS_2: usize = memory.data<i64>([TWO_52_BITS]);
const SQRT_HALF_BITS_2: usize = memory.data<i64>([SQRT_HALF_BITS]);
const TURN_OVER_2: usize = memory.data<i64>([TURN_OVER]);
const MANTISSA_2: usize = memory.data<i64>([MANTISSA]);

/** Natural logarithm within 1.5 ulp, subnormal arguments included; log 0 = −Infinity, NaN below 0. */
export function log(x: f64): f64 {
  if (x != x || x < 0.0) return NaN;
  if (x == 0.0) return -Infinity;
  if (x == Infinity) return Infinity;
  const raised = x < one(SMALLEST_NORMAL);
  const bits = reinterpret<i64>(raised ? x * one(TWO_54) : x) + TURN_OVER;
  const k = reinterpret<f64>((bits >>> 52) | TWO_52_BITS) - (raised ? one(BIAS_RAISED) : one(BIAS));
  const f = reinterpret<f64>((bits & MANTISSA) + SQRT_HALF_BITS) - 1.0;
  const half = f * 0.5 * f;
  const s = f / (f + 2.0);
  const z = s * s;
  const w = z * z;
  const even = ((one(L6) * w + one(L4)) * w + one(L2)) * w;
  const odd = (((one(L7) * w + one(L5)) * w + one(L3)) * w + one(L1)) * z;
  const tail = (half + (even + odd)) * s + k * one(LN2_LOW);
  return k * one(LN2_HIGH) - (half - tail - f);
}

/** out[i] = log(x[i]) for n values; x and out may be the same. */
export function logInto(x: usize, out: usize, n: i32): void {
  const end = out + ((<usize>(n & ~1)) << 3);
  for (; out < end; x += 16, out += 16) v128.store(out, log2(v128.load(x)));
  if (n & 1) store<f64>(out, log(load<f64>(x)));
}

/** `log` on two lanes, without branches. */
// @ts-ignore: decorator
@inline
export function log2(x: v128): v128 {
  const raised = f64x2.lt(x, two(SMALLEST_NORMAL));
  const normal = v128.bitselect(f64x2.mul(x, two(TWO_54)), x, raised);
  return exceptions(x, logOfNormal(normal, v128.bitselect(two(BIAS_RAISED), two(BIAS), raised)));
}

/** `log` on two lanes that are normal numbers above 0: half the time. */
// @ts-ignore: decorator
@inline
export function normalLog2(x: v128): v128 {
  return logOfNormal(x, two(BIAS));
}

// @ts-ignore: decorator
@inline
function logOfNormal(x: v128, bias: v128): v128 {
  const bits = i64x2.add(x, two(TURN_OVER_2));
  const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), two(TWO_52_BITS_2)), bias);
  const m = i64x2.add(v128.and(bits, two(MANTISSA_2)), two(SQRT_HALF_BITS_2));
  const f = f64x2.sub(m, two(ONE));
  const half = f64x2.mul(f64x2.mul(f, two(HALF)), f);
  const s = f64x2.div(f, f64x2.add(f, two(TWO)));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(multiplyAdd(multiplyAdd(two(L6), w, two(L4)), w, two(L2)), w);
  const odd = multiplyAdd(multiplyAdd(multiplyAdd(two(L7), w, two(L5)), w, two(L3)), w, two(L1));
  const series = f64x2.add(half, f64x2.add(even, f64x2.mul(odd, z)));
  const tail = multiplyAdd(series, s, f64x2.mul(k, two(LN2_LOW)));
  return f64x2.sub(f64x2.mul(k, two(LN2_HIGH)), f64x2.sub(f64x2.sub(half, tail), f));
}

/** Infinity → Infinity, 0 → −Infinity, negative and NaN → NaN, else y. */
// @ts-ignore: decorator
@inline
function exceptions(x: v128, y: v128): v128 {
  const zero = f64x2.splat(0.0);
  const finite = v128.bitselect(x, y, f64x2.eq(x, f64x2.splat(Infinity)));
  const nonZero = v128.bitselect(f64x2.splat(-Infinity), finite, f64x2.eq(x, zero));
  return v128.or(nonZero, v128.or(f64x2.lt(x, zero), f64x2.ne(x, x)));
}
