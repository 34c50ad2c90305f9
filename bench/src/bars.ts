/** What must hold of two figures, as the issue asks. */
export interface Bar {
  /** Contestant whose time counts, by the beginning of its name. */
  readonly who: string;
  /** Contestants that it is held against, by the beginning of their names: the fastest counts. */
  readonly against: string;
  /** Largest time of `who` over that time: 2 = no slower than 2.0×, 1/8 = 8× faster. */
  readonly most: number;
}

/** A bar and what was measured; null where nobody was there to be held against. */
export interface BarResult {
  readonly text: string;
  readonly measured: string | null;
  readonly met: boolean | null;
}

/** Holds bars against medians. */
export function judge(
  bars: readonly Bar[],
  timed: readonly { readonly name: string; readonly median: number }[],
): BarResult[] {
  return bars.map(({ who, against, most }) => {
    const own = timed.find(({ name }) => name.startsWith(who))?.median;
    const others = timed.filter(({ name }) => name.startsWith(against)).map(({ median }) => median);
    const text = `${who} ${timesText(most, 'at most')} ${against}`;
    if (own === undefined || others.length === 0) return { text, measured: null, met: null };
    const ratio = own / Math.min(...others);
    return { text, measured: timesText(ratio, most < 1 ? 'faster' : 'slower'), met: ratio <= most };
  });
}

/** A ratio of times in words: the larger number, and which way. */
function timesText(ratio: number, way: 'at most' | 'faster' | 'slower'): string {
  const isFaster = way === 'faster' || (way === 'at most' && ratio < 1);
  const factor = isFaster ? 1 / ratio : ratio;
  const figure = `${factor >= 100 ? factor.toFixed(0) : factor >= 10 ? factor.toFixed(1) : factor.toFixed(2)}×`;
  if (way === 'at most') return isFaster ? `at least ${figure} faster than` : `no slower than ${figure}`;
  return `${figure} ${way === 'faster' ? 'faster' : 'the time'}`;
}
