import { type Coins, coinsLogLikelihood, maximizedCoins, posteriorOfA } from '../../numbers/twoCoins.ts';
import type { EmMoment } from '../useEm.ts';

/** The two half-steps; the E-step has parameters, or it is not its turn. */
export const steps = {
  expect: async (coins: Coins | undefined) => {
    if (!coins) throw new TypeError('the E-step needs parameters');
    return posteriorOfA(coins);
  },
  maximize: (q: readonly number[]) => maximizedCoins(q),
};

/** The last round gained next to nothing. */
export function isDone(history: readonly EmMoment<Coins | undefined, readonly number[]>[]): boolean {
  const [before, last] = history
    .flatMap(({ parameters, expected }) => (parameters && expected === undefined ? [parameters] : []))
    .slice(-2);
  return before !== undefined && last !== undefined && coinsLogLikelihood(last) - coinsLogLikelihood(before) < 1e-6;
}
