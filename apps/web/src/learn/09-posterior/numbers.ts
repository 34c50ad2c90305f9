import type { Decomposition } from 'latent';
import { type Coins, coinsDecomposition, maximizedCoins } from '../../numbers/twoCoins.ts';
import { OLD } from './presets.ts';

/** What one M-step from a q does. */
export interface Move {
  /** At the old parameters, with this q. */
  readonly before: Decomposition;
  /** At the new ones, with the same q. */
  readonly after: Decomposition;
  readonly coins: Coins;
  /** ℓ(new) − ℓ(old). */
  readonly change: number;
}

export async function moveFrom(q: readonly number[]): Promise<Move> {
  const coins = await maximizedCoins(q);
  const before = await coinsDecomposition(OLD, q);
  const after = await coinsDecomposition(coins, q);
  return { before, after, coins, change: after.logLikelihood - before.logLikelihood };
}
