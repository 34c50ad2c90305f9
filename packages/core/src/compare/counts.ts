import { exp } from '../math/index.ts';

/** A distribution of counts: on the whole numbers from 0. */
export interface Counts {
  /** log p(count); −Infinity where a count cannot be. */
  readonly logProbability: (count: number) => number;
  readonly mode: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** The ratio p(count + 1) / p(count) that far counts tend to from below, 0 where ratios fall for ever. */
  readonly lastRatio: number;
}

/** Tails below are left out. */
const TAIL = 1e-12;
/** Strides of a wide support, as shares of the count and of the deviation. */
const SHARE_OF_COUNT = 2 ** -14;
const SHARE_OF_DEVIATION = 2 ** -11;

/**
 * Total variation between two distributions of counts, ½ Σ |p − q| over the counts outside of which both tails are below 1e-12. One count
 * after the other where standard deviations are below 6000; above, runs of counts are taken at their middle, within 1e-8.
 *
 * @returns from 0 to 1
 */
export function countVariation(a: Counts, b: Counts): number {
  const [low, high] = [[lower(a), lower(b)] as const, [upper(a), upper(b)] as const];
  const cuts = [...new Set([...low, ...high.map((count) => count + 1)])].sort((x, y) => x - y);
  let sum = 0;
  for (let part = 0; part + 1 < cuts.length; part++) {
    const [from, end] = [cuts[part] as number, cuts[part + 1] as number];
    const present = [a, b].filter((_, i) => (low[i] as number) <= from && from <= (high[i] as number));
    if (present.length === 0) continue;
    const narrow = Math.min(...present.map(({ deviation }) => deviation)) * SHARE_OF_DEVIATION;
    for (let count = from; count < end; ) {
      const longest = Math.max(1, Math.floor(Math.min(narrow, count * SHARE_OF_COUNT, end - count)));
      const run = longest - (1 - (longest % 2)); // odd: its middle is a count
      const middle = count + (run - 1) / 2;
      sum += run * Math.abs(exp(a.logProbability(middle)) - exp(b.logProbability(middle)));
      count += run;
    }
  }
  return Math.min(1, sum / 2);
}

/** The last count of a range above which there is less than `TAIL`. */
function upper({ logProbability, mode, lastRatio }: Counts): number {
  return farthest(mode, Number.POSITIVE_INFINITY, (count) => {
    const own = logProbability(count);
    return isLittle(own, Math.max(lastRatio, exp(logProbability(count + 1) - own)));
  });
}

/** The first count of a range below which there is less than `TAIL`. */
function lower({ logProbability, mode }: Counts): number {
  const away = farthest(0, mode, (steps) => {
    const own = logProbability(mode - steps);
    return isLittle(own, exp(logProbability(mode - steps - 1) - own));
  });
  return mode - away;
}

/** What lies beyond a count, where each probability is at most `ratio` times the one before, is less than `TAIL`. */
const isLittle = (logProbability: number, ratio: number): boolean =>
  logProbability === Number.NEGATIVE_INFINITY || exp(logProbability) * ratio < TAIL * (1 - ratio);

/** The least number of at least `from` that is far enough, or `most`: by doubled steps, then by halving. */
function farthest(from: number, most: number, isFar: (value: number) => boolean): number {
  let near = from - 1;
  let step = 1;
  while (near + step < most && !isFar(near + step)) {
    near += step;
    step *= 2;
  }
  let far = Math.min(near + step, most);
  while (far - near > 1) {
    const middle = near + Math.floor((far - near) / 2);
    if (isFar(middle)) far = middle;
    else near = middle;
  }
  return far;
}
