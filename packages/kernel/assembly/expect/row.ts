import { boundedExp } from '../math/exp';
import { log } from '../math/log';

/** Rows between two sums of logarithms. */
export const ROWS: i32 = 128;
/** 2^−256: rows with a smaller sum of products are done by `logRow`. */
export const LEAST: f64 = 8.636168555094445e-78;
/** 2^512: with a larger weight, weight/sum may overflow. */
export const HEAVY: f64 = 1.3407807929942597e154;

/**
 * One row by log-sum-exp: writes its posterior (zeros where it is impossible) and returns its log-likelihood. The logarithms of
 * a code are the sum of `most` rows of `logTable` that `parts` names; those of code 0, the class sizes, are one row.
 */
export function logRow(
  stride: usize,
  codes: usize,
  last: usize,
  parts: usize,
  most: i32,
  logTable: usize,
  posterior: usize,
): f64 {
  const end = posterior + stride;
  const bytes = (<usize>most) << 2;
  let largest = f64x2.splat(-Infinity);
  for (let out = posterior, lanes = logTable; out < end; out += 16, lanes += 16) {
    let sum = v128.load(lanes + <usize>load<u32>(parts) * stride);
    for (let at = codes; at < last; at += 2) {
      let part = parts + <usize>load<u16>(at) * bytes;
      for (const next = part + bytes; part < next; part += 4) {
        sum = f64x2.add(sum, v128.load(lanes + <usize>load<u32>(part) * stride));
      }
    }
    v128.store(out, sum);
    largest = f64x2.pmax(largest, sum);
  }
  largest = f64x2.pmax(largest, v128.shuffle<f64>(largest, largest, 1, 0));
  const m = f64x2.extract_lane(largest, 0);
  const shift = f64x2.splat(m == -Infinity ? 0.0 : m); // −∞ − m stays −∞ and does not become NaN
  let sums = f64x2.splat(0.0);
  for (let out = posterior; out < end; out += 16) {
    const e = boundedExp(f64x2.sub(v128.load(out), shift));
    v128.store(out, e);
    sums = f64x2.add(sums, e);
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  const factor = f64x2.splat(sum == 0.0 ? 0.0 : 1.0 / sum);
  for (let out = posterior; out < end; out += 16) v128.store(out, f64x2.mul(v128.load(out), factor));
  return f64x2.extract_lane(shift, 0) + log(sum);
}
