/** What a typed number must be. */
export interface NumberRule {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean | undefined;
  /** Nothing may be typed. */
  readonly isOptional?: boolean | undefined;
}

/** A number as it was typed, or why it is none. */
export type TypedNumber =
  | { readonly value: number | undefined; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: string };

/**
 * Reads a typed number by the rule of data files, in every language alike: a decimal point, no decimal comma, no separators of thousands.
 *
 * @example
 * numberOf('0,5').problem; // 'Write it with a decimal point: 0.5.'
 */
export function numberOf(
  text: string,
  { min, max, isWhole = false, isOptional = false }: NumberRule = {},
): TypedNumber {
  const bare = text.trim();
  if (bare === '') return isOptional ? { value: undefined } : { problem: 'Type a number.' };
  if (/^[+-]?\d*,\d+$/.test(bare)) return { problem: `Write it with a decimal point: ${bare.replace(',', '.')}.` };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(bare)) return { problem: 'This is no number.' };
  const value = Number(bare);
  if (!Number.isFinite(value)) return { problem: 'This is too large.' };
  if (isWhole && !Number.isInteger(value)) return { problem: 'Type a whole number.' };
  if (min !== undefined && value < min) return { problem: `At least ${min}.` };
  if (max !== undefined && value > max) return { problem: `At most ${max}.` };
  return { value };
}
