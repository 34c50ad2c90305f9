import { digammaExcess, exp, log1pMinus, negativeBinomialLog, trigammaExcess } from '../math/index.ts';

/** Sizes stay between these: above, a count up to thousands is Poisson to rounding; below, a positive count has no probability left. */
const LEAST = 1e-6;
const MOST = 1e7;
/** Longest step of log size. */
const LONGEST = 3;

/**
 * A size with an expected log-likelihood at least that of `previous` (to rounding), by one Newton step in log size that is halved until
 * it is.
 *
 * @param counts expected counts of the support
 * @param mean the class's new mean
 */
export function improveSize(counts: Float64Array, support: Float64Array, mean: number, previous: number): number {
  const { slope, curvature } = sizeScore(counts, support, mean, previous);
  const along = previous * slope;
  if (mean === 0 || along === 0 || !Number.isFinite(along)) return previous;
  const bend = along + previous * previous * curvature;
  // Where Q is not concave in log size, a long step uphill.
  const newton = bend < 0 ? -along / bend : along > 0 ? LONGEST : -LONGEST;
  const quality = (size: number): number => {
    let sum = 0;
    for (let level = 0; level < counts.length; level++) {
      const count = counts[level] as number;
      if (count !== 0) sum += count * negativeBinomialLog(support[level] as number, mean, size);
    }
    return sum;
  };
  const [least, most] = [Math.min(LEAST, previous), Math.max(MOST, previous)];
  const before = quality(previous);
  let step = Math.max(-LONGEST, Math.min(LONGEST, newton));
  for (let halvings = 0; halvings < 40; halvings++, step /= 2) {
    const size = Math.min(most, Math.max(least, previous * exp(step)));
    const loss = before - quality(size);
    if (loss <= 0) return size;
    // What is left to gain drowns in the rounding of Q; the derivatives still tell where the maximum is.
    if (Math.abs(along * step) <= UNSEEN * Math.abs(before))
      return bend < 0 && loss <= ROUNDING * Math.abs(before) ? size : previous;
  }
  return previous;
}

/** A gain of Q, relative to Q, that its sum may not show, and what rounding may do to the sum at most. */
const UNSEEN = 1e-14;
const ROUNDING = 1e-13;

/** First and second derivative of Σ n·log p in the size. Written so that nothing cancels where the size is large. */
export function sizeScore(
  counts: ArrayLike<number>,
  support: Float64Array,
  mean: number,
  size: number,
): { slope: number; curvature: number } {
  const total = size + mean;
  const [first, second] = [digammaExcess(size), trigammaExcess(size)];
  let [slope, curvature] = [0, 0];
  for (let level = 0; level < counts.length; level++) {
    const count = counts[level] as number;
    if (count === 0) continue;
    const value = support[level] as number;
    const away = (value - mean) / total;
    // ψ(r + x) − ψ(r) + log(r / (r + μ)) + (μ − x) / (r + μ), its logarithms in one
    slope += count * (log1pMinus(away, (size + value) / total) + (digammaExcess(size + value) - first));
    curvature += count * ((away * away) / (size + value) + (trigammaExcess(size + value) - second));
  }
  return { slope, curvature };
}
