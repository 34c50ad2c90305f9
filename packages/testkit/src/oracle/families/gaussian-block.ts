import type { Feature } from '../feature.ts';
import { eliminate } from '../linear.ts';
import { add, at, matrixOf, type Nested } from '../nested.ts';
import { complete, conditional } from './conditional.ts';
import { between, normal } from './draws.ts';
import type { FamilyOracle, Task, Values } from './family.ts';
import { drawMeans } from './gaussian-cells.ts';

type Matrix = readonly (readonly number[])[];

/** A block of columns with a covariance: one for each class (full) or one for all (tied). */
export const gaussianBlock: FamilyOracle = {
  blocks: (feature, classes) => {
    const d = feature.columns?.length ?? 1;
    const mean = { key: 'mean', shape: [classes, d], kind: 'free' } as const;
    return isTied(feature)
      ? [mean, { key: 'covariance', shape: [d, d], kind: 'covariance', shared: true }]
      : [mean, { key: 'covariance', shape: [classes, d, d], kind: 'covariance' }];
  },
  logDensity(feature, values, latent, cells) {
    const { observed, inverse, logDeterminant } = conditional(covarianceOf(feature, values, latent), cells);
    const mean = meanOf(values, latent);
    const gap = observed.map((cell) => (cells[cell] as number) - (mean[cell] as number));
    const square = gap.reduce((sum, a, i) => sum + gap.reduce((own, b, j) => own + a * b * at(inverse, i, j), 0), 0);
    return -0.5 * (observed.length * Math.log(2 * Math.PI) + logDeterminant + square);
  },
  maximize(task) {
    const { feature, previous, classes } = task;
    const { prior } = feature;
    const d = feature.columns?.length ?? 1;
    const parts = Array.from({ length: classes }, (_, k) => one(task, k));
    const mean = parts.map((part) => part.mean);
    const scale: Nested = prior?.scale ?? Array.from({ length: d }, () => new Array<number>(d).fill(0));
    const divide = (scatters: readonly Matrix[], below: number, otherwise: Matrix): Matrix =>
      below > 0
        ? otherwise.map((line, i) =>
            line.map((_, j) => (at(scale, i, j) + add(scatters.map((own) => at(own, i, j)))) / below),
          )
        : otherwise;
    const nu = prior?.degreesOfFreedom ?? 0;
    if (isTied(feature)) {
      const below = add(parts.map(({ n }) => n)) + (prior ? nu + d + 1 + classes : 0);
      const scatters = parts.map(({ scatter }) => scatter);
      return { mean, covariance: divide(scatters, below, covarianceOf(feature, previous, 0)) };
    }
    const covariance = parts.map(({ n, scatter }, k) =>
      divide([scatter], n + (prior ? nu + d + 2 : 0), covarianceOf(feature, previous, k)),
    );
    return { mean, covariance };
  },
  logPrior(feature, values) {
    const { prior } = feature;
    if (!prior) return 0;
    const means = matrixOf(values['mean']);
    const d = prior.mean?.length ?? 0;
    const nu = prior.degreesOfFreedom as number;
    const gaps = (k: number, inverse: Matrix): number => {
      const gap = (i: number) => at(means, k, i) - at(prior.mean, i);
      return (prior.shrinkage as number) * total(d, (i, j) => gap(i) * gap(j) * at(inverse, i, j));
    };
    const trace = (inverse: Matrix): number => total(d, (i, j) => at(prior.scale, i, j) * at(inverse, j, i));
    if (isTied(feature)) {
      const { inverse, logDeterminant } = eliminate(covarianceOf(feature, values, 0));
      const sum = add(means.map((_, k) => gaps(k, inverse)));
      return -0.5 * ((nu + d + 1 + means.length) * logDeterminant + trace(inverse) + sum);
    }
    return add(
      means.map((_, k) => {
        const { inverse, logDeterminant } = eliminate(covarianceOf(feature, values, k));
        return -0.5 * ((nu + d + 2) * logDeterminant + trace(inverse) + gaps(k, inverse));
      }),
    );
  },
  // One cell after the other, each given those before it.
  draw(feature, values, latent, dice) {
    const [mean, covariance] = [meanOf(values, latent), covarianceOf(feature, values, latent)];
    const cells = mean.map(() => Number.NaN);
    cells.forEach((_, i) => {
      const { left } = conditional(covariance, cells); // of the missing cells this one comes first
      cells[i] = (complete(covariance, mean, cells)[i] as number) + Math.sqrt(at(left, 0, 0)) * normal(dice);
    });
    return cells;
  },
  drawValues(feature, classes, dice) {
    const d = feature.columns?.length ?? 1;
    const covariance = (): Matrix => {
      const loads = Array.from({ length: d }, () => between(dice, -0.7, 0.7));
      const own = loads.map(() => between(dice, 0.5, 1));
      return loads.map((a, i) => loads.map((b, j) => a * b + (i === j ? (own[i] as number) : 0)));
    };
    return {
      mean: drawMeans(d, classes, (least, most) => between(dice, least, most)),
      covariance: isTied(feature) ? covariance() : Array.from({ length: classes }, covariance),
    };
  },
  nearby(feature, values, dice) {
    const scaled = (matrix: Matrix): Matrix => {
      const [factor, shrink] = [between(dice, 0.75, 4 / 3), between(dice, 0.5, 1)];
      return matrix.map((line, i) => line.map((value, j) => factor * (i === j ? value : shrink * value)));
    };
    return {
      mean: matrixOf(values['mean']).map((means) => means.map((mean) => mean + between(dice, -0.5, 0.5))),
      covariance: isTied(feature)
        ? scaled(covarianceOf(feature, values, 0))
        : matrixOf(values['mean']).map((_, k) => scaled(covarianceOf(feature, values, k))),
    };
  },
  moments: (feature, values, latent) => ({
    mean: meanOf(values, latent),
    covariance: covarianceOf(feature, values, latent),
  }),
};

