import { type Coins, FLIPS, HEADS } from '../numbers/twoCoins.ts';
import { brief } from './line.ts';

/** p(coin, heads) of coin A and of coin B with numbers put in, without the binomial constant. */
export function jointText({ size, a, b }: Coins, heads: number): readonly [string, string] {
  const joint = (coin: number, p: number): string =>
    [brief(coin), power(p, heads), power(1 - p, FLIPS - heads)].filter((factor) => factor !== '').join('×');
  return [joint(size, a), joint(1 - size, b)];
}

const power = (base: number, exponent: number): string => (exponent === 0 ? '' : `${brief(base)}^${exponent}`);

/** The log-likelihood of the five rows. */
export const likelihoodText = (coins: Coins): string =>
  HEADS.map((heads) => `log(${jointText(coins, heads).join(' + ')})`).join(' + ');

/** The bound: q(A) log(p(A, x) / q(A)) and the same for coin B, row by row; nothing where q is 0, or would be written so. */
export const boundText = (coins: Coins, q: readonly number[]): string =>
  HEADS.flatMap((heads, row) => {
    const [inA, inB] = jointText(coins, heads);
    const share = q[row] as number;
    const term = (part: number, joint: string): string[] =>
      part < LEAST ? [] : [`${part.toFixed(6)} log(${joint} / ${part.toFixed(6)})`];
    return [...term(share, inA), ...term(1 - share, inB)];
  }).join(' + ');

/** p(coin): the mean of the shares. */
export const sizeText = (shares: readonly number[]): string => `(${sumText(shares)}) / ${HEADS.length}`;

/** p(heads) of a coin: the share of heads in what it has of every row. */
export const headsText = (shares: readonly number[]): string =>
  `(${shares.map((share, i) => `${share.toFixed(4)} × ${HEADS[i]}`).join(' + ')}) / (${FLIPS} × (${sumText(shares)}))`;

const sumText = (shares: readonly number[]): string => shares.map((share) => share.toFixed(4)).join(' + ');

const LEAST = 5e-7;
