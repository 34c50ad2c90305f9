import { type Coins, posteriorOfA } from '../../numbers/twoCoins.ts';

/** The old parameters of the lesson. */
export const OLD: Coins = { size: 0.5, a: 0.79, b: 0.46 };

const posterior = posteriorOfA(OLD);

/** Ways to choose q: the share of coin A in every row. */
export const presets = [
  { value: 'posterior', name: 'posterior', q: posterior },
  { value: 'uniform', name: 'uniform (here also the prior)', q: posterior.map(() => OLD.size) },
  { value: 'hard', name: 'hard: all to the likelier coin', q: posterior.map((share) => (share > 0.5 ? 1 : 0)) },
  { value: 'random', name: 'random', q: [0.9, 0.2, 0.3, 0.8, 0.6] },
  { value: 'swapped', name: 'posterior, coins swapped', q: posterior.map((share) => 1 - share) },
] as const;
