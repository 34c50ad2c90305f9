const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const NOT_FINITE = /^[+-]?(inf|infinity)$/i;

/** What a token is, as a number; white space around numbers does not count. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'decimal-comma' | 'not-finite' | 'text' };

/** Reads a token as a number: decimal point, optional exponent; `1e999` and `Infinity` are not finite, `1,5` has a decimal comma. */
export function readNumber(token: string): NumberReading {
  const bare = token.trim();
  if (NUMBER.test(bare)) {
    const value = Number(bare);
    return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'not-finite' };
  }
  if (NOT_FINITE.test(bare)) return { kind: 'not-finite' };
  return { kind: DECIMAL_COMMA.test(bare) ? 'decimal-comma' : 'text' };
}
