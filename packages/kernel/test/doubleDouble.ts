// Oracle for exp and log: double-double arithmetic (about 31 digits; Dekker 1971, Knuth TAOCP 2, 4.2.2), no fused operations.

/** An unevaluated sum; `low` is at most half an ulp of `high`. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** e^x as mantissa × 2^exponent, so that nothing under- or overflows. */
export function exactExp(x: number): { mantissa: DoubleDouble; exponent: number } {
  const exponent = Math.round(x / Math.LN2);
  // log 2 in three parts, the first two of 40 bits: their products with the exponent are exact.
  const head = twoSum(x, -exponent * 0.6931471805592082);
  const r = add(add(head, -exponent * 7.371002565161996e-13), -exponent * 5.8029889835956905e-25);
  const small = { high: r.high / 64, low: r.low / 64 };
  // expm1 of r/64 by Horner: r(1 + r/2(1 + r/3(…))), then doubled six times: expm1(2r) = expm1(r)² + 2·expm1(r).
  let factor: DoubleDouble = { high: 1, low: 0 };
  for (let k = 13; k >= 2; k--) factor = add(divide(multiply(small, factor), k), 1);
  let series = multiply(small, factor);
  for (let i = 0; i < 6; i++)
    series = addPair(multiply(series, series), { high: 2 * series.high, low: 2 * series.low });
  return { mantissa: add(series, 1), exponent };
}

/** log x for finite x > 0, subnormal ones included. */
export function exactLog(x: number): DoubleDouble {
  const f = x - 1;
  if (Math.abs(f) < 2 ** -10) return seriesOfLog({ high: f, low: 0 });
  // One Newton step from Math.log: log x = y + log(x·e^(−y)).
  const y = Math.log(x);
  const { mantissa, exponent } = exactExp(-y);
  const rest = add(multiply(mantissa, { high: scale(x, exponent), low: 0 }), -1);
  return add(seriesOfLog(rest), y);
}

/** x·2^exponent, in two steps since 2^exponent alone may not be a double. */
export function scale(x: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
}

/** |value − exact| in units of the last place of exact. */
export function ulps(value: number, exact: DoubleDouble): number {
  const last = 2 ** (Math.floor(Math.log2(Math.abs(exact.high))) - 52);
  return Math.abs((value - exact.high - exact.low) / last);
}

function seriesOfLog(f: DoubleDouble): DoubleDouble {
  let sum: DoubleDouble = { high: 0, low: 0 };
  for (let k = 12; k >= 1; k--) {
    sum = addPair(divide({ high: k % 2 ? 1 : -1, low: 0 }, k), multiply(sum, f));
  }
  return multiply(sum, f);
}

function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

function twoProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const p = a * 134217729;
  const a1 = p - (p - a);
  const q = b * 134217729;
  const b1 = q - (q - b);
  const a2 = a - a1;
  const b2 = b - b1;
  return { high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2 };
}

function addPair(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = twoSum(a.high, b.high);
  return twoSum(s.high, s.low + (a.low + b.low));
}

function add(a: DoubleDouble, b: number): DoubleDouble {
  const s = twoSum(a.high, b);
  return twoSum(s.high, s.low + a.low);
}

function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = twoProduct(a.high, b.high);
  return twoSum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

function divide(a: DoubleDouble, b: number): DoubleDouble {
  const high = a.high / b;
  const p = twoProduct(high, b);
  return twoSum(high, (a.high - p.high - p.low + a.low) / b);
}
