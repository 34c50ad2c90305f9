import { fixed } from '../../numbers/shown.ts';
import { posteriorCurve } from '../../numbers/twoCoins.ts';
import { boundText, headsText, likelihoodText } from '../coinsArithmetic.ts';
import type { LessonFrameProps } from '../LessonFrame.tsx';
import { cellName, type Line, term } from '../line.ts';
import { coinsAt, followingBound, frozenBound, likelihoodAt } from './coins.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

export interface Places {
  readonly old: number;
  readonly now: number;
  /** Where the frozen bound is highest; undefined while it is computed. */
  readonly highest: number | undefined;
  /** Whether the bound follows the new parameter. */
  readonly follows: boolean;
}

/** Both curves along the parameter: as a table, and how each number comes about. */
export function saidOf({ old, now, highest, follows }: Places): Said {
  const frozen = frozenBound(old);
  const q = posteriorCurve(coinsAt(old));
  const places = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, old, now].sort((a, b) => a - b);
  const bound = (follows ? followingBound : frozen)(now);
  return {
    twin: {
      caption: 'Log-likelihood and bound along p(heads) of coin A (nats)',
      head: ['p(heads) of coin A', 'log-likelihood', 'frozen bound', 'bound that follows'],
      words: 0,
      rows: places.map((a) => [a, likelihoodAt(a), frozen(a), followingBound(a)].map((value) => value.toFixed(4))),
    },
    arithmetic: [
      `old = ${old.toFixed(4)}: log-likelihood ${likelihoodAt(old).toFixed(4)}, frozen bound ${frozen(old).toFixed(4)}`,
      `new = ${now.toFixed(4)}: log-likelihood ${likelihoodAt(now).toFixed(4)}, frozen bound ${frozen(now).toFixed(4)}`,
      { of: 'top', text: `top of the frozen bound = ${headsText(q)} = ${fixed(highest)}`, from: ['old parameter'] },
      `the bound there: ${highest === undefined ? '…' : frozen(highest).toFixed(4)}`,
    ],
    numbers: [
      {
        of: 'gap',
        text: `gap = l(new) − bound(new) = ${likelihoodAt(now).toFixed(4)} − ${term(bound)} = ${Math.abs(likelihoodAt(now) - bound).toFixed(4)}`,
        from: [
          'new parameter',
          ...places.flatMap((a, row) => (a === now ? [1, follows ? 3 : 2].map((c) => cellName(row, c)) : [])),
        ],
      },
      slopeLine('slope', 'slope of l', likelihoodAt, old),
      slopeLine('bound slope', 'slope of the bound', frozen, old),
      ...places.flatMap((a, row): Line[] => [
        {
          of: cellName(row, 1),
          text: `l = ${likelihoodText(coinsAt(a))} = ${likelihoodAt(a).toFixed(4)}`,
          from: [cellName(row, 0)],
        },
        {
          of: cellName(row, 2),
          text: `q at the old parameter:\nbound = ${boundText(coinsAt(a), q)} = ${frozen(a).toFixed(4)}`,
          from: [cellName(row, 0), 'old parameter'],
        },
        {
          of: cellName(row, 3),
          text: `q at ${a.toFixed(2)} itself:\nbound = ${boundText(coinsAt(a), posteriorCurve(coinsAt(a)))} = ${followingBound(a).toFixed(4)}`,
          from: [cellName(row, 0)],
        },
      ]),
    ],
  };
}

/** Between two places so near that the curve is straight. */
function slopeLine(of: string, name: string, curve: (a: number) => number, at: number): Line {
  const [below, above] = [at - NEAR, at + NEAR];
  const slope = (curve(above) - curve(below)) / (2 * NEAR);
  return {
    of,
    text: `${name} ≈ (${curve(above).toFixed(8)} − ${term(curve(below), 8)}) / (${above.toFixed(4)} − ${below.toFixed(4)}) = ${slope.toFixed(3)}`,
    from: ['old parameter'],
  };
}

const NEAR = 0.0005;
