import type { WeightedMean } from '../../numbers/importance.ts';

/** The average and its variance with numbers put in. */
export function arithmeticOf({ terms, mean, variance }: WeightedMean, marginal: number): readonly string[] {
  const drawn = terms.filter(({ ratio }) => ratio !== undefined);
  return [
    ...terms.map(({ q, joint, ratio }, i) =>
      ratio === undefined
        ? `T=${i}: q = 0 never draws it; ${joint.toFixed(4)} / 0 is not defined`
        : `T=${i}: p(w, t) / q(t) = ${joint.toFixed(4)} / ${q.toFixed(4)} = ${ratio.toFixed(4)}`,
    ),
    `mean = ${drawn.map(({ q, ratio }) => `${q.toFixed(4)}×${ratio?.toFixed(4)}`).join(' + ')} = ${mean.toFixed(4)}`,
    `variance = ${drawn
      .map(({ q, ratio }) => `${q.toFixed(4)}×(${ratio?.toFixed(4)} − ${mean.toFixed(4)})²`)
      .join(' + ')} = ${variance.toFixed(6)}`,
    `p(w) = ${marginal.toFixed(4)}`,
  ];
}
