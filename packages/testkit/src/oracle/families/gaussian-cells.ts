import type { Feature } from '../feature.ts';
import { add, at, matrixOf, type Nested } from '../nested.ts';
import { between, near, normal } from './draws.ts';
import type { FamilyOracle, Task, Values } from './family.ts';

/** Independent Gaussian cells: a variance for each column (one column, diagonal), or one for all columns of a class (spherical). */
export const gaussianCells: FamilyOracle = {
  blocks: (feature, classes) => {
    const d = widthOf(feature);
    return [
      { key: 'mean', shape: [classes, d], kind: 'free' },
      { key: 'variance', shape: isSpherical(feature) ? [classes] : [classes, d], kind: 'positive' },
    ];
  },
  logDensity: (feature, values, latent, cells) =>
    add(
      cells.map((x, d) => {
        if (Number.isNaN(x)) return 0;
        const variance = varianceOf(feature, values, latent, d);
        return -0.5 * (Math.log(2 * Math.PI * variance) + (x - at(values['mean'], latent, d)) ** 2 / variance);
      }),
    ),
  maximize(task) {
    const columns = Array.from({ length: widthOf(task.feature) }, (_, d) => d);
    const { previous, feature, classes } = task;
    const parts = Array.from({ length: classes }, (_, k) =>
      columns.map((d) => column(task, k, d, at(previous['mean'], k, d))),
    );
    const mean = parts.map((own) => own.map((part) => part.mean));
    const own = (k: number): Nested => (previous['variance'] as readonly Nested[])[k] as Nested;
    if (!isSpherical(feature))
      return {
        mean,
        variance: parts.map((line, k) => line.map((part, d) => divide(part.above, part.below, at(own(k), d)))),
      };
    const { prior } = feature;
    const scale = prior ? add(columns.map((d) => at(prior.scale, d, d))) / columns.length : 0;
    const degrees = prior ? (prior.degreesOfFreedom as number) + 2 + columns.length : 0;
    return {
      mean,
      variance: parts.map((line, k) =>
        divide(scale + add(line.map((part) => part.scatter)), degrees + add(line.map(({ n }) => n)), at(own(k))),
      ),
    };
  },
  logPrior(feature, values) {
    const { prior } = feature;
    if (!prior) return 0;
    const d = widthOf(feature);
    const [nu, kappa] = [prior.degreesOfFreedom as number, prior.shrinkage as number];
    const gap = (k: number, i: number) => kappa * (at(values['mean'], k, i) - at(prior.mean, i)) ** 2;
    return add(
      matrixOf(values['mean']).map((means, k) => {
        if (isSpherical(feature)) {
          const variance = at(values['variance'], k);
          const trace = add(means.map((_, i) => at(prior.scale, i, i))) / d;
          const gaps = add(means.map((_, i) => gap(k, i)));
          return -0.5 * ((nu + 2 + d) * Math.log(variance) + (trace + gaps) / variance);
        }
        return add(
          means.map((_, i) => {
            const variance = at(values['variance'], k, i);
            return -0.5 * ((nu + 3) * Math.log(variance) + (at(prior.scale, i, i) + gap(k, i)) / variance);
          }),
        );
      }),
    );
  },
  draw: (feature, values, latent, dice) =>
    (matrixOf(values['mean'])[latent] as readonly number[]).map(
      (mean, d) => mean + Math.sqrt(varianceOf(feature, values, latent, d)) * normal(dice),
    ),
  drawValues(feature, classes, dice) {
    const columns = Array.from({ length: widthOf(feature) });
    const variance = () => between(dice, 0.5, 1.5);
    return {
      mean: drawMeans(columns.length, classes, (least, most) => between(dice, least, most)),
      variance: Array.from({ length: classes }, () => (isSpherical(feature) ? variance() : columns.map(variance))),
    };
  },
  nearby: (_, values, dice) => ({
    mean: matrixOf(values['mean']).map((means) => means.map((mean) => mean + between(dice, -0.5, 0.5))),
    variance: (values['variance'] as readonly Nested[]).map((own) =>
      typeof own === 'number' ? near(dice, own) : own.map((variance) => near(dice, variance as number)),
    ),
  }),
  moments(feature, values, latent) {
    const mean = matrixOf(values['mean'])[latent] as readonly number[];
    const covariance = mean.map((_, i) => mean.map((_, j) => (i === j ? varianceOf(feature, values, latent, i) : 0)));
    return { mean, covariance };
  },
};

/** Means of the classes: three deviations from one to the next, up in one column and down in the next. */
export function drawMeans(
  columns: number,
  classes: number,
  between: (least: number, most: number) => number,
): number[][] {
  return Array.from({ length: classes }, (_, k) =>
    Array.from({ length: columns }, (_, d) => (d % 2 === 0 ? 3 : -3) * k + between(-0.5, 0.5)),
  );
}

/** Mean and squares of one column in one class, from its observed cells and the prior. */
function column({ feature: { prior }, rows, shares }: Task, k: number, d: number, previous: number) {
  const cells = rows.flatMap((row, i) => {
    const x = row[d] as number;
    return Number.isNaN(x) ? [] : [{ x, share: at(shares, i, k) }];
  });
  const n = add(cells.map(({ share }) => share));
  const kappa = prior?.shrinkage ?? 0;
  const toward = prior ? at(prior.mean, d) : 0;
  const mean = divide(add(cells.map(({ x, share }) => share * x)) + kappa * toward, n + kappa, previous);
  // About the new mean the prior's square is one more cell of weight κ.
  const scatter = add(cells.map(({ x, share }) => share * (x - mean) ** 2)) + kappa * (mean - toward) ** 2;
  return {
    n,
    mean,
    scatter,
    above: scatter + (prior ? at(prior.scale, d, d) : 0),
    below: n + (prior ? (prior.degreesOfFreedom as number) + 3 : 0),
  };
}

const divide = (above: number, below: number, otherwise: number): number => (below > 0 ? above / below : otherwise);

const widthOf = ({ columns }: Feature): number => columns?.length ?? 1;
const isSpherical = ({ covariance }: Feature): boolean => covariance === 'spherical';
const varianceOf = (feature: Feature, values: Values, latent: number, d: number): number =>
  isSpherical(feature) ? at(values['variance'], latent) : at(values['variance'], latent, d);
