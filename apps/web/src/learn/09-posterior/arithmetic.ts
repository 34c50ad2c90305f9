import { signed } from '../../numbers/shown.ts';
import { HEADS } from '../../numbers/twoCoins.ts';
import { headsText, sizeText } from '../coinsArithmetic.ts';
import { cellName, type Line, term } from '../line.ts';
import type { Move } from './numbers.ts';
import { presets } from './presets.ts';

/** The gap and the M-step, with numbers put in. */
export function arithmeticOf(q: readonly number[], move: Move): readonly Line[] {
  const strips = HEADS.map((_, row) => `q(coin A) of row ${row + 1}`);
  const [gap, , change, ...coins] = linesOf(q, move);
  return [
    { ...gap, of: 'gap', from: strips },
    ...coins.map((line) => ({ ...line, from: strips })),
    { ...change, of: 'change', from: [...strips, 'q is'] },
  ] as readonly Line[];
}

/** The same for every q of the table. */
export const tableLines = (moves: readonly Move[] | undefined): readonly Line[] =>
  (moves ?? []).flatMap((move, row) =>
    linesOf(presets[row]?.q ?? [], move).map((line, i): Line => ({ ...line, of: cellName(row, i + 1) })),
  );

/** In the order of the table's columns. */
function linesOf(q: readonly number[], { before, after, coins, change }: Move): readonly Pick<Line, 'text'>[] {
  const rest = q.map((share) => 1 - share);
  const difference = (name: string, to: number, from: number, is: string): string =>
    `${name} = ${to.toFixed(4)} − ${term(from)} = ${is}`;
  return [
    difference('gap = l(old) − ELBO(q, old)', before.logLikelihood, before.elbo, before.kl.toFixed(4)),
    difference('change = ELBO(q, new) − ELBO(q, old)', after.elbo, before.elbo, signed(after.elbo - before.elbo)),
    difference('change = l(new) − l(old)', after.logLikelihood, before.logLikelihood, signed(change)),
    `p(A) = ${sizeText(q)} = ${coins.size.toFixed(4)}`,
    `heads of A = ${headsText(q)} = ${coins.a.toFixed(4)}`,
    `heads of B = ${headsText(rest)} = ${coins.b.toFixed(4)}`,
  ].map((text) => ({ text }));
}
