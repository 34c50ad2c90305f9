/** So many parameters are looked at, from one end of the axis to the other. */
export const PLACES = 1001;

export interface LeastGap {
  /** At how many places the bound is above the log-likelihood by more than rounding does. */
  readonly above: number;
  /** Where it comes closest, and how close. */
  readonly at: number;
  readonly gap: number;
}

export function leastGap(
  logLikelihood: (value: number) => number,
  bound: (value: number) => number,
  [from, to]: readonly [number, number],
): LeastGap {
  let best: LeastGap = { above: 0, at: from, gap: Number.POSITIVE_INFINITY };
  let above = 0;
  for (let i = 0; i < PLACES; i++) {
    const at = from + ((to - from) * i) / (PLACES - 1);
    const height = logLikelihood(at);
    const gap = height - bound(at);
    if (gap < -ROUNDING * Math.abs(height)) above++;
    if (gap < best.gap) best = { above: 0, at, gap };
  }
  return { ...best, above };
}

/** Of sums of a few terms, relative. */
const ROUNDING = 1e-14;
