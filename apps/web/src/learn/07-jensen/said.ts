import { signed } from '../../numbers/shown.ts';
import type { LessonFrameProps } from '../LessonFrame.tsx';
import { brief, cellName, type Line, term } from '../line.ts';
import type { Bent } from './functions.ts';
import type { Means } from './means.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

/** The points and both sides of the inequality: as a table, and how each number comes about. */
export function saidOf({ text, of }: Bent, points: readonly number[], weights: readonly number[], means: Means): Said {
  const heights = points.map(of);
  const at = (x: number): string => (text === '2x - 3' ? `2 × ${term(x)} − 3` : text.replace(/x$/, term(x)));
  const names = (column: number): string[] => points.map((_, i) => cellName(i, column));
  const { x, outside, inside } = means;
  return {
    twin: {
      caption: `Points on ${text} and their means`,
      head: ['', 'weight', 'x', text],
      rows: [
        ...points.map((point, i) => [
          `point ${i + 1}`,
          (weights[i] as number).toFixed(4),
          point.toFixed(4),
          of(point).toFixed(4),
        ]),
        ['mean', '1.0000', x.toFixed(4), inside.toFixed(4)],
        ['f of the mean', '', x.toFixed(4), outside.toFixed(4)],
      ],
      name: (row, column) =>
        row < points.length || column < 2
          ? undefined
          : column === 2
            ? 'x'
            : row === points.length
              ? 'inside'
              : 'outside',
    },
    arithmetic: [
      {
        of: 'x',
        text: `mean of x     = ${weightedSum(weights, points)} = ${x.toFixed(4)}`,
        from: [...names(1), ...names(2)],
      },
      { of: 'outside', text: `f of the mean = ${at(x)} = ${outside.toFixed(4)}`, from: ['x'] },
      {
        of: 'inside',
        text: `mean of f     = ${weightedSum(weights, heights)} = ${inside.toFixed(4)}`,
        from: [...names(1), ...names(3), ...points.map((_, i) => `point ${i + 1}`)],
      },
    ],
    numbers: [
      {
        of: 'difference',
        text: `f of the mean − mean of f = ${outside.toFixed(4)} − ${term(inside)} = ${signed(outside - inside)}`,
        from: ['outside', 'inside'],
      },
      ...points.flatMap((point, i): Line[] => [
        weightOf(weights, i),
        { of: cellName(i, 2), text: `x${i + 1} = ${brief(point)}`, setBy: `point ${i + 1}` },
        {
          of: cellName(i, 3),
          text: `${text} = ${at(point)} = ${(heights[i] as number).toFixed(4)}`,
          from: [cellName(i, 2)],
        },
      ]),
      { of: cellName(points.length, 1), text: `${weights.map(brief).join(' + ')} = 1.0000`, from: names(1) },
    ],
  };
}

/** A weight; the last is what the others leave. */
function weightOf(weights: readonly number[], i: number): Line {
  const weight = brief(weights[i] as number);
  const others = weights.slice(0, i);
  if (i < weights.length - 1)
    return { of: cellName(i, 1), text: `q${i + 1} = ${weight}`, setBy: `weight of point ${i + 1}` };
  return {
    of: cellName(i, 1),
    text: `q${i + 1} = 1 − ${others.map(brief).join(' − ')} = ${weight}`,
    setBy: `weight of point ${i}`,
  };
}

const weightedSum = (weights: readonly number[], values: readonly number[]): string =>
  values.map((value, i) => `${brief(weights[i] as number)} × ${term(value)}`).join(' + ');
