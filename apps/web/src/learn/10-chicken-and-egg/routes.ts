import { type Coins, coinsRun, HEADS, maximizedCoins } from '../../numbers/twoCoins.ts';

/** What is guessed first. */
export type Route = 'parameters' | 'responsibilities';

export interface Guess {
  readonly coins: Coins;
  readonly q: readonly number[];
}

/** The guess of a number from 1: fractions of multiples of square roots, which fill all there is evenly. */
export function guessOf(number: number): Guess {
  const [size = 0.5, a = 0.5, b = 0.5, ...q] = PRIMES.map((prime) => {
    const multiple = number * Math.sqrt(prime);
    return Number((0.05 + 0.9 * (multiple - Math.floor(multiple))).toFixed(3));
  });
  return { coins: { size, a, b }, q };
}

/** A log-likelihood after so many M-steps. */
export type Height = readonly [step: number, height: number];

/** All heights of a route to its end; before the first M-step there is one only where parameters were guessed. */
export async function courseOf(route: Route, { coins, q }: Guess): Promise<readonly Height[]> {
  const first = route === 'parameters' ? 0 : 1;
  const heights = await coinsRun(first === 0 ? coins : await maximizedCoins(q));
  return heights.map((height, i) => [i + first, height]);
}

/** One a guessed number. */
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19].slice(0, 3 + HEADS.length);
