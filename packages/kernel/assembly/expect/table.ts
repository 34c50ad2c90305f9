/**
 * The E-step of a model that has tables only, in one pass and without exp: the product of what a row's codes name, at least one.
 * `table` has a row of probabilities a code (16 bits), those of the first item times the class sizes (to multiply by these row after
 * row took 3 to 8 % longer); row 0 is no code's.
 * A code may stand for several items: its logarithms are those of its parts, see `logRow`. Adds weight × posterior to the
 * counts of the row's codes and returns Σ weight·log-likelihood, rows in order. `scratch` has room for 128·(width + 2) numbers.
 *
 * No factor is above 1. So where the sum over the classes is at least 2^−256, what underflow took from it is below 2^−766 of it.
 * Any other row (tiny, impossible, not a number) is done by log-sum-exp.
 *
 * Powers of two that would keep longer products in range are left out: a class that underflows early may be the best one in the
 * end, and to see that takes an exponent a lane.
 */
import { logarithms } from './logarithms';
import { narrow } from './narrow';
import { ROWS } from './row';
import { wide } from './wide';

export function expectTable16(
  n: i32,
  width: i32,
  items: i32,
  codes: usize,
  weights: usize,
  table: usize,
  parts: usize,
  most: i32,
  logTable: usize,
  counts: usize,
  scratch: usize,
): f64 {
  const bytes = (<usize>items) << 1;
  let total = 0.0;
  for (; n > 0; n -= ROWS, codes += ROWS * bytes, weights += ROWS << 3) {
    const rows = min(n, ROWS);
    if (width == 2) total += narrow(1, rows, bytes, codes, weights, table, parts, most, logTable, counts, scratch);
    else if (width == 4) total += narrow(2, rows, bytes, codes, weights, table, parts, most, logTable, counts, scratch);
    else if (width == 6) total += narrow(3, rows, bytes, codes, weights, table, parts, most, logTable, counts, scratch);
    else if (width == 8) total += narrow(4, rows, bytes, codes, weights, table, parts, most, logTable, counts, scratch);
    else total += wide(rows, width, bytes, codes, weights, table, parts, most, logTable, counts, scratch);
    total += logarithms(rows, weights, scratch);
  }
  return total;
}
