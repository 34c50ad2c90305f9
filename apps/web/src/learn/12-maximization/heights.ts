import { log } from 'latent';
import { brief } from '../line.ts';
import type { HeightParts } from './family.ts';

const expectedCount = ({ cells, shares }: HeightParts, level: string): string =>
  cells.reduce((sum, cell, i) => sum + (cell === level ? (shares[i] as number) : 0), 0).toFixed(2);

const weighted = ({ cells, shares }: HeightParts, of: (x: number) => number): number =>
  cells.reduce((sum, cell, i) => sum + (shares[i] as number) * of(Number(cell)), 0);

/** Q of each family at a value of its parameter, with numbers put in. */
export const heightTexts = {
  bernoulli: (parts: HeightParts): string =>
    `${expectedCount(parts, '1')} log ${brief(parts.theta)} + ${expectedCount(parts, '0')} log ${brief(1 - parts.theta)}`,
  categorical: (parts: HeightParts): string => {
    const [plain = 1, bad = 1] = parts.best.others;
    const ofPlain = ((1 - parts.theta) * plain) / (plain + bad);
    const levels = [
      ['good', parts.theta],
      ['plain', ofPlain],
      ['bad', 1 - parts.theta - ofPlain],
    ] as const;
    return levels.map(([level, p]) => `${expectedCount(parts, level)} log ${p.toFixed(6)}`).join(' + ');
  },
  poisson: (parts: HeightParts): string => {
    const factorials = parts.cells.map((cell, i) => (parts.shares[i] as number) * logFactorial(Number(cell)));
    const { top, bottom } = parts.best;
    const rest = factorials.reduce((sum, value) => sum + value, 0);
    return `${top.toFixed(3)} log ${brief(parts.theta)} − ${bottom.toFixed(3)} × ${brief(parts.theta)} − ${rest.toFixed(6)}`;
  },
  gaussian: (parts: HeightParts): string => {
    const variance = parts.best.others[0]?.toFixed(6);
    const spread = weighted(parts, (x) => (x - parts.theta) ** 2);
    return `−${parts.best.bottom.toFixed(3)} / 2 × log(2 × 3.14159265 × ${variance}) − ${spread.toFixed(6)} / (2 × ${variance})`;
  },
  own: (parts: HeightParts): string =>
    `${weighted(parts, () => 1).toFixed(3)} log ${brief(parts.theta)} + ${weighted(parts, (x) => x).toFixed(3)} log ${brief(1 - parts.theta)}`,
} as const;

/** log x! as a sum. */
function logFactorial(x: number): number {
  let sum = 0;
  for (let i = 2; i <= x; i++) sum += log(i);
  return sum;
}
