import {
  type Coins,
  coinsBoundCurve,
  coinsCurve,
  maximizedCoins,
  posteriorCurve,
  posteriorOfA,
} from '../../numbers/twoCoins.ts';

/** The coins of this lesson along its one parameter: p(heads) of coin A. All else stays. */
export const coinsAt = (a: number): Coins => ({ size: 0.5, a, b: 0.75 });

export const likelihoodAt = (a: number): number => coinsCurve(coinsAt(a));

/** The bound with responsibilities from the old parameter. */
export function frozenBound(old: number): (a: number) => number {
  const q = posteriorOfA(coinsAt(old));
  return (a) => coinsBoundCurve(coinsAt(a), q);
}

/** The bound with responsibilities from wherever it is asked for. */
export const followingBound = (a: number): number => coinsBoundCurve(coinsAt(a), posteriorCurve(coinsAt(a)));

/** Where the frozen bound is highest: the M-step's p(heads) of coin A. */
export const topOf = async (old: number): Promise<number> => (await maximizedCoins(posteriorOfA(coinsAt(old)))).a;
