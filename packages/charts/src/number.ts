/** What is printed where there is no number. */
export const NONE = '-';

/**
 * A number with so many significant digits, as tables show it; very large and very small ones with an exponent.
 *
 * @example
 * significant(-2.4890252); // '-2.48903'
 */
export function significant(value: number | null | undefined, digits = 6): string {
  return special(value) ?? String(Number((value as number).toPrecision(digits)));
}

/** A number with so many decimals, so that a column of them lines up. */
export function decimals(value: number | null | undefined, places: number): string {
  return special(value) ?? withoutMinusZero((value as number).toFixed(places));
}

/** A probability: four decimals. */
export function probability(value: number | null | undefined): string {
  return decimals(value, 4);
}

/** A log-likelihood or objective: six decimals, since optima that differ by 1e-4 are different optima. */
export function logLikelihood(value: number | null | undefined): string {
  return decimals(value, 6);
}

/** An information criterion: four decimals. */
export function criterion(value: number | null | undefined): string {
  return decimals(value, 4);
}

/** A whole number or a weight. */
export function count(value: number): string {
  return Number.isInteger(value) ? String(value) : significant(value);
}

/** `1 row`, `2 rows`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function special(value: number | null | undefined): string | undefined {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  if (Number.isFinite(value)) return undefined;
  return value > 0 ? 'inf' : '-inf';
}

function withoutMinusZero(text: string): string {
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}
