import { goodWord } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonFrameProps } from '../LessonFrame.tsx';
import { brief, cellName, type Line } from '../line.ts';
import { SHARE } from './tradeOff.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

/** A model with its log-likelihood. */
export interface Standing extends Theta {
  readonly height: number;
}

/** Models along the curve and, last, the one that is shown: as a table, and how each number comes about. */
export function saidOf(models: readonly Standing[], isLocked: boolean): Said {
  const last = models.length - 1;
  const { pi, t1, t0, height } = models[last] as Standing;
  const m = goodWord({ pi, t1, t0 });
  const mine = [0, 1, 2].map((column) => cellName(last, column));
  return {
    twin: {
      caption: 'Models along the curve, and the one that is shown (last)',
      head: ['π', 't₁', 't₀', 'm', 'log-likelihood'],
      words: 0,
      rows: models.map((model) => [
        model.pi.toFixed(4),
        model.t1.toFixed(4),
        model.t0.toFixed(4),
        goodWord(model).toFixed(6),
        model.height.toFixed(12),
      ]),
      name: (row, column) =>
        row === last ? ({ 3: 'm', 4: 'sum' } as Readonly<Record<number, string>>)[column] : undefined,
    },
    arithmetic: [
      { of: 'm', text: mOf({ pi, t1, t0 }), from: ['good', 'bad', ...mine] },
      { of: 'sum', text: `log-likelihood = ${wordsOf(m)} = ${height.toFixed(6)}`, from: ['m'] },
      `per word: ${(height / 100).toFixed(6)}`,
    ],
    numbers: [
      {
        of: 'good',
        text: `π t₁ = ${pi.toFixed(2)} × ${t1.toFixed(4)} = ${(pi * t1).toFixed(4)}`,
        from: [mine[0], mine[1], PI] as string[],
      },
      {
        of: 'bad',
        text: `(1 − π) t₀ = ${(1 - pi).toFixed(2)} × ${t0.toFixed(2)} = ${((1 - pi) * t0).toFixed(4)}`,
        from: [mine[0], mine[2], PI, T0] as string[],
      },
      { of: cellName(last, 0), text: `π = ${brief(pi)}`, setBy: PI },
      { of: cellName(last, 2), text: `t₀ = ${brief(t0)}`, setBy: T0 },
      ...models.flatMap((model, row) => lineOf(model, row, row === last && !isLocked)),
    ],
  };
}

function lineOf({ height, ...theta }: Standing, row: number, isFree: boolean): Line[] {
  const { pi, t1, t0 } = theta;
  const [ofPi, ofT1, ofT0, ofM] = [0, 1, 2, 3].map((column) => cellName(row, column)) as [
    string,
    string,
    string,
    string,
  ];
  return [
    isFree
      ? { of: ofT1, text: `t₁ = ${brief(t1)}`, setBy: 'p(thought is good) and p(word is good | good thought)' }
      : {
          of: ofT1,
          text: `t₁ = t₀ + (m − t₀) / π = ${brief(t0)} + (${SHARE} − ${brief(t0)}) / ${brief(pi)} = ${t1.toFixed(4)}`,
          from: [ofPi, ofT0],
        },
    { of: ofM, text: mOf(theta), from: [ofPi, ofT1, ofT0] },
    {
      of: cellName(row, 4),
      text: `37 log m + 63 log (1 − m) = ${wordsOf(goodWord(theta))} = ${height.toFixed(6)}`,
      from: [ofM],
    },
  ];
}

const mOf = (theta: Theta): string => {
  const { pi, t1, t0 } = theta;
  return `m = ${pi.toFixed(4)}×${t1.toFixed(4)} + ${(1 - pi).toFixed(4)}×${t0.toFixed(4)} = ${goodWord(theta).toFixed(6)}`;
};

const wordsOf = (m: number): string => `37 log ${m.toFixed(6)} + 63 log ${(1 - m).toFixed(6)}`;

const PI = 'π = p(T=1)';
const T0 = 't₀ = p(W=1 | T=0)';
