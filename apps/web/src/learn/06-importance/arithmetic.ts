import type { TableData } from '@latent/charts';
import type { Draws, WeightedMean } from '../../numbers/importance.ts';
import { cellName, columnLines, given, type Line } from '../line.ts';

/** The average and its variance with numbers put in. */
export function arithmeticOf({ terms, mean, variance }: WeightedMean, marginal: number): readonly (string | Line)[] {
  const drawn = terms.flatMap(({ q, ratio }, i) => (ratio === undefined ? [] : [{ q, ratio, row: i }]));
  const ratios = drawn.flatMap(({ row }) => [cellName(row, 2), cellName(row, 3)]);
  return [
    ...terms.map(
      ({ q, joint, ratio }, i): Line => ({
        of: cellName(i, 3),
        text:
          ratio === undefined
            ? `T=${i}: q = 0 never draws it; ${joint.toFixed(4)} / 0 is not defined`
            : `T=${i}: p(w, t) / q(t) = ${joint.toFixed(4)} / ${q.toFixed(4)} = ${ratio.toFixed(4)}`,
        from: [cellName(i, 1), cellName(i, 2)],
      }),
    ),
    {
      of: 'mean',
      text: `mean = ${drawn.map(({ q, ratio }) => `${q.toFixed(4)}×${ratio.toFixed(4)}`).join(' + ')} = ${mean.toFixed(4)}`,
      from: ['bad', 'good', ...ratios],
    },
    {
      of: 'variance',
      text: `variance = ${drawn
        .map(({ q, ratio }) => `${q.toFixed(4)}×(${ratio.toFixed(4)} − ${mean.toFixed(4)})²`)
        .join(' + ')} = ${variance.toFixed(6)}`,
      from: ['mean', ...ratios],
    },
    `p(w) = ${marginal.toFixed(4)}`,
  ];
}

/** The terms of the formula, the table, and what the draws give. */
export function numbersOf({ terms }: WeightedMean, drawn: Draws, twin: TableData): readonly Line[] {
  const joint = ['(1 − π) t₀ = 0.70 × 0.20', 'π t₁ = 0.30 × 0.90'];
  const counts = terms.map((_, i) => drawn.thoughts.filter((thought) => thought === i).length);
  const isDrawn = terms.flatMap(({ ratio }, i) => (ratio === undefined ? [] : [{ ratio, count: counts[i] as number }]));
  return [
    ...terms.map(
      ({ q, joint: area, ratio }, i): Line => ({
        of: i === 0 ? 'bad' : 'good',
        text:
          ratio === undefined
            ? `q(T=${i}) = 0: never drawn, its area is lost`
            : `q(t) · p(w, t) / q(t) = ${q.toFixed(4)} × ${ratio.toFixed(4)} = ${area.toFixed(4)}`,
        from: [cellName(i, 2), cellName(i, 3)],
      }),
    ),
    ...columnLines(twin, 1, [], (cells, row) => `p(w, t) = ${joint[row]} = ${cells[1]}`),
    ...terms.map((_, i) => given(`q(T=${i})`, terms[1].q, i as 0 | 1, cellName(i, 2), 'q(thought is good)')),
    ...columnLines(twin, 4, [2, 3], ([, , q, ratio, product], row) =>
      terms[row]?.ratio === undefined ? undefined : `q(t) · ratio = ${q} × ${ratio} = ${product}`,
    ),
    {
      of: 'draws',
      text: `mean of draws = (${isDrawn.map(({ ratio, count }) => `${count} × ${ratio.toFixed(4)}`).join(' + ')}) / ${drawn.thoughts.length} = ${drawn.mean.toFixed(4)}\n±: the standard deviation of the drawn ratios over √${drawn.thoughts.length}`,
      from: terms.flatMap((_, i) => [cellName(i, 5), cellName(i, 3)]),
    },
  ];
}
