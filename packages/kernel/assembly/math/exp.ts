// exp x with x = n·log 2 + r: e^r by a polynomial, 2^n by adding n to the exponent field. The scalar form, the two-lane
// form and src/math.ts run the same operations in the same order and so give the same bits: change all three or none.
import { LN2_HIGH, LN2_LOW, multiplyAdd, ONE, one, two } from './constant';

/** 1.5·2^52: adding it rounds to an integer and leaves that integer in the low bits of the sum. */
const ROUND: usize = memory.data<f64>([6755399441055744.0]);
const LOG2_E: usize = memory.data<f64>([1.4426950408889634]);
// e^r = 1 + r + r²·(E0 + E1 r + … + E9 r⁹): Remez exchange on |r| ≤ log 2 / 2, relative error 3.6e-18 (an ulp is 1e-16).
const E0: usize = memory.data<f64>([0.5000000000000011]);
const E1: usize = memory.data<f64>([0.16666666666666413]);
const E2: usize = memory.data<f64>([0.041666666666530155]);
const E3: usize = memory.data<f64>([0.008333333333494461]);
const E4: usize = memory.data<f64>([0.0013888888943630134]);
const E5: usize = memory.data<f64>([0.00019841269506578723]);
const E6: usize = memory.data<f64>([2.480149309888739e-5]);
const E7: usize = memory.data<f64>([2.755758637378518e-6]);
const E8: usize = memory.data<f64>([2.763024838532302e-7]);
const E9: usize = memory.data<f64>([2.500006162553128e-8]);
/** Below this the result is 0: subnormals would slow every pass that meets them, and no probability needs them. */
const LOWEST: usize = memory.data<f64>([-708.0]);
/** The largest argument with a finite result. */
const HIGHEST: usize = memory.data<f64>([709.782712893384]);

/** e^x within 1.5 ulp; 0 below −708, Infinity above 709.782712893384, NaN for NaN. */
export function exp(x: f64): f64 {
  if (x != x) return NaN;
  if (x > one(HIGHEST)) return Infinity;
  if (x < one(LOWEST)) return 0.0;
  const t = x * one(LOG2_E) + one(ROUND);
  const n = t - one(ROUND);
  const r = x - n * one(LN2_HIGH) - n * one(LN2_LOW);
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = one(E1) * r + one(E0) + (one(E3) * r + one(E2)) * r2;
  const high = one(E5) * r + one(E4) + (one(E7) * r + one(E6)) * r2 + (one(E9) * r + one(E8)) * r4;
  const p = (low + high * r4) * r2 + r + 1.0;
  return reinterpret<f64>(reinterpret<i64>(p) + (reinterpret<i64>(t) << 52));
}

/** out[i] = exp(x[i]) for n values; x and out may be the same. */
export function expInto(x: usize, out: usize, n: i32): void {
  const end = out + ((<usize>(n & ~1)) << 3);
  for (; out < end; x += 16, out += 16) {
    const value = v128.load(x);
    const bounded = v128.bitselect(f64x2.splat(Infinity), boundedExp(value), f64x2.gt(value, two(HIGHEST)));
    v128.store(out, bounded);
  }
  if (n & 1) store<f64>(out, exp(load<f64>(x)));
}

/** `exp` on two lanes that are not above 709.782712893384 (or are NaN), without branches. */
// @ts-ignore: decorator
@inline
export function boundedExp(x: v128): v128 {
  // pmax and not max, for which V8 needs a sequence that orders NaN and signed zeros. pmax(c, NaN) is c.
  const inside = f64x2.pmax(two(LOWEST), x);
  const t = multiplyAdd(inside, two(LOG2_E), two(ROUND));
  const n = f64x2.sub(t, two(ROUND));
  const r = f64x2.sub(f64x2.sub(inside, f64x2.mul(n, two(LN2_HIGH))), f64x2.mul(n, two(LN2_LOW)));
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = f64x2.add(multiplyAdd(two(E1), r, two(E0)), f64x2.mul(multiplyAdd(two(E3), r, two(E2)), r2));
  const high = f64x2.add(
    f64x2.add(multiplyAdd(two(E5), r, two(E4)), f64x2.mul(multiplyAdd(two(E7), r, two(E6)), r2)),
    f64x2.mul(multiplyAdd(two(E9), r, two(E8)), r4),
  );
  const p = f64x2.add(multiplyAdd(f64x2.add(low, f64x2.mul(high, r4)), r2, r), two(ONE));
  const scaled = i64x2.add(p, i64x2.shl(t, 52));
  return v128.or(v128.and(scaled, f64x2.ge(x, two(LOWEST))), f64x2.ne(x, x));
}
