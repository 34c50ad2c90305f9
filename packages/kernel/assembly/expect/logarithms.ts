import { LN2_HIGH, LN2_LOW, one } from '../math/constant';
import { log, normalLog2 } from '../math/log';

const MANTISSA: usize = memory.data<i64>([0x000fffffffffffff]);
const EXPONENT_OF_ONE: usize = memory.data<i64>([0x3ff0000000000000]);

/**
 * Σ weight·log sum over a block of rows; the sums are normal numbers. Where all weights are the same it is the logarithm of one
 * product: mantissas are multiplied, up to 2^128, and exponents added, so nothing leaves its range. It costs a tenth of a
 * logarithm a row.
 */
export function logarithms(n: i32, weights: usize, sums: usize): f64 {
  const weight = load<f64>(weights);
  const even = n & ~1;
  const end = sums + ((<usize>even) << 3);
  const mask = v128.load_splat<i64>(MANTISSA);
  const exponent = v128.load_splat<i64>(EXPONENT_OF_ONE);
  const first = f64x2.splat(weight);
  let product = f64x2.splat(1.0);
  let exponents = i64x2.splat(0);
  let others = i64x2.splat(0);
  for (let at = sums, own = weights; at < end; at += 16, own += 16) {
    const bits = v128.load(at);
    product = f64x2.mul(product, v128.or(v128.and(bits, mask), exponent));
    exponents = i64x2.add(exponents, i64x2.shr_u(bits, 52));
    others = v128.or(others, f64x2.ne(v128.load(own), first));
  }
  let total = 0.0;
  if (v128.any_true(others)) total = weighted(end, weights, sums);
  else {
    const k = <f64>(i64x2.extract_lane(exponents, 0) + i64x2.extract_lane(exponents, 1) - <i64>even * 1023);
    const rest = log(f64x2.extract_lane(product, 0) * f64x2.extract_lane(product, 1));
    total = weight * (k * one(LN2_HIGH) + (k * one(LN2_LOW) + rest));
  }
  if (n & 1) {
    const own = load<f64>(weights + ((<usize>even) << 3));
    if (own != 0.0) total += own * log(load<f64>(end));
  }
  return total;
}

/** One row after the other, so that rows of weight 0, which add 0, change no bit. */
function weighted(end: usize, weights: usize, sums: usize): f64 {
  let total = 0.0;
  for (; sums < end; sums += 16, weights += 16) {
    const both = f64x2.mul(v128.load(weights), normalLog2(v128.load(sums)));
    total += f64x2.extract_lane(both, 0);
    total += f64x2.extract_lane(both, 1);
  }
  return total;
}