/** Mean and scatter of one class from the completed rows: the squares of what is filled in, and what is left open about it. */
function one({ feature, rows, shares, previous }: Task, k: number): { n: number; mean: number[]; scatter: Matrix } {
  const { prior } = feature;
  const [before, covariance] = [meanOf(previous, k), covarianceOf(feature, previous, k)];
  const completed = rows.flatMap((cells, i) =>
    cells.every(Number.isNaN) ? [] : [{ x: complete(covariance, before, cells), cells, share: at(shares, i, k) }],
  );
  const n = add(completed.map(({ share }) => share));
  const kappa = prior?.shrinkage ?? 0;
  const toward = (d: number): number => (prior ? at(prior.mean, d) : 0);
  const mean = before.map((value, d) =>
    n + kappa > 0 ? (add(completed.map(({ x, share }) => share * at(x, d))) + kappa * toward(d)) / (n + kappa) : value,
  );
  const gap = (x: readonly number[], d: number): number => at(x, d) - at(mean, d);
  const scatter = mean.map((_, i) =>
    mean.map((_, j) => {
      // About the new mean the prior is one more row of weight κ.
      let sum = kappa * (toward(i) - at(mean, i)) * (toward(j) - at(mean, j));
      for (const { x, cells, share } of completed) {
        sum += share * gap(x, i) * gap(x, j);
        const { missing, left } = conditional(covariance, cells);
        const [a, b] = [missing.indexOf(i), missing.indexOf(j)];
        if (a >= 0 && b >= 0) sum += share * at(left, a, b);
      }
      return sum;
    }),
  );
  return { n, mean, scatter };
}

const total = (d: number, term: (i: number, j: number) => number): number =>
  add(Array.from({ length: d * d }, (_, at) => term(Math.floor(at / d), at % d)));

const isTied = ({ covariance }: Feature): boolean => covariance === 'tied';
const meanOf = (values: Values, latent: number): readonly number[] =>
  matrixOf(values['mean'])[latent] as readonly number[];
const covarianceOf = (feature: Feature, values: Values, latent: number): Matrix =>
  isTied(feature) ? matrixOf(values['covariance']) : ((values['covariance'] as readonly Matrix[])[latent] as Matrix);
