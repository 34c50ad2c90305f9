/** The error in units of max(1, |reference|). */
export const errorOf = (value: number, reference: number): number =>
  value === reference ? 0 : Math.abs(value - reference) / Math.max(1, Math.abs(reference));

export const relativeErrorOf = (value: number, reference: number): number =>
  value === reference ? 0 : Math.abs(value - reference) / Math.abs(reference);
