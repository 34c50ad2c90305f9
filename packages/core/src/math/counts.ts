import { stirlingError } from './gamma.ts';
import { log } from './log.ts';
import { log1p, log1pMinus } from './log1p.ts';

const TWO_PI = 6.283185307179586;
/** Below, quotients of a count and its expectation might leave the range of numbers. */
const TINY = 1e-280;

/**
 * Log-probability of a Poisson count, by the saddle-point expansion of Loader (2000): within 4e-15 · max(1, |result|).
 *
 * @param count a whole number from 0 to 2^53
 * @param rate ≥ 0; a rate of 0 gives 0 for the count 0 and −Infinity for others
 * @example poissonLog(0, 2) // −2
 */
export function poissonLog(count: number, rate: number): number {
  if (count === 0 || !(rate < Number.POSITIVE_INFINITY)) return -rate;
  if (rate === 0) return Number.NEGATIVE_INFINITY;
  if (rate < TINY) return poissonLog(count, TINY) + count * (log(rate) - log(TINY));
  return -0.5 * log(TWO_PI * count) - stirlingError(count) - deviance(count, rate, count - rate);
}

/**
 * Log-probability of a number of successes, by the saddle-point expansion of Loader (2000): within 4e-15 · max(1, |result|).
 *
 * @param count successes, a whole number from 0 to `trials`
 * @param trials a whole number from 0 to 2^53
 * @param probability of a success, from 0 to 1; the probabilities 0 and 1 give 0 for what they make certain, −Infinity otherwise
 * @example binomialLog(1, 2, 0.5) // log ½
 */
export function binomialLog(count: number, trials: number, probability: number): number {
  if (trials === 0) return 0;
  const failures = trials - count;
  if (count === 0) return trials * log1p(-probability);
  if (failures === 0) return trials * log(probability);
  if (probability === 0 || probability === 1) return Number.NEGATIVE_INFINITY;
  if (probability < TINY) return binomialLog(count, trials, TINY) + count * (log(probability) - log(TINY));
  const expected = trials * probability;
  const away = count - expected - productRest(trials, probability, expected);
  return (
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(failures) -
    deviance(count, expected, away) -
    deviance(failures, trials * (1 - probability), -away) -
    0.5 * log(TWO_PI * count * (failures / trials))
  );
}

/**
 * Log-probability of a negative binomial count with variance mean + mean² / size, as a binomial with a real number of trials
 * (Loader 2000): within 1e-14 · max(1, |result|).
 *
 * @param count a whole number from 0 to 2^53
 * @param mean ≥ 0; a mean of 0 gives 0 for the count 0 and −Infinity for others
 * @param size > 0, finite
 * @example negativeBinomialLog(0, 1, 1) // log ½
 */
export function negativeBinomialLog(count: number, mean: number, size: number): number {
  if (count === 0) return -size * log1p(mean / size);
  if (mean === 0) return Number.NEGATIVE_INFINITY;
  if (mean < TINY) return negativeBinomialLog(count, TINY, size) + count * (log(mean) - log(TINY));
  const total = size + count;
  const share = size / (size + mean);
  const away = share * (count - mean);
  return (
    stirlingError(total) -
    stirlingError(count) -
    stirlingError(size) -
    deviance(count, total * (mean / (size + mean)), away) -
    deviance(size, total * share, -away) +
    0.5 * log(size / total / (TWO_PI * count))
  );
}

/** count·log(count / expected) − (count − expected) ≥ 0. @param away count − expected, which must not have cancelled */
function deviance(count: number, expected: number, away: number): number {
  return -count * log1pMinus(-away / count, expected / count);
}

/** What rounding took from a · b = product, exactly (Dekker 1971, Veltkamp's split). */
function productRest(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [highHalf(a), highHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function highHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}
