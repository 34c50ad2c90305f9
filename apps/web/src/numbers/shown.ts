/** A number with so many decimals; an ellipsis while it is being computed. */
export const fixed = (value: number | undefined, places = 4): string => value?.toFixed(places) ?? '…';

/** A difference with its sign: `+0.0940`, `-0.3821`; an ellipsis while it is being computed. */
export function signed(value: number | undefined, places = 4): string {
  const text = fixed(value, places);
  return value === undefined || Number(text) < 0 ? text : `+${text.replace('-', '')}`;
}

/** 1 − p without the noise of binary fractions. */
export const rest = (p: number): number => Number((1 - p).toPrecision(12));
