/** The slope of a curve, by central differences: right to about nine digits for curves like these. */
export const slopeAt = (curve: (value: number) => number, value: number): number =>
  (curve(value + STEP) - curve(value - STEP)) / (2 * STEP);

const STEP = 1e-5;
